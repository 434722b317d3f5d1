import type { Metadata } from 'next';
import { GuidePage } from '@/components/guide/guide-page';
import { guide } from '@/lib/messages/en/guide';

export const metadata: Metadata = { title: guide.title };

export default function Page() {
  return <GuidePage />;
}
