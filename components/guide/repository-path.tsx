'use client';

import { CopyText } from '@/components/ui/copy-text';
import { guide as words } from '@/lib/messages/guide';

/** Address of the repository, where package.json names one; next.config.js hands it on. */
const REPOSITORY = process.env.REPOSITORY_URL ?? '';

/** A file or folder of the repository: a link where its address is known, else to be copied. */
export function RepositoryPath({ path }: { readonly path: string }) {
  if (REPOSITORY === '') {
    return <CopyText text={path} shown={path.length} label={words.copy(path)} copied={words.copied} />;
  }
  return (
    <a className="text-link font-mono text-[12px]" href={`${REPOSITORY}/tree/HEAD/${path}`} rel="noreferrer">
      {path}
    </a>
  );
}
