import { Dexie } from 'dexie';
import type { LabelledNote } from '../../lib/domain/data/dataset';
import { Database } from '../../lib/store/database';
import { DexieDatasetStore } from '../../lib/store/dataset-store';
import { listedNotes } from '../../lib/store/note-lists';

/** Runs in the page: see at-rest.ts. */
export interface AtRestFigures {
  readonly characters: number;
  readonly longWords: number;
  /** Milliseconds. */
  readonly rows: readonly { readonly what: string; readonly plain: number; readonly sealed: number }[];
}

declare global {
  var measureAtRest: (notes: number, rounds: number) => Promise<AtRestFigures>;
}

const SENTENCE =
  'The patient was seen in clinic today with asthma, takes salbutamol twice a day and reports no chest pain since. ';
const LONG_WORDS = 50_000;

globalThis.measureAtRest = async (count, rounds) => {
  const sealed = new Database('at-rest-sealed');
  const plain = plainCopyOf(sealed);
  const sides = { plain, sealed };
  const kinds = ['plain', 'sealed'] as const;
  const rows: { what: string; plain: number; sealed: number }[] = [];
  /** Turn by turn, so that both meet the same machine. */
  const measure = async (what: string, turns: number, work: (db: Database, turn: number) => Promise<unknown>) => {
    const times = { plain: [] as number[], sealed: [] as number[] };
    for (let turn = 0; turn < turns; turn++) {
      for (const kind of turn % 2 === 0 ? kinds : [...kinds].reverse()) {
        const begun = performance.now();
        await work(sides[kind], turn);
        times[kind].push(performance.now() - begun);
      }
    }
    const of = (kind: (typeof kinds)[number], share: number) =>
      times[kind].sort((a, b) => a - b)[Math.min(turns - 1, Math.floor(turns * share))] ?? Number.NaN;
    rows.push({ what: `${what}, median`, plain: of('plain', 0.5), sealed: of('sealed', 0.5) });
    if (turns >= 20) rows.push({ what: `${what}, 95 %`, plain: of('plain', 0.95), sealed: of('sealed', 0.95) });
  };
  const text = SENTENCE.repeat(9);
  const notes = Array.from({ length: count }, (_, at) => noteOf(`n${at}.txt`, `${text}${at}`));
  const long = noteOf('long.txt', SENTENCE.repeat(LONG_WORDS / 20));
  const report = { issues: [], quarantine: [], files: [] };
  const dataset = (id: string) => ({
    ...{ id, name: id, contentHash: id, createdAt: '2026-01-01T00:00:00.000Z', source: 'text' as const, labels: [] },
    ...{ splits: {}, labelled: false },
  });
  await sealed.open();
  await measure(`import ${count}`, 3, (db, turn) =>
    new DexieDatasetStore(db).put(
      dataset(`d${turn}`),
      notes.map(({ note, ...rest }) => ({ ...rest, note: { ...note, id: `d${turn}:${note.id}` } })),
      report,
    ),
  );
  for (const kind of kinds) await new DexieDatasetStore(sides[kind]).put(dataset('long'), [long], report);
  await measure('note', rounds, (db, turn) => new DexieDatasetStore(db).note(`d0:n${(turn * 37) % count}.txt`));
  await measure('long note', Math.ceil(rounds / 4), (db) => new DexieDatasetStore(db).note('long.txt'));
  await measure(`list ${count}`, 20, (db) => listedNotes(db, 'd0'));
  await measure(`all ${count}`, 5, (db) => new DexieDatasetStore(db).notes('d0'));
  for (const kind of kinds) await sides[kind].delete();
  return { characters: text.length, longWords: long.note.text.split(' ').length - 1, rows };
};

/** The same tables and indexes without sealing. */
function plainCopyOf(database: Database): Database {
  const copy = new Dexie('at-rest-plain', { chromeTransactionDurability: 'strict' });
  const stores = database.tables.map(({ name, schema }) => [
    name,
    [schema.primKey, ...schema.indexes].map(({ src }) => src).join(', '),
  ]);
  copy.version(1).stores(Object.fromEntries(stores) as Record<string, string>);
  return copy as Database;
}

function noteOf(id: string, text: string): LabelledNote {
  const note = { id, patientKey: `p-${id}`, title: id, date: undefined, text, tokenizer: 'clinical-1' as const };
  return { note, gold: [{ start: 42, end: 48, label: 'DISEASE' }], split: 'train' };
}
