import { Compass } from 'lucide-react';
import type { Metadata } from 'next';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { shell } from '@/lib/messages/shell';

export const metadata: Metadata = { title: shell.notFound.title };

export default function NotFoundPage() {
  return (
    <EmptyState
      icon={Compass}
      title={shell.notFound.heading}
      actions={
        <ButtonLink href="/read" variant="primary">
          {shell.notFound.action}
        </ButtonLink>
      }
    >
      {shell.notFound.text}
    </EmptyState>
  );
}
