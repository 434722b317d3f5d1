import {
  Activity,
  BookOpen,
  Box,
  CircleQuestionMark,
  Database,
  FlaskConical,
  type LucideIcon,
  PenLine,
  Workflow,
} from 'lucide-react';
import { shell } from '@/lib/messages/shell';

export interface ShellPage {
  readonly href: string;
  /** Read when it is shown: the language may have changed. */
  title(): string;
  readonly icon: LucideIcon;
}

/** The pages of the rail, in its order. */
export const PAGES: readonly ShellPage[] = [
  { href: '/read', title: () => shell.pages.read, icon: BookOpen },
  { href: '/annotate', title: () => shell.pages.annotate, icon: PenLine },
  { href: '/datasets', title: () => shell.pages.datasets, icon: Database },
  { href: '/experiments', title: () => shell.pages.experiments, icon: FlaskConical },
  { href: '/models', title: () => shell.pages.models, icon: Box },
  { href: '/monitor', title: () => shell.pages.monitor, icon: Activity },
  { href: '/pipelines', title: () => shell.pages.pipelines, icon: Workflow },
  { href: '/guide', title: () => shell.pages.guide, icon: CircleQuestionMark },
];

export function pageAt(pathname: string): ShellPage | undefined {
  return PAGES.find((page) => pathname === page.href || pathname.startsWith(`${page.href}/`));
}

/** Pages that the top bar, other pages or documents lead to; the rail is for daily work. */
const ASIDE: readonly Pick<ShellPage, 'href' | 'title'>[] = [
  { href: '/', title: () => shell.brand },
  { href: '/annotate/agreement', title: () => shell.pages.agreement },
  { href: '/sync', title: () => shell.pages.sync },
  { href: '/sign-in', title: () => shell.pages.signIn },
  { href: '/join', title: () => shell.pages.join },
  { href: '/people', title: () => shell.pages.people },
  { href: '/shared', title: () => shell.pages.shared },
  { href: '/gallery', title: () => shell.pages.gallery },
];

export function titledPageAt(pathname: string): Pick<ShellPage, 'href' | 'title'> | undefined {
  return ASIDE.find(({ href }) => pathname === href) ?? pageAt(pathname);
}
