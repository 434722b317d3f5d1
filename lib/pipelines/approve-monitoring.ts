import { applyIsotonic, fitIsotonic, type IsotonicFit, type WeightedPoint } from '../domain/model/isotonic';
import type { Run } from '../domain/model/run';
import { closeNote, type NoteSums, openNote, recountConfidences } from '../domain/monitoring/count-note';
import { countingWords } from '../domain/monitoring/count-words';
import type { Counts } from '../domain/monitoring/counts';
import { type CheckedCertainty, f1Spread } from '../domain/monitoring/f1-estimate';
import { tellablePoints } from '../domain/monitoring/tellable-points';
import { createRarity } from '../domain/monitoring/word-rarity';
import type { Gazetteer } from '../domain/text/gazetteer';
import { normalizeWord } from '../domain/text/normalize';
import { type FoldedNotes, foldNotes } from './cross-validation';
import { fit } from './fit';
import { countLexicon, gateSource, openGate } from './gate/gate-source';
import { openModel, type ReadableModel } from './inference';
import { createObserver } from './observe';
import type { Engine, Host, LabelledNote, WorkOptions } from './ports';
import { createSentenceReading } from './sentence-reading';
import { type SlicedWork, slicedWork } from './sliced-work';
import { createTurn } from './turn';

export interface ApprovalInput {
  readonly run: Pick<Run, 'labels' | 'featureSet' | 'settings'>;
  /** The model that is to be watched: as it is shared, under the bias it reads with. */
  readonly model: Pick<ReadableModel, 'lexicon' | 'spanChanceMin' | 'outsideBias'>;
  /** Those it learned from, never the test split. */
  readonly notes: readonly LabelledNote[];
  /** Content of the word lists that the FeatureSet names, as the run had them. */
  readonly gazetteers?: readonly Gazetteer[] | undefined;
  /** Of the privacy gate it went through; undefined: none. */
  readonly gateK?: number | undefined;
  readonly folds?: number;
  /**
   * Notes that are as new ones will be: the newest, where a model was trained for what changed. All are learned from.
   * Undefined: all.
   */
  readonly like?: ((noteId: string) => boolean) | undefined;
}

/** What the model's own notes look like to a model that never saw them. */
export interface OwnReading {
  /** One a note that new ones are like. */
  readonly counts: readonly Counts[];
  /** Puts confidences right, in the reference and in what is read later alike. */
  readonly confidences: IsotonicFit;
  /** Marks there are for each that P(start) promises: it is not calibrated by itself. */
  readonly startsFactor: number;
  /** How far F1 estimated without labels strays from the truth of these notes. */
  readonly f1Spread: number;
}

/** Each fold model lacks 1/10 of the notes: fewer folds make models visibly less sure than the one of all notes. */
const FOLDS = 10;
/** One case of unknown outcome at either end: a fit that saw no failure must not promise that there is none. */
const PRIOR: readonly WeightedPoint[] = [
  { x: 0, y: 0.5, weight: 1 },
  { x: 1, y: 0.5, weight: 1 },
];

/**
 * Reads the notes a model learned from with models of other patients' notes, as monitoring will read new ones.
 * @returns undefined where one patient has all notes @throws Cancelled, or what the engine throws, when the signal fires
 */
