/** Every page of the rail. */
export const PAGES = [
  { path: '/read', name: 'read' },
  { path: '/datasets', name: 'datasets' },
  { path: '/experiments', name: 'experiments' },
] as const;
