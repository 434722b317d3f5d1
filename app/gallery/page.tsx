import type { Metadata } from 'next';
import { GalleryPage } from '@/components/gallery/gallery-page';

export const metadata: Metadata = { title: 'Components' };

export default function Page() {
  return <GalleryPage />;
}
