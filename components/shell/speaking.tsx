'use client';

import { Fragment, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { languageInUse, onLanguageChange } from '@/lib/messages/language';
import { keepLanguage } from './language';

/** All of the page in the language in use; it wakes up in English, as it was prerendered. */
export function Speaking({ children }: { readonly children: ReactNode }) {
  const language = useSyncExternalStore(onLanguageChange, languageInUse, () => 'en' as const);
  useEffect(keepLanguage, []);
  return <Fragment key={language}>{children}</Fragment>;
}
