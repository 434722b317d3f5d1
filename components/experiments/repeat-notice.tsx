'use client';

import { Notice } from '@/components/ui/notice';
import { useModels } from '@/lib/client/models';
import { compareRepeat } from '@/lib/domain/model/repeat';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import { FACT_NAMES, repeatWords as words } from '@/lib/messages/runs';

/** Whether a repeated run gave the same model, said on both runs. */
export function RepeatNotice({
  run,
  other,
}: {
  readonly run: RunSummary;
  /** The run it repeats, or one that repeats it; undefined: it repeats a run that is gone. */
  readonly other: RunSummary | undefined;
}) {
  const models = useModels();
  if (models === undefined) return null;
  if (other === undefined) return <Notice tone="info" title={words.gone} />;
  // Runs of older versions do not state it; their models do.
  const withHash = (each: RunSummary) => ({
    ...each,
    modelSha256: each.modelSha256 ?? models.find(({ id }) => id === each.modelId)?.sha256,
  });
  const [first, second] = run.repeatOf === other.id ? [other, run] : [run, other];
  const verdict = compareRepeat(withHash(first), withHash(second));
  const title = run.repeatOf === other.id ? words.repeats(other.number) : words.repeatedBy(other.number);
  switch (verdict.kind) {
    case 'same-bytes':
      return (
        <Notice tone="ok" title={`${title}: ${words.same}`}>
          <p>
            {words.sha256} <code className="break-all">{verdict.sha256}</code>
          </p>
        </Notice>
      );
    case 'other-bytes':
      return (
        <Notice tone="warning" title={`${title}: ${words.other}`}>
          <p>
            {verdict.differs.length > 0
              ? words.differs(verdict.differs.map((fact) => FACT_NAMES[fact]))
              : words.nothingDiffers}
          </p>
          <p>
            {words.runSha256(first.number)} <code className="break-all">{verdict.first}</code>
          </p>
          <p>
            {words.runSha256(second.number)} <code className="break-all">{verdict.second}</code>
          </p>
        </Notice>
      );
    case 'nothing-to-compare':
      return <Notice tone="info" title={`${title}: ${words.noModel}`} />;
  }
}
