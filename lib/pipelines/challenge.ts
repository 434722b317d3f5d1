import { partition } from '../domain/data/partition';
import { compareModels, type ModelDifference } from '../domain/model/compare-models';
import { quantileOfSorted } from '../domain/model/evaluate-bootstrap';
import type { Estimate } from '../domain/model/evaluation';
import { lexiconKeys } from '../domain/model/gate-lexicon';
import { countBroken, textReason } from '../domain/model/gate-text';
import type { PromotionEvidence } from '../domain/model/promotion-evidence';
import type { Run } from '../domain/model/run';
import { countKinds, type Disagreement, type DisagreementKind, disagreementsOf } from '../domain/model/shadow-run';
import { fail, ok, type Result } from '../domain/result';
import { KNOWN_VERSIONS } from '../domain/text/feature-set';
import { labelledSentences } from '../domain/text/labelled-sentence';
import type { CharRange, Note } from '../domain/text/note';
import type { PredictedSpan, Span } from '../domain/text/span';
import { structureOf } from '../domain/text/structure';
import { typeOfTag } from '../domain/text/tags';
import { openReader, type ReadableModel, type Reader, type ReaderError } from './inference';
import type { Engine, Host, LabelledNote, ModelFiles, WorkOptions } from './ports';
import { type SlicedWork, slicedWork } from './sliced-work';

export interface ChallengeInput {
  /** The challenger's own: its test notes judge both, and were used for nothing else. */
  readonly run: Run;
  /** All notes of the run's dataset. */
  readonly notes: readonly LabelledNote[];
  /** As it would be shared: gated. */
  readonly challenger: ReadableModel;
  /** Of the gate's report. */
  readonly gateK: number;
  /** Undefined: nothing is in production. */
  readonly champion: { readonly versionId: string; readonly model: ReadableModel } | undefined;
  /** Notes for the shadow run; they need no marks. */
  readonly shadow: readonly Note[];
}

export interface Challenge {
  /** Numbers only: what a request for review carries. `lookedAt` is 0 until somebody looks. */
  readonly evidence: PromotionEvidence;
  /** Challenger minus champion on the test notes; undefined without a champion. */
  readonly difference: ModelDifference | undefined;
  /** Where they part on the shadow notes; never leaves this browser. */
  readonly disagreements: readonly Disagreement[];
  readonly kinds: Readonly<Record<DisagreementKind, number>>;
}

export type ChallengeError =
  /** The dataset has no frozen test notes, or the run does not state which they were. */
  | { readonly code: 'no-test-notes' }
  | { readonly code: 'champion-unreadable'; readonly why: ReaderError['code'] }
  | { readonly code: 'challenger-unreadable'; readonly why: ReaderError['code'] };

interface Parts {
  readonly engine: Engine;
  readonly files: ModelFiles;
  readonly host: Host;
}

/** Draws of the paired bootstrap, whatever the run drew for its own figures. */
const RESAMPLES = 2000;

/**
 * Evidence for a review. Both models read the frozen test notes, which gives differences with paired intervals; and the
 * shadow notes, where it counts on which marks they part and how long the challenger takes. Stores nothing.
 * `testSplitHash` is the content of the test notes (`judgedHash`): versions of a dataset that share them share it.
 * @throws Cancelled when the signal fires
 */
