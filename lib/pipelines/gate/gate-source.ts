import { type GatedLexicon, gateLexicon, LexiconSupport } from '../../domain/model/gate-lexicon';
import { createAttributeGate, type DropCounts, noDrops, SupportCounter } from '../../domain/model/privacy-gate';
import type { FeatureSet, Lexicon } from '../../domain/text/feature-set';
import type { Gazetteer } from '../../domain/text/gazetteer';
import { createGroupedExtractor } from '../../domain/text/grouped-features';
import type { LabelledSentence } from '../../domain/text/labelled-sentence';
import { learnLexicon } from '../../domain/text/lexicon';
import type { Label } from '../../domain/text/span';
import type { Allowed } from '../fit';
import type { Prepared } from '../judge';
import type { SlicedWork } from '../sliced-work';

/** The notes a model learns from, as the gate counts them: one patient's together, copies of one text once. */
export interface GateSource {
  /** Distinct. */
  readonly notes: readonly GateNote[];
  readonly patientCount: number;
  /** Notes that name a patient. */
  readonly withPatient: number;
  /** Notes left out of the counts since another has the same text. */
  readonly copies: number;
  readonly sentences: readonly LabelledSentence[];
  readonly labels: readonly Label[];
  readonly featureSet: FeatureSet;
  /** Content of the word lists that the FeatureSet names. */
  readonly gazetteers: readonly Gazetteer[];
}

interface GateNote {
  readonly sentences: readonly LabelledSentence[];
  readonly samePatient: boolean;
}

export function gateSource(
  prepared: readonly Prepared[],
  { labels, featureSet }: { readonly labels: readonly Label[]; readonly featureSet: FeatureSet },
  gazetteers: readonly Gazetteer[] = [],
): GateSource {
  const texts = new Set<string>();
  const byPatient = new Map<string, Prepared[]>();
  let withPatient = 0;
  for (const each of prepared) {
    const { note } = each.source;
    if (texts.has(note.text)) continue;
    texts.add(note.text);
    if (note.patientKey !== note.id) withPatient++;
    const own = byPatient.get(note.patientKey);
    if (own) own.push(each);
    else byPatient.set(note.patientKey, [each]);
  }
  const notes = [...byPatient.values()].flatMap((own) =>
    own.map(({ sentences }, at) => ({ sentences: worded(sentences), samePatient: at > 0 })),
  );
  return {
    notes,
    patientCount: byPatient.size,
    withPatient,
    copies: prepared.length - notes.length,
    sentences: prepared.flatMap(({ sentences }) => worded(sentences)),
    labels,
    featureSet,
    gazetteers,
  };
}

const worded = (sentences: readonly LabelledSentence[]) => sentences.filter(({ words }) => words.length > 0);

/** What the gate lets a model know, and what it does not. */
export interface Gate extends Allowed {
  readonly k: number;
  readonly gated: GatedLexicon | undefined;
  readonly dropped: DropCounts;
  readonly attributes: { readonly before: number; readonly after: number };
}

/** Lexicon and its support: the same for every k, so counted once. */
export interface CountedLexicon {
  readonly lexicon: Lexicon | undefined;
  readonly support: LexiconSupport;
}

export async function countLexicon(source: GateSource, work: SlicedWork): Promise<CountedLexicon> {
  const { sentences, featureSet, labels, gazetteers } = source;
  const support = new LexiconSupport(gazetteers);
  for (const [at, note] of source.notes.entries()) {
    support.addNote(note.sentences, note.samePatient, Boolean(featureSet.parts.wordPairs));
    await work.turn('gate-words', at + 1, source.notes.length);
  }
  return { lexicon: learnLexicon(sentences, featureSet, labels, gazetteers), support };
}

/**
 * Streams over the notes twice, in all: lexicon first, then the attributes that training would compute under the gated
 * lexicon, since that is the one they are read with. Keeps counts, no text.
 */
export async function openGate(
  source: GateSource,
  { lexicon, support }: CountedLexicon,
  k: number,
  work: SlicedWork,
): Promise<Gate> {
  const gated = lexicon && gateLexicon(lexicon, support, k);
  const counted = await countAttributes(source, gated?.lexicon, work);
  return { ...passing(source, counted, k), lexicon: gated?.lexicon, gated };
}

/** Attributes of the notes under a lexicon, as training sees them. */
export async function countAttributes(
  { notes, featureSet }: GateSource,
  lexicon: Lexicon | undefined,
  work: SlicedWork,
): Promise<SupportCounter> {
  const counter = new SupportCounter();
  const attributesOf: string[][] = [];
  const extractor = createGroupedExtractor(featureSet, lexicon, (attributes) => attributesOf.push(attributes) - 1);
  const lastNote: number[] = [];
  for (const [at, { sentences, samePatient }] of notes.entries()) {
    counter.beginNote(samePatient);
    for (const { words, entities } of sentences) {
      const { groups, starts } = extractor.training(words, entities);
      for (let i = 0; i < (starts.at(-1) ?? 0); i++) {
        const group = groups[i] ?? 0;
        if (lastNote[group] === at) continue;
        lastNote[group] = at;
        for (const attribute of attributesOf[group] ?? []) counter.see(attribute);
      }
    }
    await work.turn('gate-attributes', at + 1, notes.length);
  }
  return counter;
}

/** @param counted support of attributes: of a model's own, for pruning it; of all, for training anew */
export function passing(
  { labels }: GateSource,
  counted: SupportCounter,
  k: number,
): Pick<Gate, 'k' | 'keeps' | 'dropped' | 'attributes'> {
  const judge = createAttributeGate(labels, k);
  const dropped = noDrops();
  const kept = new Set<string>();
  let before = 0;
  for (const attribute of counted.keys()) {
    before++;
    const reason = judge(attribute, counted.of(attribute));
    if (reason) dropped[reason]++;
    else kept.add(attribute);
  }
  return { k, keeps: (attribute) => kept.has(attribute), dropped, attributes: { before, after: kept.size } };
}
