import { describe, expect, it } from 'vitest';
import {
  AREA_IDS,
  AREAS,
  type Area,
  BOX_IDS,
  BOXES,
  type BoxId,
  boxAt,
  SIZE,
} from '@/components/guide/diagram/drawing';
import { pdfDocument } from '@/components/guide/diagram/pdf-document';
import { pdfFile } from '@/components/guide/diagram/pdf-file';
import { svgFile } from '@/components/guide/diagram/svg-file';
import { diagram } from '@/lib/messages/en/guide-diagram';

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const inside = (box: Area, area: Area) =>
  box.x >= area.x &&
  box.y >= area.y &&
  box.x + box.width <= area.x + area.width &&
  box.y + box.height <= area.y + area.height;
const overlap = (a: Area, b: Area) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the picture of the system', () => {
  it('has each part inside one area, and none over another', () => {
    for (const id of BOX_IDS) {
      expect([id, AREA_IDS.filter((area) => inside(BOXES[id], AREAS[area])).length]).toEqual([id, 1]);
      expect(BOX_IDS.filter((other) => other !== id && overlap(BOXES[id], BOXES[other]))).toEqual([]);
    }
    for (const id of AREA_IDS) expect(inside(AREAS[id], { x: 0, y: 0, ...SIZE })).toBe(true);
  });

  it('lets arrow keys reach every part from the first', () => {
    const reached = new Set<BoxId>(['read']);
    for (const id of reached) {
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp']) reached.add(boxAt(id, key));
    }
    expect(BOX_IDS.filter((id) => !reached.has(id))).toEqual([]);
    expect(boxAt('read', 'ArrowRight')).toBe('annotate');
    expect(boxAt('store', 'ArrowLeft')).toBe('client');
    expect(boxAt('read', 'ArrowLeft')).toBe('read');
  });

  it('has words that fit their boxes', () => {
    // 13 px semibold takes about 6.9 px a letter, 12 px about 6.2.
    const tooLong = BOX_IDS.filter((id) => {
      const room = BOXES[id].width - 14;
      return diagram.boxes[id].name.length * 6.9 > room || diagram.boxes[id].note.length * 6.2 > room;
    });
    expect(tooLong).toEqual([]);
  });
});

describe('the picture as a file', () => {
  it('names every part in SVG, with signs of XML escaped, and fetches nothing', () => {
    const boxes = { ...diagram.boxes, rules: { name: 'R & <D>', note: '' } };
    const svg = svgFile({ ...diagram, boxes });
    expect(svg).toContain('>R &amp; &lt;D&gt;</text>');
    for (const id of BOX_IDS) if (id !== 'rules') expect(svg).toContain(`>${diagram.boxes[id].name}</text>`);
    expect(svg.match(/https?:\/\/[^"]*/g)).toEqual(['http://www.w3.org/2000/svg']);
  });

  it('is a PDF whose list of objects says where each begins', () => {
    const text = latin1(pdfFile(diagram));
    expect(text).toMatch(/^%PDF-1\.4\n/);
    expect(text).toMatch(/%%EOF\n$/);
    const list = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(list, list + 5)).toBe('xref\n');
    const begins = [...text.slice(list).matchAll(/^(\d{10}) 00000 n /gm)].map(([, at]) => Number(at));
    expect(begins).toHaveLength(7);
    begins.forEach((at, i) => {
      expect(text.slice(at).startsWith(`${i + 1} 0 obj\n`)).toBe(true);
    });
    const stream = /\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/.exec(text);
    expect(stream?.[2]).toHaveLength(Number(stream?.[1]));
    for (const id of BOX_IDS) expect(text).toContain(`(${diagram.boxes[id].name}) Tj`);
  });

  it('keeps umlauts and quotes in one byte, escapes brackets, and marks what the font has not', () => {
    const page = {
      width: 10,
      height: 10,
      title: 'x',
      content: (encode: (text: string) => string) => encode('Prüfung (a\\b) ’ 漢'),
    };
    expect(latin1(pdfDocument(page))).toContain('(Pr\xfcfung \\(a\\\\b\\) \x92 ?)');
  });
});
