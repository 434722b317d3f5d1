import type { ReactNode } from 'react';
import { titledPageAt } from '@/components/shell/pages';
import { PageLink } from '@/components/ui/page-link';
import { guide as words } from '@/lib/messages/guide';
import { RepositoryPath } from './repository-path';

/** A sentence, what there is to say of it, and what makes it true. */
export function Statement({
  what,
  more,
  proofs,
  children,
}: {
  readonly what: string;
  readonly more: string;
  readonly proofs: readonly string[];
  readonly children?: ReactNode;
}) {
  return (
    <li className="guide-statement">
      <p>
        <b>{what}</b> {more}
      </p>
      {children}
      <ProofList proofs={proofs} />
    </li>
  );
}

/** Pages that show it, and files that decide or test it. */
export function ProofList({ proofs }: { readonly proofs: readonly string[] }) {
  return (
    <ul className="guide-proofs" aria-label={words.proofs}>
      {proofs.map((proof) => (
        <li key={proof}>
          {proof.startsWith('/') ? (
            <PageLink href={proof} className="text-link">
              {titledPageAt(proof)?.title()}
            </PageLink>
          ) : (
            <RepositoryPath path={proof} />
          )}
        </li>
      ))}
    </ul>
  );
}
