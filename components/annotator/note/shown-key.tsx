import { type KeyChord, partsOfChord } from '@/lib/domain/annotation/key-map';
import { isMac } from './key-hint';

/** A key with its modifiers, each in a box. */
export function ShownKey({ chord }: { readonly chord: KeyChord }) {
  return (
    <span className="shown-key">
      {partsOfChord(chord, isMac()).map((part) => (
        <kbd key={part}>{part}</kbd>
      ))}
    </span>
  );
}
