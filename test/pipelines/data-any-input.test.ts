import fc from 'fast-check';
import { expect, it } from 'vitest';
import { importErrorLine } from '@/lib/messages/en/import';
import { checkImport } from '@/lib/pipelines/data';
import { testHost } from '@/test/fixtures/test-host';
import { bytesOf } from '@/test/formats/token-files';

const line = fc.constantFrom(
  ...[
    'O',
    'D',
    'T',
    'gout',
    'a b',
    'B-D',
    'I-T',
    '',
    '',
    ' ',
    '\t',
    'w\tO',
    '-DOCSTART- O',
    '# x',
    '[',
    'é',
    '\u0000',
    '0',
  ],
  '{"id":"1","text":"a"}',
  'None',
  'running text here',
);
const text = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\r'))
  .map(([lines, end]) => lines.join(end));
const name = fc.constantFrom(
  ...[
    'train_sent',
    'train_label',
    'test_sent',
    'test_label',
    'dev_sent',
    'labels.txt',
    'a.txt',
    'x.conll',
    'n.jsonl',
    'z.csv',
  ],
  'README',
);

it('either reads or refuses any files, and has words for all it says', async () => {
  const files = fc.uniqueArray(fc.tuple(name, text), { maxLength: 6, selector: ([each]) => each });
  await fc.assert(
    fc.asyncProperty(files, async (given) => {
      const checked = await checkImport(
        given.map(([file, content]) => ({ name: file, bytes: bytesOf(content) })),
        testHost(),
      );
      const errors = checked.issues.filter(({ severity }) => severity === 'error');
      expect(checked.storable).toBe(errors.length === 0);
      expect(checked.notes.length > 0).toBe(checked.storable);
      for (const issue of checked.issues) expect(importErrorLine(issue)).not.toMatch(/undefined|NaN|\[object|\n/);
    }),
    { numRuns: 400 },
  );
});
