import type { CharRange } from '../text/note';
import { DISEASE, type Label, TREATMENT } from '../text/span';
import { abbreviationsOf } from './abbreviations';
import { certaintyOf } from './certainty';
import { createVariantCounter, type VariantCounter } from './name-variants';
import { normalForm } from './normal-form';
import type { DiseaseGroup, Mark, NoteReading, ReadingSource, TreatmentOfDisease } from './reading';

export interface DiseaseListOptions {
  /** Lists denied and family mentions too; their pairs come from readings made with `includeUnaffirmed`. */
  readonly includeDenied: boolean;
  /** 0-1: mentions and pairs below it are left out. */
  readonly minConfidence: number;
  readonly diseaseLabel?: Label;
  readonly treatmentLabel?: Label;
}

export interface ReadText {
  readonly reading: NoteReading;
  /** The text the reading's offsets count in. */
  readonly text: string;
}

export interface DiseaseListBuilder {
  /** Keeps names and offsets, not the text. Each note once. */
  add(note: ReadText): void;
  /** The list over all notes added so far. */
  finish(): DiseaseGroup[];
}

/** disease -> treatments over notes; see createDiseaseListBuilder. */
export function diseaseGroups(notes: readonly ReadText[], options: DiseaseListOptions): DiseaseGroup[] {
  const builder = createDiseaseListBuilder(options);
  for (const note of notes) builder.add(note);
  return builder.finish();
}

interface TreatmentMention {
  readonly key: string;
  readonly name: string;
  readonly range: CharRange;
  readonly confidence: number;
}

interface DiseaseMention {
  readonly noteId: string;
  readonly sentenceIndex: number;
  readonly key: string;
  readonly name: string;
  readonly range: CharRange;
  readonly confidence: number;
  readonly treatments: readonly TreatmentMention[];
}

/**
 * Folds notes into the list one by one, so that a worker can report progress between them.
 * A short form without its long form in the same note ("CHF") joins the long form's row when all the notes together
 * give exactly one long form for it and that one is listed itself.
 * Order: groups by mentions (most first), then name; the result depends on nothing but the notes and their order.
 */
export function createDiseaseListBuilder(options: DiseaseListOptions): DiseaseListBuilder {
  const { diseaseLabel = DISEASE, treatmentLabel = TREATMENT } = options;
  const mentions: DiseaseMention[] = [];
  const longForms = new Map<string, Set<string>>();
  const admitted = (mark: Mark): boolean => options.includeDenied || mark.assertion === 'affirmed';

  return {
    add({ reading, text }) {
      for (const [short, long] of abbreviationsOf(text)) {
        const key = normalForm(short);
        longForms.set(key, (longForms.get(key) ?? new Set()).add(normalForm(long)));
      }
      const treatments = treatmentsByDisease(reading, text);
      for (const [index, mark] of reading.marks.entries()) {
        const confidence = certaintyOf(mark, reading.layer);
        if (mark.label !== diseaseLabel || !admitted(mark) || confidence < options.minConfidence) continue;
        mentions.push({
          noteId: reading.noteId,
          sentenceIndex: mark.sentenceIndex,
          key: mark.key,
          name: nameOf(text, mark),
          range: { start: mark.start, end: mark.end },
          confidence,
          treatments: treatments.get(index) ?? [],
        });
      }
    },
    finish() {
      const keyOf = keyResolver(longForms, mentions);
      const groups = new Map<string, DiseaseMention[]>();
      for (const mention of mentions) {
        const key = keyOf(mention.key);
        const members = groups.get(key);
        if (members) members.push(mention);
        else groups.set(key, [mention]);
      }
      return [...groups].map(([key, members]) => groupOf(key, members, keyOf)).sort(byMentions);
    },
  };

  function treatmentsByDisease(reading: NoteReading, text: string): Map<number, TreatmentMention[]> {
    const found = new Map<number, TreatmentMention[]>();
    for (const pair of reading.pairs) {
      const treatment = reading.marks[pair.treatment];
      if (treatment?.label !== treatmentLabel || !admitted(treatment) || pair.confidence < options.minConfidence)
        continue;
      const mention = {
        key: treatment.key,
        name: nameOf(text, treatment),
        range: { start: treatment.start, end: treatment.end },
        confidence: pair.confidence,
      };
      found.set(pair.disease, [...(found.get(pair.disease) ?? []), mention]);
    }
    return found;
  }
}

