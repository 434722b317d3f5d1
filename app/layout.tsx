import '@fontsource-variable/inter';
import './globals.css';
import type { Metadata, Viewport } from 'next';
import type { ReactNode } from 'react';
import { AppShell } from '@/components/shell/app-shell';
import { LANGUAGE_SCRIPT } from '@/components/shell/language';
import { Speaking } from '@/components/shell/speaking';
import { THEME_SCRIPT } from '@/components/shell/theme';
import { shell } from '@/lib/messages/shell';

export const metadata: Metadata = {
  title: { default: shell.brand, template: `%s · ${shell.brand}` },
  description: shell.description,
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#151b20' },
  ],
};

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    // The scripts write data-theme and lang before React starts.
    <html lang="en" suppressHydrationWarning>
      <head>
        <script>{THEME_SCRIPT + LANGUAGE_SCRIPT}</script>
      </head>
      <body>
        <Speaking>
          <AppShell>{children}</AppShell>
        </Speaking>
      </body>
    </html>
  );
}
