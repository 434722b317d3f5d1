import { onDemand } from '@/components/ui/on-demand';

/** What shows notes: not needed to draw the page, and the first thing that is fetched once it is drawn. */
export const notes = onDemand(() => import('./read-notes'));
