import { BookOpen, Database, FlaskConical, type LucideIcon, PenLine } from 'lucide-react';
import { shell } from '@/lib/messages/en/shell';

export interface ShellPage {
  readonly href: string;
  readonly title: string;
  readonly icon: LucideIcon;
}

/** The pages of the rail, in its order. */
export const PAGES: readonly ShellPage[] = [
  { href: '/read', title: shell.pages.read, icon: BookOpen },
  { href: '/annotate', title: shell.pages.annotate, icon: PenLine },
  { href: '/datasets', title: shell.pages.datasets, icon: Database },
  { href: '/experiments', title: shell.pages.experiments, icon: FlaskConical },
];

export function pageAt(pathname: string): ShellPage | undefined {
  return PAGES.find((page) => pathname === page.href || pathname.startsWith(`${page.href}/`));
}