export async function challenge(
  { run, notes, challenger, gateK, champion, shadow }: ChallengeInput,
  parts: Parts,
  options: WorkOptions = {},
): Promise<Result<Challenge, ChallengeError>> {
  const { engine, files, host } = parts;
  const { test } = partition(notes, (note) => note, run.settings);
  if (test.length === 0 || run.evaluation?.split !== 'test' || !run.judgedHash) return fail({ code: 'no-test-notes' });
  const own = openReader(challenger, engine);
  if (!own.ok) return fail({ code: 'challenger-unreadable', why: own.error.code });
  const other = champion && openReader(champion.model, engine);
  if (other && !other.ok) {
    own.value.close();
    return fail({ code: 'champion-unreadable', why: other.error.code });
  }
  const readers = { challenger: own.value, champion: other?.value };
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  try {
    const difference = await judgeBoth(test, run, readers, work);
    const { disagreements, p95Ms } = await shadowRun(shadow, readers, host, work);
    return ok({
      difference,
      disagreements,
      kinds: countKinds(disagreements),
      evidence: {
        championVersionId: champion?.versionId ?? null,
        testSplitHash: run.judgedHash,
        testNotes: test.length,
        resamples: RESAMPLES,
        f1: difference ? estimateOf(difference.overall.f1) : null,
        recall: Object.fromEntries(
          Object.entries(difference?.perLabel ?? {}).map(([label, { recall }]) => [label, estimateOf(recall)]),
        ),
        shadow: { notes: shadow.length, disagreements: disagreements.length, lookedAt: 0 },
        format: formatOf(challenger, engine, files),
        latency: { notes: shadow.length, p95Ms },
        privacy: { k: gateK, broken: brokenIn(challenger, files) },
      },
    });
  } finally {
    readers.challenger.close();
    readers.champion?.close();
  }
}

interface Readers {
  readonly challenger: Reader;
  readonly champion: Reader | undefined;
}

async function judgeBoth(
  test: readonly LabelledNote[],
  { labels, settings }: Run,
  { challenger, champion }: Readers,
  work: SlicedWork,
): Promise<ModelDifference | undefined> {
  if (!champion) return undefined;
  const rows: { gold: readonly Span[]; first: Span[]; second: Span[] }[] = [];
  for (const [at, { note, gold }] of test.entries()) {
    const { sentences } = labelledSentences(note, gold);
    const read = (reader: Reader) => sentences.flatMap(({ tokens, words }) => reader.predictSentence(tokens, words));
    rows.push({ gold, first: read(challenger), second: read(champion) });
    await work.turn('challenge-test', at + 1, test.length);
  }
  return compareModels(rows, labels, { resamples: RESAMPLES, seed: settings.seed });
}

async function shadowRun(
  notes: readonly Note[],
  { challenger, champion }: Readers,
  host: Host,
  work: SlicedWork,
): Promise<{ disagreements: Disagreement[]; p95Ms: number }> {
  const disagreements: Disagreement[] = [];
  const took: number[] = [];
  for (const [at, note] of notes.entries()) {
    const started = host.clock.elapsedMs();
    const structure = structureOf(note);
    const found = challenger.predict(note, structure);
    took.push(host.clock.elapsedMs() - started);
    if (champion) {
      const before = champion.predict(note, structure);
      for (const { start, end } of structure.sentences) {
        const within = (spans: readonly PredictedSpan[]) => spans.filter((span) => isWithin(span, { start, end }));
        disagreements.push(...disagreementsOf(note.id, { start, end }, within(before), within(found)));
      }
    }
    await work.turn('challenge-shadow', at + 1, notes.length);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return { disagreements, p95Ms: sorted.length === 0 ? 0 : quantileOfSorted(sorted, 0.95) };
}

const isWithin = (span: CharRange, range: CharRange) => span.start >= range.start && span.end <= range.end;

function formatOf(
  { bytes, labels, featureSet }: ReadableModel,
  engine: Engine,
  files: ModelFiles,
): PromotionEvidence['format'] {
  const again = files.writeModel(files.readModel(bytes));
  const tagger = engine.openTagger(bytes);
  try {
    return {
      readable: again.length === bytes.length && again.every((byte, at) => byte === bytes[at]),
      labelsAgree: tagger.labels().every((tag) => tag === 'O' || labels.includes(typeOfTag(tag))),
      featureSetKnown: KNOWN_VERSIONS.includes(featureSet.version),
    };
  } finally {
    tagger.close();
  }
}

/** What of the model breaks the gate's textual rules, attributes and lexicon together. */
function brokenIn({ bytes, labels, lexicon }: ReadableModel, files: ModelFiles): number {
  const { date, id, digits } = countBroken(files.readModel(bytes).attributes, labels);
  const words = lexicon ? [...lexiconKeys(lexicon)].filter((key) => textReason(key) !== undefined).length : 0;
  return date + id + digits + words;
}

const estimateOf = ({ value, low, high }: Estimate): Estimate => ({ value, low, high });
