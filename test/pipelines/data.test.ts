import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkImport, splitImport, storeImport } from '@/lib/pipelines/data';
import { Cancelled, type DatasetStore } from '@/lib/pipelines/ports';
import { MemoryDatasetStore } from '@/test/fakes/memory-stores';
import { testHost } from '@/test/fixtures/test-host';
import { bytesOf, column, FOUR, fourFiles, type Sentence, TRAIN } from '@/test/formats/token-files';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('checkImport', () => {
  it('gives back every token, label run and split of any sentences', async () => {
    const token = fc.constantFrom(
      'gout',
      'e\u0301',
      '💊',
      "''",
      '10',
      '(',
      'Ménière',
      '37\u00a0°C',
      '-DOCSTART-',
      '#',
      '{"',
      'O',
      '“',
    );
    const line = fc.tuple(token, fc.constantFrom('O', 'D', 'T'));
    const sentences = fc.array(fc.array(line, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(sentences, sentences, fc.constantFrom('\n', '\r\n', '\r'), async (train, test, end) => {
        const anchor: Sentence = [
          ['Anchor', 'O'],
          ['words', 'D'],
          ['here', 'T'],
          ['.', 'O'],
          ['!', 'O'],
        ];
        const given = { train: [anchor, ...train], test: [...test, anchor.slice(1)] };
        const files = (['train', 'test'] as const).flatMap((split) => [
          { name: `${split}_sent`, bytes: bytesOf(column(given[split], 0, end)) },
          { name: `${split}_label`, bytes: bytesOf(column(given[split], 1, end)) },
        ]);
        const checked = await checkImport(files, testHost());
        expect(checked.issues.filter(({ severity }) => severity === 'error' || severity === 'rejected')).toEqual([]);
        const back = { train: [] as [string, string][][], test: [] as [string, string][][] };
        for (const { note, gold, split } of checked.notes) {
          let at = 0;
          const tokens = note.text.split(' ').map((word): [string, string] => {
            const start = at;
            at += word.length + 1;
            const span = gold.find((each) => each.start <= start && start + word.length <= each.end);
            return [word, span ? span.label.slice(0, 1) : 'O'];
          });
          if (split === 'train' || split === 'test') back[split].push(tokens);
        }
        expect(back).toEqual(given);
      }),
      { numRuns: 60 },
    );
  });

  it('names the dataset by its content alone', async () => {
    const first = await checkImport(fourFiles(), testHost());
    const host = testHost();
    host.newId();
    const again = await checkImport(fourFiles(), host);
    expect(again.preview?.id).not.toBe(first.preview?.id);
    expect(again.preview?.contentHash).toBe(first.preview?.contentHash);
    const other = await checkImport(fourFiles({ test_label: FOUR.test_label.replace('T', 'O') }), testHost());
    expect(other.preview?.contentHash).not.toBe(first.preview?.contentHash);
  });

  it('hashes as documented, in blocks of 64 notes', async () => {
    const sentences = Array.from(
      { length: 70 },
      (_, i): Sentence => [
        [`💊${i}`, 'T'],
        ['for', 'O'],
        ['e\u0301', 'O'],
      ],
    );
    const files = [
      { name: 'train_sent', bytes: bytesOf(column(sentences, 0)) },
      { name: 'train_label', bytes: bytesOf(column(sentences, 1)) },
    ];
    const lines = sentences.map(([first]) => {
      const text = `${first?.[0]} for e\u0301`;
      return `["train",null,null,"given-1",${JSON.stringify(text)},[[0,${first?.[0].length},"TREATMENT"]]]\n`;
    });
    const digests = [lines.slice(0, 64), lines.slice(64)].map((block) => sha256(block.join('')));
    const expected = sha256(`behealthy-dataset-1\n${digests.join('\n')}\n`);
    expect((await checkImport(files, testHost())).preview?.contentHash).toBe(expected);
  });

  it('makes ids unique across datasets and titles that name the sentence in its file', async () => {
    const checked = await checkImport(fourFiles(), testHost());
    expect(checked.notes[1]?.note).toMatchObject({
      id: 'id-1:train-2',
      patientKey: 'id-1:train-2',
      title: 'train 2',
      date: undefined,
    });
    expect(checked.notes.at(-1)?.note.title).toBe('test 2');
    expect(new Set(checked.notes.map(({ note }) => note.id)).size).toBe(checked.notes.length);
  });

  it('reports its steps in order, each with how far it is', async () => {
    const seen: { step: string; done: number; total: number }[] = [];
    await checkImport(manySentences(3000), testHost(), {
      onProgress: (step, done, total) => seen.push({ step, done, total }),
    });
    expect([...new Set(seen.map(({ step }) => step))]).toEqual([
      'decode',
      'recognise',
      'read',
      'validate',
      'deduplicate',
      'count',
      'hash',
    ]);
    expect(seen.every(({ done, total }) => done >= 0 && total > 0 && done <= total)).toBe(true);
  });

  it('stops where it stands when cancelled, in any step', async () => {
    const files = manySentences(3000);
    for (const at of ['decode', 'recognise', 'read', 'validate', 'deduplicate', 'count', 'hash']) {
      const controller = new AbortController();
      const onProgress = (step: string) => {
        if (step === at) controller.abort();
      };
      await expect(checkImport(files, testHost(), { signal: controller.signal, onProgress })).rejects.toThrow(
        Cancelled,
      );
    }
  });

  it('lets the event loop turn, so that a cancel that comes as a message is heard', async () => {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 0);
    // A clock that runs 5 ms a look: slices end by count of steps, however fast the machine is.
    const base = testHost();
    let ms = 0;
    const host = { ...base, clock: { ...base.clock, elapsedMs: () => (ms += 5) } };
    await expect(checkImport(manySentences(30_000), host, { signal: controller.signal })).rejects.toThrow(Cancelled);
    clearTimeout(timer);
  });

  it('says how many sentences repeat or leak, and sets them aside on request alone', async () => {
    const repeated = [...TRAIN, ...TRAIN.slice(2, 4)];
    const files = fourFiles({
      train_sent: column(repeated, 0),
      train_label: column(repeated, 1),
      test_sent: column(
        [
          ...TRAIN.slice(5, 6),
          [
            ['New', 'O'],
            ['one', 'O'],
          ],
        ],
        0,
      ),
      test_label: column(
        [
          ...TRAIN.slice(5, 6),
          [
            ['New', 'O'],
            ['one', 'O'],
          ],
        ],
        1,
      ),
    });
    const kept = await checkImport(files, testHost());
    expect(kept.preview?.splits).toMatchObject({ train: { notes: 10 }, test: { notes: 2 } });
    expect(kept.issues.map(({ code, severity, count }) => [code, severity, count])).toEqual([
      ['duplicate', 'notice', 2],
      ['train-in-test', 'notice', 1],
    ]);
    const cleaned = await checkImport(files, testHost(), { duplicates: 'set-aside' });
    expect(cleaned.preview?.splits).toMatchObject({ train: { notes: 7 }, test: { notes: 2 } });
    expect(cleaned.quarantine.map(({ code }) => code).sort()).toEqual(['duplicate', 'duplicate', 'train-in-test']);
    expect(cleaned.preview?.contentHash).not.toBe(kept.preview?.contentHash);
  });
});

