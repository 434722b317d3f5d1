'use client';

import { ChevronDown, SunMoon } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Menu, MenuCaption, MenuChoices } from '@/components/ui/menu';
import { LANGUAGES, type Language, languageInUse, onLanguageChange } from '@/lib/messages/language';
import { shell } from '@/lib/messages/shell';
import { chooseLanguage } from './language';
import { chooseTheme, onThemeChange, storedTheme, type Theme } from './theme';

const words = shell.display;
const LANGUAGE_CHOICES = Object.entries(LANGUAGES).map(([value, label]) => ({ value: value as Language, label }));

/** How pages look, and what they speak. */
export function DisplayMenu() {
  const theme = useSyncExternalStore(onThemeChange, storedTheme, () => 'system' as const);
  const language = useSyncExternalStore(onLanguageChange, languageInUse, () => 'en' as const);
  const themes: readonly { value: Theme; label: string }[] = [
    { value: 'system', label: words.system },
    { value: 'light', label: words.light },
    { value: 'dark', label: words.dark },
  ];
  return (
    <Menu
      trigger={
        <button type="button" className="top-state">
          <SunMoon aria-hidden />
          <span>{words.word}</span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuCaption>{words.theme}</MenuCaption>
      <MenuChoices value={theme} onChange={chooseTheme} choices={themes} />
      <MenuCaption>{words.language}</MenuCaption>
      <MenuChoices
        value={language}
        onChange={(next: Language) => void chooseLanguage(next)}
        choices={LANGUAGE_CHOICES}
      />
    </Menu>
  );
}
