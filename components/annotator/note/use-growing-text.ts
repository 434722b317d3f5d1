'use client';

import { useEffect, useMemo, useState } from 'react';
import type { CharOffset, Note } from '@/lib/domain/text/note';
import { createGrowingText, type GrowingText, type GrownText } from './growing-text';

/** From this length on (characters) lines out of sight are not laid out. */
const LONG_NOTE = 6000;

/**
 * The note's text as far as it is taken apart and drawn: its beginning at once, the rest frame by frame.
 * @param least an offset that must be there now, however far down
 */
export function useGrowingText(
  note: Note,
  least: CharOffset,
): { readonly grown: GrownText; readonly growing: GrowingText; readonly long: boolean } {
  const [growing] = useState(() => createGrowingText(note));
  const [wanted, setWanted] = useState(1);
  const grown = useMemo(() => growing.upTo(Math.max(wanted, least)), [growing, wanted, least]);
  const { end } = grown;
  const { length } = note.text;
  useEffect(() => {
    if (end >= length) return;
    const frame = requestAnimationFrame(() => setWanted(end + 1));
    return () => cancelAnimationFrame(frame);
  }, [end, length]);
  return { grown, growing, long: length > LONG_NOTE };
}
