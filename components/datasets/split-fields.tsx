'use client';

import { Field } from '@/components/ui/field';
import { NumberField } from '@/components/ui/number-field';
import type { SplitShares } from '@/lib/domain/data/split-by-patient';
import type { SplitName } from '@/lib/domain/text/note';
import { versions as words } from '@/lib/messages/dataset-versions';

const SPLITS: readonly SplitName[] = ['train', 'dev', 'test'];

/** Shares in percent, as typed. */
export interface SplitDraft {
  readonly percent: SplitShares;
  readonly seed: number;
}

export const DEFAULT_SPLIT: SplitDraft = { percent: { train: 70, dev: 10, test: 20 }, seed: 7 };

const sumOf = ({ percent: { train, dev, test } }: SplitDraft): number => train + dev + test;

/** Percentages that make 100 become shares that make 1 to the last bit. @returns undefined: they do not make 100 */
export function sharesOf(draft: SplitDraft): SplitShares | undefined {
  if (Math.abs(sumOf(draft) - 100) > 1e-9) return undefined;
  const { train, dev, test } = draft.percent;
  return { train: train / 100, dev: dev / 100, test: 1 - train / 100 - dev / 100 > 1e-12 ? test / 100 : 0 };
}

/** How much of the notes comes to which part. */
export function SplitFields({
  draft,
  fixed,
  onChange,
}: {
  readonly draft: SplitDraft;
  /** A part that stays as it is. */
  readonly fixed?: SplitName | undefined;
  readonly onChange: (draft: SplitDraft) => void;
}) {
  return (
    <>
      <div className="grid grid-cols-2 gap-4 tablet:grid-cols-4">
        {SPLITS.map((part) => (
          <Field key={part} label={words.shares[part]}>
            <NumberField
              value={draft.percent[part]}
              min={0}
              max={100}
              suffix="%"
              disabled={part === fixed}
              onChange={(value) => onChange({ ...draft, percent: { ...draft.percent, [part]: value } })}
            />
          </Field>
        ))}
        <Field label={words.seed}>
          <NumberField
            value={draft.seed}
            min={0}
            max={4_294_967_295}
            step={1}
            onChange={(seed) => onChange({ ...draft, seed })}
          />
        </Field>
      </div>
      <p className="form-hint">{sharesOf(draft) ? words.seedHelp : words.sharesWrong(sumOf(draft))}</p>
    </>
  );
}
