'use client';

import { ChevronDown, SunMoon } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { Menu, MenuCaption, MenuChoices } from '@/components/ui/menu';
import { shell } from '@/lib/messages/en/shell';
import { chooseTheme, onThemeChange, storedTheme, type Theme } from './theme';

const CHOICES: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: shell.theme.system },
  { value: 'light', label: shell.theme.light },
  { value: 'dark', label: shell.theme.dark },
];

export function ThemeMenu() {
  const theme = useSyncExternalStore(onThemeChange, storedTheme, () => 'system' as const);
  return (
    <Menu
      trigger={
        <button type="button" className="top-state">
          <SunMoon aria-hidden />
          <span>{shell.theme.word}</span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuCaption>{shell.theme.menuTitle}</MenuCaption>
      <MenuChoices value={theme} onChange={chooseTheme} choices={CHOICES} />
    </Menu>
  );
}