describe('splitImport', () => {
  const lines = Array.from({ length: 60 }, (_, i) =>
    JSON.stringify({
      id: `n${i}`,
      patientKey: `p${Math.floor(i / 3)}`,
      text: `Seen for gout ${'🙂'.repeat(i % 4)} on day ${i}.`,
      entities: [{ start: 9, end: 13, label: i % 4 === 0 ? 'TREATMENT' : 'DISEASE' }],
    }),
  ).join('\n');
  const unsplit = () => checkImport([{ name: 'ward.jsonl', bytes: new TextEncoder().encode(lines) }], testHost());
  const split = { shares: { train: 0.5, dev: 0.2, test: 0.3 }, seed: 41 };

  it('divides whole patients as the seed says, counts and hashes anew, and loses no note', async () => {
    const checked = await unsplit();
    expect(checked.preview?.splits).toEqual({});
    const divided = await splitImport(checked, split, testHost());
    const patients = new Map<string, Set<string | undefined>>();
    for (const { note, split: part } of divided.notes) {
      patients.set(note.patientKey, (patients.get(note.patientKey) ?? new Set()).add(part));
    }
    expect(patients.size).toBe(20);
    expect([...patients.values()].every((parts) => parts.size === 1)).toBe(true);
    const { train, dev, test } = divided.preview?.splits ?? {};
    expect([train?.notes, dev?.notes, test?.notes]).toEqual([30, 12, 18]);
    expect(divided.notes.map(({ note }) => note)).toEqual(checked.notes.map(({ note }) => note));
    expect(divided.preview?.unsplit).toBeUndefined();
    expect(divided.preview?.importSplit).toEqual(split);
    expect(divided.preview?.contentHash).not.toBe(checked.preview?.contentHash);
    const again = await splitImport(checked, split, testHost());
    expect(again.preview?.contentHash).toBe(divided.preview?.contentHash);
    const other = await splitImport(checked, { ...split, seed: 42 }, testHost());
    expect(other.preview?.contentHash).not.toBe(divided.preview?.contentHash);
  });

  it('takes no shares that do not make one, and stops when asked', async () => {
    const checked = await unsplit();
    await expect(
      splitImport(checked, { ...split, shares: { train: 0.5, dev: 0.2, test: 0.2 } }, testHost()),
    ).rejects.toThrow('shares-not-one');
    await expect(splitImport(checked, split, testHost(), { signal: AbortSignal.abort() })).rejects.toThrow(Cancelled);
  });
});

