import type { Metadata } from 'next';
import { GuidePage } from '@/components/guide/guide-page';
import { guide } from '@/lib/messages/guide';

export const metadata: Metadata = { title: guide.title };

export default function Page() {
  return <GuidePage />;
}
