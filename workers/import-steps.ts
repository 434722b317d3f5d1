import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { PatientSplit } from '@/lib/domain/data/split-by-patient';
import type { SourceFile } from '@/lib/formats/source-file';
import { type CheckedImport, checkImport } from '@/lib/pipelines/data';
import type { WorkOptions } from '@/lib/pipelines/ports';
import type { StepFacts, StepKey } from '@/lib/pipelines/step-log';
import { storeFailureCode } from '@/lib/store/failure-code';
import { isCancelled } from './guarded';
import type { WorkParts } from './host-parts';
import { countsOf, tellRefused } from './refusals';
import { ASKED, followSteps } from './step-follow';

/** Word of progress -> step. */
const WORDS: Readonly<Record<string, StepKey>> = {
  decode: 'data/import',
  recognise: 'data/import',
  read: 'data/import',
  validate: 'data/check',
  deduplicate: 'data/deduplicate',
};
/** What the search for copies sets aside; the rest was the check's. */
const COPIES: ReadonlySet<string> = new Set(['duplicate', 'train-in-test']);

/** Checks files, with a row for each step and a word to the triggers of what was refused. */
export async function recordedCheck(
  jobId: string,
  files: readonly SourceFile[],
  parts: Pick<WorkParts, 'steps' | 'host' | 'tell'>,
  job: WorkOptions,
): Promise<CheckedImport> {
  const { steps, host } = parts;
  const sizeBytes = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
  const facts = { importId: jobId, files: files.length, sizeBytes };
  const follow = followSteps({ steps, host, first: 'data/import', words: WORDS, facts }, job.onProgress);
  try {
    const checked = await checkImport(files, host, { ...job, onProgress: follow.onProgress });
    const { storable, preview, notes, quarantine, issues } = checked;
    const aside = countsOf(quarantine, ({ code }) => code);
    const fault = issues.find(({ severity }) => severity === 'error')?.code;
    const copies = quarantine.filter(({ code }) => COPIES.has(code)).length;
    const drafts = notes.length + quarantine.length;
    if (!storable && drafts === 0) {
      await follow.stop('refused', fault);
    } else {
      const wrong = drafts - copies - notes.length;
      const [code] = [...aside].filter(([one]) => !COPIES.has(one)).sort(([, a], [, b]) => b - a)[0] ?? [];
      const named: StepFacts = preview ? { datasetId: preview.id, contentHash: preview.contentHash } : {};
      const counts = Object.fromEntries([...aside].map(([one, count]) => [`refused.${one}`, count]));
      await follow.end({
        'data/import': { outcome: 'ok', countIn: files.length, countOut: drafts, facts: named },
        'data/check': {
          ...{ countIn: drafts, countOut: drafts - wrong, code, facts: { ...named, ...counts } },
          outcome: wrong === 0 ? 'ok' : storable ? 'look' : 'refused',
        },
        ...(storable && {
          'data/deduplicate': { outcome: 'ok', countIn: drafts - wrong, countOut: notes.length, facts: named },
        }),
      });
    }
    const told = storable || quarantine.length > 0 ? aside : countsOf(fault ? [fault] : [], (one) => one);
    await tellRefused(parts, jobId, told);
    return checked;
  } catch (error) {
    await follow.stop(...endingOf(error));
    throw error;
  }
}

/** Stores what was checked, divided where asked; the version is frozen by it. */
export async function recordedStore(
  { notes, preview }: CheckedImport,
  split: PatientSplit | undefined,
  { steps }: Pick<WorkParts, 'steps'>,
  store: () => Promise<DatasetVersion>,
): Promise<DatasetVersion> {
  const shares = split ? { seed: split.seed, ...split.shares } : {};
  const step = steps.begin('data/split', ASKED.reason, notes.length, { datasetId: preview?.id ?? '', ...shares });
  try {
    const stored = await store();
    const { id, contentHash, splits } = stored;
    const parts = Object.fromEntries(Object.entries(splits).map(([name, of]) => [name, of?.notes ?? 0]));
    const facts = { datasetId: id, contentHash };
    await step.end('ok', notes.length, { ...facts, ...parts });
    await steps.begin('data/freeze', ASKED.reason, notes.length, facts).end('ok', notes.length);
    return stored;
  } catch (error) {
    const [outcome, code] = endingOf(error);
    await step.end(outcome, undefined, {}, code);
    throw error;
  }
}

/** How a step ends that threw. */
export function endingOf(error: unknown): ['cancelled' | 'failed', string | undefined] {
  return isCancelled(error) ? ['cancelled', undefined] : ['failed', storeFailureCode(error)];
}
