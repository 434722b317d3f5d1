import { CopyText } from '@/components/ui/copy-text';
import { models } from '@/lib/messages/models';

const { copy, copied } = models.card;

/** The beginning of a hash or id, with a button that copies all of it. */
export function Hash({ text }: { readonly text: string }) {
  return <CopyText text={text} label={copy} copied={copied} />;
}