export async function readOwnNotes(
  input: ApprovalInput,
  engine: Engine,
  host: Host,
  options: WorkOptions = {},
): Promise<OwnReading | undefined> {
  const { run, notes } = input;
  const patients = new Set(notes.map(({ note }) => note.patientKey)).size;
  const folds = Math.min(input.folds ?? FOLDS, patients);
  if (folds < 2) return undefined;
  const work = slicedWork(() => host.clock.elapsedMs(), options);
  const silent = options.signal ? { signal: options.signal } : {};
  const folded = await foldNotes(notes, run.labels, { folds, seed: run.settings.seed }, host, silent);
  const elsewhere = countWords(folded, input.gateK ?? 1);
  const observed: { sums: NoteSums; gold: LabelledNote['gold']; raw: WeightedPoint[] }[] = [];
  const rarity = createRarity(input.model.lexicon);
  for (let fold = 0; fold < folds; fold++) {
    const model = await foldModel(folded, fold, input, engine, host, work, silent);
    const opened = openModel(model, engine);
    if (!opened.ok) throw new Error(`a model just trained does not open: ${opened.error.code}`);
    const readSentence = createSentenceReading(opened.value, model);
    try {
      for (const { source, sentences, fold: own } of folded.notes) {
        if (own !== fold || input.like?.(source.note.id) === false) continue;
        const outside = elsewhere(source.note.patientKey);
        const countWords = countingWords((word) => rarity(word, outside));
        const observe = createObserver(opened.value, model, countWords);
        const raw: WeightedPoint[] = [];
        const sums = openNote();
        for (const { words, entities } of sentences) {
          const reading = readSentence(words);
          for (const { start, end, label, probability } of reading.entities) {
            const right = entities.some((one) => one.start === start && one.end === end && one.label === label);
            raw.push({ x: probability, y: Number(right), weight: 1 });
          }
          observe(reading, sums);
        }
        closeNote(sums);
        observed.push({ sums, gold: source.gold, raw });
        await work.turn('own-notes', observed.length, notes.length);
      }
    } finally {
      opened.value.tagger.close();
    }
  }
  const confidences = fitIsotonic([...tellablePoints(observed.map(({ raw }) => raw)), ...PRIOR]);
  const marks = observed.reduce((sum, { gold }) => sum + gold.length, 0);
  const expected = observed.reduce((sum, { sums }) => sum + sums.expected, 0);
  const startsFactor = expected > 0 ? marks / expected : 1;
  const spreadOver: CheckedCertainty[] = [];
  for (const { sums, raw, gold } of observed) {
    const put = raw.map(({ x }) => Math.min(1, Math.max(0, applyIsotonic(confidences, x))));
    recountConfidences(sums.counts, put);
    spreadOver.push({
      predicted: raw.length,
      right: put.reduce((sum, one) => sum + one, 0),
      expected: startsFactor * sums.expected,
      hits: raw.reduce((sum, { y }) => sum + y, 0),
      gold: gold.length,
    });
  }
  return {
    counts: observed.map(({ sums }) => sums.counts),
    confidences,
    startsFactor,
    f1Spread: f1Spread(spreadOver),
  };
}

/** A model of all folds but one, through the same gate as the one that is watched. */
async function foldModel(
  { notes }: FoldedNotes,
  fold: number,
  { run: { labels, featureSet, settings }, model: { spanChanceMin, outsideBias }, gateK, gazetteers }: ApprovalInput,
  engine: Engine,
  host: Host,
  work: SlicedWork,
  options: WorkOptions,
): Promise<ReadableModel> {
  const source = gateSource(
    notes.filter((note) => note.fold !== fold),
    { labels, featureSet },
    gazetteers,
  );
  const only = gateK === undefined ? undefined : await openGate(source, await countLexicon(source, work), gateK, work);
  const fitted = await fit(
    { train: source.sentences, holdout: [], labels, featureSet, settings, only },
    engine,
    createTurn(() => host.clock.elapsedMs()),
    () => undefined,
    { ...options, gazetteers },
  );
  return { ...fitted, labels, featureSet, spanChanceMin, outsideBias };
}

interface WordCount {
  times: number;
  notes: number;
  patients: number;
}

/**
 * @returns function of a patient, to a function of a word and how often all notes have it: how often the notes of other
 *   patients have it; 0 where fewer than k notes or patients do, as the model would not have it then
 */
function countWords({ notes }: FoldedNotes, k: number): (patient: string) => (norm: string, times: number) => number {
  const all = new Map<string, WordCount>();
  const byPatient = new Map<string, Map<string, WordCount>>();
  for (const { source, sentences } of notes) {
    const own = byPatient.get(source.note.patientKey) ?? new Map<string, WordCount>();
    byPatient.set(source.note.patientKey, own);
    const norms = sentences.flatMap(({ words }) => words.map(normalizeWord));
    for (const norm of norms) countOf(own, norm).times++;
    for (const norm of new Set(norms)) countOf(own, norm).notes++;
  }
  for (const own of byPatient.values()) {
    for (const [norm, { times, notes: having }] of own) {
      const count = countOf(all, norm);
      count.times += times;
      count.notes += having;
      count.patients++;
    }
  }
  const none: WordCount = { times: 0, notes: 0, patients: 0 };
  return (patient) => (norm, times) => {
    const own = byPatient.get(patient)?.get(norm) ?? none;
    const { notes: having, patients } = all.get(norm) ?? none;
    const stays = having - own.notes >= k && patients - Math.sign(own.times) >= k;
    return stays ? times - own.times : 0;
  };
}

function countOf(counts: Map<string, WordCount>, norm: string): WordCount {
  const count = counts.get(norm) ?? { times: 0, notes: 0, patients: 0 };
  counts.set(norm, count);
  return count;
}
