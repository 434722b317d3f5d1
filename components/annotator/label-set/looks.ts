import type { LookSigns } from '@/lib/domain/annotation/look-contrast';

/** The looks that marks.css draws; each colour is the line's, light then dark, as in tokens.css. */
export const LOOKS: readonly LookSigns[] = [
  { look: 'disease', line: 'solid', colours: ['#c04a00', '#ee8947'] },
  { look: 'treatment', line: 'double', colours: ['#2a69c0', '#6aa4f2'] },
  { look: 'other-0', line: 'dotted', colours: ['#7a4fa3', '#c09ae6'] },
  { look: 'other-1', line: 'dashed', colours: ['#2b8f53', '#46ad6f'] },
  { look: 'other-2', line: 'dotted', colours: ['#6479a8', '#7f95c9'] },
  { look: 'other-3', line: 'dashed', colours: ['#b07f00', '#c79a2b'] },
];
