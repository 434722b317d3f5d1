import type { Page } from '@playwright/test';

/** What there is to look at: by people in pictures, by axe, and at every width. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** Brings it onto the page, by the words of the language in use. */
  show?(page: Page): Promise<void>;
}

/** Every page, by the name of its pictures. */
export const PAGES_ALL: readonly Scene[] = [
  { name: 'landing', path: '/' },
  { name: 'read', path: '/read' },
  { name: 'annotate', path: '/annotate' },
  { name: 'agreement', path: '/annotate/agreement' },
  { name: 'datasets', path: '/datasets' },
  { name: 'experiments', path: '/experiments' },
  { name: 'models', path: '/models' },
  { name: 'monitor', path: '/monitor' },
  { name: 'pipelines', path: '/pipelines' },
  { name: 'guide', path: '/guide' },
  { name: 'people', path: '/people' },
  { name: 'shared', path: '/shared' },
  { name: 'sync', path: '/sync' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'join', path: '/join' },
  { name: 'gallery', path: '/gallery' },
  { name: 'not-found', path: '/no-such-page' },
];

/** Pages that a server fills: empty in another way to somebody signed in. */
export const SITE_SCENES = PAGES_ALL.filter(({ name }) => ['models', 'people', 'shared', 'sync'].includes(name));

/** Pages that ask the server, while it does not answer, and when it cannot be reached. */
export const ASKING_SCENES = PAGES_ALL.filter(({ name }) =>
  ['models', 'people', 'shared', 'sync', 'sign-in', 'monitor'].includes(name),
);
