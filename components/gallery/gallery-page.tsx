import { ControlsPart } from './controls-part';
import { DomainPart } from './domain-part';
import { FeedbackPart } from './feedback-part';
import { FloatingPart } from './floating-part';
import { PicturesPart } from './pictures-part';
import { TablesPart } from './tables-part';

/**
 * Every component in every state, for those who build pages: the real ones, with made-up content. English, whatever
 * language is chosen, but for the words that components bring along. No page leads here but CONTRIBUTING.
 */
export function GalleryPage() {
  return (
    <div className="page-body grid gap-8" lang="en">
      <p className="max-w-[72ch] text-fg-2">
        Components of <code className="font-mono">components/ui</code> and those of the domain that pages share, in
        every state they have. Switch theme and language at the top; the picture of this page is made by{' '}
        <code className="font-mono">npm run screenshots</code>.
      </p>
      <ControlsPart />
      <FeedbackPart />
      <FloatingPart />
      <TablesPart />
      <PicturesPart />
      <DomainPart />
    </div>
  );
}
