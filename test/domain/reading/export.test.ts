import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diseaseTreatmentsCsv, diseaseTreatmentsJson } from '@/lib/domain/reading/export';
import type { DiseaseGroup, TreatmentOfDisease } from '@/lib/domain/reading/reading';

function treatment(name: string, noteIds: readonly string[] = ['n1']): TreatmentOfDisease {
  return {
    key: name,
    name,
    variants: [{ text: name, count: 2 }],
    count: 2,
    notes: noteIds.length,
    confidence: 0.91234,
    sources: noteIds.map((noteId) => ({
      noteId,
      sentenceIndex: 3,
      disease: { start: 4, end: 8 },
      treatment: { start: 12, end: 16 },
      confidence: 0.9,
    })),
  };
}

function group(name: string, treatments: readonly TreatmentOfDisease[]): DiseaseGroup {
  return {
    key: name,
    name,
    variants: [
      { text: name, count: 3 },
      { text: `${name}s`, count: 1 },
    ],
    mentions: 4,
    notes: 2,
    confidence: 0.5,
    treatments,
    alone: [{ noteId: 'n7', sentenceIndex: 1, disease: { start: 0, end: 4 }, treatment: undefined, confidence: 0.5 }],
  };
}

/** A strict reader of RFC 4180, written apart from the exporter. */
function parseCsv(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < csv.length) {
    let value = '';
    if (csv[at] === '"') {
      at++;
      for (;;) {
        if (at >= csv.length) throw new Error('quote not closed');
        if (csv[at] === '"' && csv[at + 1] === '"') at++;
        else if (csv[at] === '"') break;
        value += csv[at++];
      }
      at++;
    } else while (at < csv.length && csv[at] !== ',' && csv[at] !== '\r') value += csv[at++];
    row.push(value);
    if (csv[at] === ',') at++;
    else if (csv.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`unexpected character at ${at}`);
  }
  return rows;
}

describe('diseaseTreatmentsCsv', () => {
  it('writes a row a pair, and one with an empty treatment for a disease that has none', () => {
    const csv = diseaseTreatmentsCsv([group('gout', [treatment('rest', ['n1', 'n2'])]), group('asthma', [])]);
    expect(csv).toBe(
      [
        'disease,treatment,sentences,notes,confidence,disease_variants,treatment_variants,sources',
        'gout,rest,2,2,0.9123,gout (3); gouts (1),rest (2),n1; n2',
        'asthma,,1,2,0.5000,asthma (3); asthmas (1),,n7',
        '',
      ].join('\r\n'),
    );
  });

  it('names notes by their titles where it has them', () => {
    const csv = diseaseTreatmentsCsv([group('gout', [treatment('rest', ['n1', 'n2'])])], new Map([['n1', 'train 1']]));
    expect(parseCsv(csv)[1]?.at(-1)).toBe('train 1; n2');
  });

  it.each(['=1+1', '+49', '-5', '@SUM(A1)', '\tx', '\rx', ' =1', '＝1'])('takes %j from the spreadsheet', (name) => {
    expect(parseCsv(diseaseTreatmentsCsv([group(name, [])]))[1]?.[0]).toBe(`'${name}`);
  });

  it('has no byte order mark and ends every row', () => {
    expect(diseaseTreatmentsCsv([])).toMatch(/^disease,.*\r\n$/u);
  });

  it('reads back as it was written, whatever the names hold', () => {
    const name = fc.string({ unit: 'grapheme' }).map((text) => `x${text}`);
    const anyName = fc.oneof(name, fc.constantFrom('a,b', 'say "no"', 'two\r\nlines', 'é 🙂, µ'));
    fc.assert(
      fc.property(anyName, anyName, (disease, drug) => {
        const rows = parseCsv(diseaseTreatmentsCsv([group(disease, [treatment(drug)]), group(drug, [])]));
        expect(rows).toHaveLength(3);
        expect(rows[1]?.slice(0, 4)).toEqual([disease, drug, '2', '1']);
        expect(rows[2]?.slice(0, 2)).toEqual([drug, '']);
        expect(rows.every((row) => row.length === 8)).toBe(true);
      }),
    );
  });
});

describe('diseaseTreatmentsJson', () => {
  it('holds the whole list and says how offsets count', () => {
    const groups = [group('gout 🙂', [treatment('rest')])];
    const parsed: unknown = JSON.parse(diseaseTreatmentsJson(groups));
    expect(parsed).toEqual({
      format: 'behealthy-disease-treatments',
      version: 1,
      offsets: 'utf-16',
      diseases: JSON.parse(JSON.stringify(groups)),
    });
  });
});
