import { GOLDEN_NOTES, goldenText } from '../../domain/deployment/golden-notes';
import type { PredictedSpan } from '../../domain/text/span';
import { openReader, type ReadableModel } from '../inference';
import type { Engine, Hash } from '../ports';

/**
 * What the golden notes give with this model.
 * @returns marks note by note; undefined: the model does not open
 */
export function readGoldenNotes(model: ReadableModel, engine: Engine): PredictedSpan[][] | undefined {
  const opened = openReader(model, engine);
  if (!opened.ok) return undefined;
  try {
    return GOLDEN_NOTES.map((text) => opened.value.predict({ text, tokenizer: 'clinical-1' }));
  } finally {
    opened.value.close();
  }
}

/** sha256 of the golden notes' marks: stated with a model, so that other browsers can tell whether they read alike. */
export async function goldenSha256(model: ReadableModel, engine: Engine, hash: Hash): Promise<string | undefined> {
  const marks = readGoldenNotes(model, engine);
  return marks && hash(new TextEncoder().encode(goldenText(marks)));
}

/**
 * Whether the model reads here as it does where it was made.
 * @param expected sha256 as `goldenSha256` gives it; undefined: it need only read, with chances that are chances
 */
export async function passesSelfTest(
  model: ReadableModel,
  expected: string | undefined,
  engine: Engine,
  hash: Hash,
): Promise<boolean> {
  let marks: PredictedSpan[][] | undefined;
  try {
    marks = readGoldenNotes(model, engine);
  } catch {
    return false;
  }
  if (!marks) return false;
  const sound = marks
    .flat()
    .every(({ label, confidence }) => model.labels.includes(label) && confidence >= 0 && confidence <= 1);
  if (!sound) return false;
  return expected === undefined || (await hash(new TextEncoder().encode(goldenText(marks)))) === expected;
}
