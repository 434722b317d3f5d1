import type { Metadata } from 'next';
import { GalleryPage } from '@/components/gallery/gallery-page';
import { shell } from '@/lib/messages/shell';

export const metadata: Metadata = { title: shell.pages.gallery };

export default function Page() {
  return <GalleryPage />;
}
