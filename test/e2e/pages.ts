/** Every page of the rail. */
export const PAGES = [
  { path: '/read', name: 'read' },
  { path: '/annotate', name: 'annotate' },
  { path: '/datasets', name: 'datasets' },
  { path: '/experiments', name: 'experiments' },
] as const;