describe('storeImport', () => {
  it('stores dataset, notes and report under the name given', async () => {
    const store = new MemoryDatasetStore();
    const checked = await checkImport(fourFiles(), testHost());
    const dataset = await storeImport(checked, '  Ward 7 ', store);
    expect(dataset).toEqual({ ...checked.preview, name: 'Ward 7' });
    expect(await store.get(dataset.id)).toEqual(dataset);
    expect(await store.notes(dataset.id)).toEqual(checked.notes);
    expect((await store.findByHash(checked.preview?.contentHash ?? ''))?.id).toBe(dataset.id);
  });

  it('takes the suggested name where none is given', async () => {
    const checked = await checkImport(fourFiles(), testHost());
    expect((await storeImport(checked, ' ', new MemoryDatasetStore())).name).toBe('BeHealthy');
  });

  it('hands everything over in one call, so that a store that fails has nothing by half', async () => {
    const memory = new MemoryDatasetStore();
    let calls = 0;
    const failing: DatasetStore = Object.assign(Object.create(memory) as MemoryDatasetStore, {
      put: async () => {
        calls += 1;
        throw new Error('quota');
      },
    });
    const checked = await checkImport(fourFiles(), testHost());
    await expect(storeImport(checked, 'x', failing)).rejects.toThrow('quota');
    expect(calls).toBe(1);
    expect(await memory.get(checked.preview?.id ?? '')).toBeUndefined();
    expect((await storeImport(checked, 'x', memory)).name).toBe('x');
  });

  it('stores nothing when cancelled before, and nothing of a refused import', async () => {
    const store = new MemoryDatasetStore();
    const checked = await checkImport(fourFiles(), testHost());
    await expect(storeImport(checked, 'x', store, { signal: AbortSignal.abort() })).rejects.toThrow(Cancelled);
    const refused = await checkImport(fourFiles({ train_label: null }), testHost());
    await expect(storeImport(refused, 'x', store)).rejects.toThrow('not storable');
    expect(await store.get('id-1')).toBeUndefined();
  });
});

/** Sentences of 4 + `fill` tokens, no two alike; every third has a disease, all have a treatment. */
function manySentences(count: number, fill = 0) {
  const sentences = Array.from(
    { length: count },
    (_, i): Sentence => [
      ['No', 'O'],
      [`w${i}`, i % 3 === 0 ? 'D' : 'O'],
      ...Array.from({ length: fill }, (_, j) => [`u${(i * 31 + j * 7) % 5003}`, 'O'] as const),
      [`v${i % 97}`, 'T'],
      ['.', 'O'],
    ],
  );
  return [
    { name: 'train_sent', bytes: bytesOf(column(sentences, 0)) },
    { name: 'train_label', bytes: bytesOf(column(sentences, 1)) },
  ];
}

describe('a million tokens', () => {
  it('come in whole', async () => {
    const checked = await checkImport(manySentences(50_000, 16), testHost());
    expect(checked.quarantine).toEqual([]);
    const perLabel = { DISEASE: 16_667, TREATMENT: 50_000 };
    const train = { notes: 50_000, sentences: 50_000, tokens: 1_000_000, entities: 66_667, perLabel };
    expect(checked.preview?.splits).toEqual({ train });
  });
});

const FOLDER = fileURLToPath(new URL('../../../shared/data/behealthy/', import.meta.url));

describe.skipIf(!existsSync(FOLDER))('the case study', () => {
  it('comes in with the counts its read-me states', async () => {
    const names = ['train_sent', 'train_label', 'test_sent', 'test_label', 'README.md'];
    const files = names.map((name) => ({ name, bytes: new Uint8Array(readFileSync(`${FOLDER}${name}`)) }));
    const checked = await checkImport(files, testHost());
    expect(checked.preview?.splits).toEqual({
      train: {
        notes: 2599,
        sentences: 2599,
        tokens: 45_902,
        entities: 2406,
        perLabel: { DISEASE: 1383, TREATMENT: 1023 },
      },
      test: { notes: 1056, sentences: 1056, tokens: 18_618, entities: 965, perLabel: { DISEASE: 571, TREATMENT: 394 } },
    });
    expect(checked.preview?.labels).toEqual(['DISEASE', 'TREATMENT']);
    expect(checked.quarantine).toEqual([]);
    const said = checked.issues.map(({ code, facts, count }) => `${code} ${facts.split ?? ''} ${count}`);
    expect(said).toEqual(expect.arrayContaining(['duplicate train 60', 'train-in-test test 25', 'mis-decoded  17']));
  });
});
if (!existsSync(FOLDER)) console.warn('case study: skipped, ../shared/data/behealthy is not there');
