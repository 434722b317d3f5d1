import { CopyText } from '@/components/ui/copy-text';
import { models } from '@/lib/messages/models';

const words = models.card;

/** The beginning of a hash or id, with a button that copies all of it. */
export function Hash({ text }: { readonly text: string }) {
  return <CopyText text={text} label={words.copy} copied={words.copied} />;
}
