/** Pages of the rail with work of their own. */
export const PAGES = [
  { path: '/read', name: 'read' },
  { path: '/annotate', name: 'annotate' },
  { path: '/datasets', name: 'datasets' },
  { path: '/experiments', name: 'experiments' },
] as const;

/** Pages of what crosses to the server: whole without one too. */
export const SITE_PAGES = [
  { path: '/models', name: 'models' },
  { path: '/monitor', name: 'monitor' },
  { path: '/pipelines', name: 'pipelines' },
  { path: '/sync', name: 'sync' },
  { path: '/sign-in', name: 'sign-in' },
  { path: '/join', name: 'join' },
  { path: '/people', name: 'people' },
] as const;
