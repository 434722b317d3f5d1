import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuarantinedNote } from '@/lib/domain/data/import-report';
import { quarantineCsv } from '@/lib/domain/data/quarantine-csv';

/** An RFC 4180 reader of its own, as strict as the standard. */
function parse(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < csv.length; ) {
    const quoted = csv[at] === '"';
    let value = '';
    if (quoted) {
      at += 1;
      while (!(csv[at] === '"' && csv[at + 1] !== '"')) {
        value += csv[at];
        at += csv[at] === '"' ? 2 : 1;
      }
      at += 1;
    } else while (csv[at] !== ',' && csv[at] !== '\r') value += csv[at++];
    row.push(value);
    if (csv[at] === ',') at += 1;
    else {
      expect(csv.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

const row = (text: string, file = 'a.txt'): QuarantinedNote => ({
  code: 'unknown-label',
  place: { file, line: 12, endLine: 14 },
  text,
  tags: ['O', 'D'],
});

describe('quarantineCsv', () => {
  it('writes a header and one row a note', () => {
    expect(quarantineCsv([row('Gout, "acute"')])).toBe(
      'reason,file,line,end line,text,tags\r\nunknown-label,a.txt,12,14,"Gout, ""acute""",O D\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '  =1', '\n=1', '＝1', '\r=1'])(
    'disarms %j as a formula',
    (text) => {
      expect(parse(quarantineCsv([row(text)]))[1]?.[4]).toBe(`'${text}`);
      expect(parse(quarantineCsv([row('fine', text)]))[1]?.[1]).toBe(`'${text}`);
    },
  );

  it('gives every other text back unchanged', () => {
    const text = fc
      .array(fc.constantFrom('a', '"', ',', '\r', '\n', ' ', '💊', "'", '=', 'e\u0301'))
      .map((parts) => `x${parts.join('')}`);
    fc.assert(
      fc.property(fc.array(text), (texts) => {
        const read = parse(quarantineCsv(texts.map((each) => row(each))));
        expect(read.slice(1).map((cells) => cells[4])).toEqual(texts);
      }),
    );
  });
});
