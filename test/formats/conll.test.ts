import { describe, expect, it } from 'vitest';
import { checkImport } from '@/lib/pipelines/data';
import { testHost } from '@/test/fixtures/test-host';
import { bytesOf } from './token-files';

const read = (text: string, name = 'notes.conll') => checkImport([{ name, bytes: bytesOf(text) }], testHost());
const quotes = ({
  note,
  gold,
}: {
  note: { text: string };
  gold: readonly { start: number; end: number; label: string }[];
}) => gold.map(({ start, end, label }) => `${label}: ${note.text.slice(start, end)}`);

describe('CoNLL', () => {
  it('takes the token from the first column and the tag from the last', async () => {
    const checked = await read(
      'Renal NN I-NP B-D\nfailure NN I-NP I-D\neased VB O O\n\nWarfarin NN I-NP B-T\nagain RB O O\n',
    );
    expect(checked.notes.map(({ note }) => note.text)).toEqual(['Renal failure eased', 'Warfarin again']);
    expect(checked.notes.flatMap(quotes)).toEqual(['DISEASE: Renal failure', 'TREATMENT: Warfarin']);
    expect(checked.preview).toMatchObject({
      source: 'conll',
      labelled: true,
      splits: {},
      unsplit: { notes: 2, tokens: 5 },
    });
    expect(checked.notes[1]?.note).toMatchObject({ title: 'sentence 2', tokenizer: 'given-1' });
  });

  it('makes one note of a document, its sentences on lines of their own', async () => {
    const checked = await read(
      '-DOCSTART- O\n\nGout B-D\nflared O\n\nShe O\nrested O\n\n-DOCSTART- O\n\nNo O\nasthma B-D\n',
    );
    expect(checked.notes.map(({ note }) => note.text)).toEqual(['Gout flared\nShe rested', 'No asthma']);
    expect(checked.notes[0]?.note.title).toBe('document 1');
    expect(checked.preview?.unsplit).toMatchObject({ notes: 2, sentences: 3, tokens: 6, entities: 2 });
  });

  it('parts touching entities in BIO, BILOU, BIOES and IOB1, and joins them in IO', async () => {
    const column = (tags: readonly string[]) =>
      `Pain O\n\nGout ${tags[0]}\ngout ${tags[1]}\nkidney ${tags[2]}\nstones ${tags[3]}\nhurt O\n`;
    const entities = async (tags: readonly string[]) => (await read(column(tags))).notes.flatMap(quotes);
    const apart = ['DISEASE: Gout', 'DISEASE: gout', 'DISEASE: kidney stones'];
    expect(await entities(['B-D', 'B-D', 'B-D', 'I-D'])).toEqual(apart);
    expect(await entities(['U-D', 'U-D', 'B-D', 'L-D'])).toEqual(apart);
    expect(await entities(['S-D', 'S-D', 'B-D', 'E-D'])).toEqual(apart);
    expect(await entities(['I-D', 'B-D', 'B-D', 'I-D'])).toEqual(apart);
    expect(await entities(['D', 'D', 'D', 'D'])).toEqual(['DISEASE: Gout gout kidney stones']);
  });

  it('reads tag sequences that the scheme does not allow, and says on which lines', async () => {
    const checked = await read('Gout B-D\neased O\nasthma I-D\nrose O\n');
    expect(checked.notes.flatMap(quotes)).toEqual(['DISEASE: Gout', 'DISEASE: asthma']);
    const notice = checked.issues.find(({ code }) => code === 'illegal-tag-sequence');
    expect(notice).toMatchObject({
      count: 1,
      places: [{ file: 'notes.conll', line: 3 }],
      facts: { fault: 'not-begun' },
    });
  });

  it('finds no fault in IOB1, where an inside tag may begin an entity', async () => {
    const checked = await read('Gout I-D\ngout B-D\neased O\nasthma I-D\n');
    expect(checked.issues.map(({ code }) => code)).not.toContain('illegal-tag-sequence');
  });

  it('passes over comments, and still counts lines right', async () => {
    const checked = await read('# newdoc\n# sent 1\nGout\tB-D\neased\tO\n\n# sent 2\n#\tO\nwo\u0000rse\tO\n');
    expect(checked.notes.map(({ note }) => note.text)).toEqual(['Gout eased']);
    expect(checked.quarantine).toMatchObject([{ code: 'control-characters', place: { file: 'notes.conll', line: 8 } }]);
  });

  it('sets a sentence aside whose line lacks its tag or its token', async () => {
    const checked = await read('Gout\tB-D\neased\tO\n\nShe\nrested\tO\n\n\tO\nwell\tO\n\nNo\tO\npain\tB-D\n');
    expect(checked.notes.map(({ note }) => note.text)).toEqual(['Gout eased', 'No pain']);
    expect(checked.quarantine.map(({ code, place }) => [code, place.line])).toEqual([
      ['token-missing', 4],
      ['token-missing', 7],
    ]);
  });

  it('takes splits from file names and orders train before test', async () => {
    const files = [
      { name: 'test.conll', bytes: bytesOf('No O\nasthma B-D\n') },
      { name: 'train.conll', bytes: bytesOf('Gout B-D\neased O\n') },
    ];
    const checked = await checkImport(files, testHost());
    expect(checked.notes.map(({ note, split }) => [note.title, split])).toEqual([
      ['train 1', 'train'],
      ['test 1', 'test'],
    ]);
  });
});
