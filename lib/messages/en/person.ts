import { UNNAMED } from '@/lib/domain/annotation/mark';

/** A stored name as people read it. @param name of an annotator, or of who started a run */
export function personName(name: string): string {
  return name === UNNAMED ? 'Me' : name;
}
