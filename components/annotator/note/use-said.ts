'use client';

import { useCallback, useEffect, useState } from 'react';

/** Long enough to be read; then the line is free again. */
const SHOWN_MS = 6000;

/** The page's live line: what was done or why not. */
export function useSaid(): { readonly said: string; readonly announce: (message: string) => void } {
  const [message, setMessage] = useState({ text: '', count: 0 });
  const announce = useCallback(
    (text: string) =>
      setMessage((before) =>
        // The same words said again are another message; silence again is nothing, and comes with every key.
        text === '' && before.text === '' ? before : { text, count: before.count + 1 },
      ),
    [],
  );
  useEffect(() => {
    if (message.text === '') return;
    const timer = setTimeout(() => setMessage((before) => ({ ...before, text: '' })), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [message]);
  return { said: message.text, announce };
}
