import type { Lexicon } from '../text/feature-set';
import { GAZETTEER_LIMITS, type Gazetteer } from '../text/gazetteer';
import type { LabelledSentence } from '../text/labelled-sentence';
import { normalizeWord } from '../text/normalize';
import { stemOf } from '../text/stem';
import { OUTSIDE } from '../text/word-pairs';
import { type DropCounts, noDrops, SupportCounter, wordsReason } from './privacy-gate';

/** The parts of a lexicon that hold words of notes. */
export const LEXICON_PARTS = ['words', 'phrases', 'stems', 'pairs', 'topics', 'lists'] as const;
export type LexiconPart = (typeof LEXICON_PARTS)[number];

export interface BeforeAfter {
  readonly before: number;
  readonly after: number;
}

export interface GatedLexicon {
  readonly lexicon: Lexicon;
  readonly parts: Readonly<Record<LexiconPart, BeforeAfter>>;
  readonly dropped: DropCounts;
}

/** In how many notes, and of how many patients, the lexicon's keys stand. Fed note by note, as SupportCounter is. */
export class LexiconSupport {
  readonly words = new SupportCounter();
  readonly phrases = new SupportCounter();
  /** Of stems and of topics alike. */
  readonly stems = new SupportCounter();
  readonly pairs = new SupportCounter();
  /** Of the phrases of word lists: somebody's own file may hold people's names as well as drugs. */
  readonly lists = new SupportCounter();
  private readonly listed: ReadonlySet<string>;

  constructor(gazetteers: readonly Gazetteer[] = []) {
    this.listed = new Set(gazetteers.flatMap(({ classes }) => Object.values(classes).flat()));
  }

  addNote(sentences: readonly LabelledSentence[], samePatient: boolean, withPairs: boolean): void {
    for (const counter of [this.words, this.phrases, this.stems, this.pairs, this.lists])
      counter.beginNote(samePatient);
    for (const { words, entities } of sentences) {
      const norms = words.map(normalizeWord);
      for (const norm of norms) {
        this.words.see(norm);
        this.stems.see(stemOf(norm));
      }
      // A phrase is known as one by being marked: what stands unmarked elsewhere tells nobody that it is.
      for (const { start, end } of entities) this.phrases.see(norms.slice(start, end).join(' '));
      this.addListed(norms);
      if (!withPairs) continue;
      for (let at = 0; at <= norms.length; at++) this.pairs.see(`${norms[at - 1] ?? OUTSIDE} ${norms[at] ?? OUTSIDE}`);
    }
  }

  private addListed(norms: readonly string[]): void {
    if (this.listed.size === 0) return;
    for (let at = 0; at < norms.length; at++) {
      for (let length = 1; length <= GAZETTEER_LIMITS.wordsOfPhrase && at + length <= norms.length; length++) {
        const phrase = norms.slice(at, at + length).join(' ');
        if (this.listed.has(phrase)) this.lists.see(phrase);
      }
    }
  }
}

/** A lexicon without what the gate does not let through; its counts are of all notes, as they were. */
export function gateLexicon(lexicon: Lexicon, support: LexiconSupport, k: number): GatedLexicon {
  const dropped = noDrops();
  const passes = (counter: SupportCounter) => (key: string) => {
    const reason = wordsReason(key, counter.of(key), k);
    if (reason) dropped[reason]++;
    return reason === undefined;
  };
  const kept = <T>(record: Readonly<Record<string, T>>, counter: SupportCounter): Record<string, T> => {
    const passing = passes(counter);
    return Object.fromEntries(Object.entries(record).filter(([key]) => passing(key)));
  };
  const { words, phrases, stems, pairs, topics, gazetteers } = lexicon;
  const gated: Lexicon = {
    labels: lexicon.labels,
    words: kept(words, support.words),
    phrases: kept(phrases, support.phrases),
    ...(stems ? { stems: kept(stems, support.stems) } : {}),
    ...(pairs ? { pairs: pairs.filter(passes(support.pairs)) } : {}),
    ...(topics ? { topics: { sentences: topics.sentences, stems: kept(topics.stems, support.stems) } } : {}),
    ...(gazetteers ? { gazetteers: gazetteers.map((list) => gatedList(list, passes(support.lists))) } : {}),
  };
  const [before, after] = [sizesOf(lexicon), sizesOf(gated)];
  const part = (name: LexiconPart): BeforeAfter => ({ before: before[name], after: after[name] });
  return {
    lexicon: gated,
    parts: {
      words: part('words'),
      phrases: part('phrases'),
      stems: part('stems'),
      pairs: part('pairs'),
      topics: part('topics'),
      lists: part('lists'),
    },
    dropped,
  };
}

/** Its name and hash stay those that the FeatureSet states: they say which list it was. */
function gatedList(list: Gazetteer, passes: (phrase: string) => boolean): Gazetteer {
  const classes = Object.fromEntries(
    Object.entries(list.classes).map(([name, phrases]) => [name, phrases.filter(passes)]),
  );
  return { ...list, classes };
}

const listedPhrases = ({ gazetteers = [] }: Lexicon): string[] =>
  gazetteers.flatMap(({ classes }) => Object.values(classes).flat());

function sizesOf(lexicon: Lexicon): Record<LexiconPart, number> {
  const { words, phrases, stems, pairs, topics } = lexicon;
  const size = (record: object | undefined) => Object.keys(record ?? {}).length;
  return {
    words: size(words),
    phrases: size(phrases),
    stems: size(stems),
    pairs: pairs?.length ?? 0,
    topics: size(topics?.stems),
    lists: listedPhrases(lexicon).length,
  };
}

/** Every key of a lexicon that holds words of notes. */
export function* lexiconKeys(lexicon: Lexicon): Generator<string> {
  const { words, phrases, stems, pairs, topics } = lexicon;
  yield* Object.keys(words);
  yield* Object.keys(phrases);
  yield* Object.keys(stems ?? {});
  yield* pairs ?? [];
  yield* Object.keys(topics?.stems ?? {});
  yield* listedPhrases(lexicon);
}