function nameOf(text: string, range: CharRange): string {
  return text.slice(range.start, range.end).replace(/\s+/gu, ' ').trim();
}

function keyResolver(
  longForms: ReadonlyMap<string, ReadonlySet<string>>,
  mentions: readonly DiseaseMention[],
): (key: string) => string {
  const listed = new Set(mentions.flatMap((mention) => [mention.key, ...mention.treatments.map(({ key }) => key)]));
  return (key) => {
    const [only, ...others] = longForms.get(key) ?? [];
    return only !== undefined && others.length === 0 && listed.has(only) ? only : key;
  };
}

function groupOf(key: string, members: readonly DiseaseMention[], keyOf: (key: string) => string): DiseaseGroup {
  const names = createVariantCounter();
  const treatments = new Map<string, TreatmentFold>();
  const alone: ReadingSource[] = [];
  for (const member of members) {
    names.count(member.name);
    for (const treatment of member.treatments) {
      const treatmentKey = keyOf(treatment.key);
      const fold = treatments.get(treatmentKey) ?? newFold();
      treatments.set(treatmentKey, fold);
      addToFold(fold, member, treatment);
    }
    if (member.treatments.length === 0) alone.push(sourceOf(member, undefined));
  }
  const variants = names.variants();
  return {
    key,
    name: variants[0]?.text ?? key,
    variants,
    mentions: members.length,
    notes: new Set(members.map(({ noteId }) => noteId)).size,
    confidence: highest(members),
    treatments: [...treatments].map(([treatmentKey, fold]) => treatmentOf(treatmentKey, fold)).sort(byCount),
    alone,
  };
}

interface TreatmentFold {
  readonly names: VariantCounter;
  readonly sources: ReadingSource[];
  /** Treatment mentions already counted: two mentions of the disease in one sentence share them. */
  readonly seen: Set<string>;
}

function newFold(): TreatmentFold {
  return { names: createVariantCounter(), sources: [], seen: new Set() };
}

function addToFold(fold: TreatmentFold, disease: DiseaseMention, treatment: TreatmentMention): void {
  fold.sources.push(sourceOf(disease, treatment));
  const place = `${treatment.range.start} ${disease.noteId}`;
  if (!fold.seen.has(place)) fold.names.count(treatment.name);
  fold.seen.add(place);
}

function treatmentOf(key: string, { names, sources }: TreatmentFold): TreatmentOfDisease {
  const variants = names.variants();
  return {
    key,
    name: variants[0]?.text ?? key,
    variants,
    count: new Set(sources.map((source) => `${source.sentenceIndex} ${source.noteId}`)).size,
    notes: new Set(sources.map(({ noteId }) => noteId)).size,
    confidence: highest(sources),
    sources,
  };
}

function sourceOf(disease: DiseaseMention, treatment: TreatmentMention | undefined): ReadingSource {
  return {
    noteId: disease.noteId,
    sentenceIndex: disease.sentenceIndex,
    disease: disease.range,
    treatment: treatment?.range,
    confidence: treatment?.confidence ?? disease.confidence,
  };
}

function highest(items: readonly { readonly confidence: number }[]): number {
  return items.reduce((best, item) => Math.max(best, item.confidence), 0);
}

function byName(a: { name: string; key: string }, b: { name: string; key: string }): number {
  return compareText(a.name.toLowerCase(), b.name.toLowerCase()) || compareText(a.key, b.key);
}

/** By code units: a locale's order would differ between machines. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byMentions(a: DiseaseGroup, b: DiseaseGroup): number {
  return b.mentions - a.mentions || byName(a, b);
}

function byCount(a: TreatmentOfDisease, b: TreatmentOfDisease): number {
  return b.count - a.count || b.confidence - a.confidence || byName(a, b);
}
