import { type KeyChord, partsOfChord } from '@/lib/domain/annotation/key-map';

/** A key on a button, for the eye alone: the button names it by aria-keyshortcuts. */
export function KeyHint({ chord }: { readonly chord: KeyChord | undefined }) {
  if (chord === undefined || chord === '') return null;
  return <kbd aria-hidden>{partsOfChord(chord, isMac()).join(' ')}</kbd>;
}

export function isMac(): boolean {
  return typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.platform);
}
