import { GOLD, IMPORTED } from '@/lib/domain/annotation/mark';
import type { DatasetVersion } from '@/lib/domain/data/dataset';

/** Notes of a dataset that can be tagged, and those of its test part, which never are. */
export function notesToTag({ splits, unsplit }: Pick<DatasetVersion, 'splits' | 'unsplit'>): {
  readonly toTag: number;
  readonly test: number;
} {
  const toTag = (splits.train?.notes ?? 0) + (splits.dev?.notes ?? 0) + (unsplit?.notes ?? 0);
  return { toTag, test: splits.test?.notes ?? 0 };
}

/** What is wrong with an annotator's name; undefined: nothing. Two layers have names of their own. */
export function annotatorProblem(name: string): 'empty' | 'reserved' | undefined {
  const plain = name.trim();
  if (plain === '') return 'empty';
  return [GOLD, IMPORTED].includes(plain.toLowerCase()) ? 'reserved' : undefined;
}
