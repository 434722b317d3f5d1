import { describe, expect, it } from 'vitest';
import { checkNote, NOTE_FAULT_CODES, type NoteFaultCode } from '@/lib/domain/data/contract';
import { IssueLog } from '@/lib/domain/data/issue-log';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { validateDrafts } from '@/lib/domain/data/validate';
import type { TokenizerId } from '@/lib/domain/text/note';
import type { Span } from '@/lib/domain/text/span';
import { importIssueMessage, noteFaultMessage } from '@/lib/messages/en/import';

const LIMITS = { ...IMPORT_LIMITS, noteCharactersMax: 60, sentenceTokensMax: 9, tokenCharactersMax: 30 };

interface Case {
  readonly text: string;
  readonly tokenizer?: string;
  readonly gold?: readonly Span[];
  readonly at?: number;
}
const BROKEN: Readonly<Record<NoteFaultCode, readonly Case[]>> = {
  'note-empty': [{ text: '' }, { text: ' \r\n\t' }, { text: '\u200b\u2060' }],
  'note-too-long': [
    { text: 'Fever and cough '.repeat(4) },
    { text: 'Ok now. A b c d e f g h i j k l', at: 8 },
    { text: `see ${'x'.repeat(31)}`, at: 4 },
  ],
  'text-malformed': [
    { text: 'Asthma \ud83e since', at: 7 },
    { text: 'Asthma 🫁 \udc00', at: 10 },
  ],
  'control-characters': [
    { text: 'Asthma\u0000', at: 6 },
    // Where words come one a line, a tab is in no word.
    { text: 'a\tb', tokenizer: 'given-1', at: 1 },
  ],
  'tokenizer-unknown': [{ text: 'Asthma', tokenizer: 'other-9' }],
  'span-invalid': [
    { text: 'Asthma', gold: [{ start: 2, end: 7, label: 'DISEASE' }] },
    {
      text: 'Asthma attack',
      gold: [
        { start: 0, end: 6, label: 'DISEASE' },
        { start: 5, end: 9, label: 'DISEASE' },
      ],
    },
  ],
  'unknown-label': [{ text: 'On 12 May', gold: [{ start: 3, end: 9, label: 'DATE' }], at: 3 }],
};
const check = ({ text, tokenizer = 'clinical-1', gold = [] }: Case) =>
  checkNote({ text, tokenizer: tokenizer as TokenizerId }, gold, ['DISEASE', 'TREATMENT'], LIMITS);

describe('the contract of notes', () => {
  it.each(NOTE_FAULT_CODES)('names %s, with the place where it was seen', (code) => {
    for (const one of BROKEN[code]) {
      expect(check(one), JSON.stringify(one)).toMatchObject({ ok: false, error: { code, at: one.at } });
    }
  });

  it('takes what clinical systems write: emoji, marks that combine, CRLF, tabs, right-to-left', () => {
    const text = 'Asthma 🫁\tcafe\u0301.\r\nסוכרת ok';
    const checked = check({ text, gold: [{ start: 0, end: 6, label: 'DISEASE' }] });
    expect(checked.ok && checked.value.tokens.length).toBeGreaterThan(4);
  });

  it('is the same at import: a draft is set aside exactly where a stored note would be refused', () => {
    const cases = Object.values(BROKEN)
      .flat()
      .filter(({ gold = [] }) => gold.every(({ label }) => label !== 'DATE'));
    for (const [at, one] of [...cases, { text: 'Fever since May.' }].entries()) {
      const tokenizer = (one.tokenizer ?? 'clinical-1') as TokenizerId;
      const note = { id: `n${at}`, patientKey: 'p', title: 't', date: undefined, text: one.text, tokenizer };
      const draft = {
        labelled: { note, gold: one.gold ?? [], split: undefined },
        ...{ place: { file: 'a.jsonl', line: at + 1 }, sentenceLines: undefined, tags: undefined },
      };
      const work = validateDrafts([draft], LIMITS, new IssueLog());
      let step = work.next();
      while (!step.done) step = work.next();
      const checked = check(one);
      expect(step.value.setAside.map(({ code }) => code)).toEqual(checked.ok ? [] : [checked.error.code]);
      expect(step.value.kept).toHaveLength(checked.ok ? 1 : 0);
    }
  });

  it('has words for each code that say what to do, and hold nothing of the note', () => {
    for (const code of NOTE_FAULT_CODES) {
      const said = importIssueMessage({ code, severity: 'rejected', places: [], count: 1, facts: {} });
      expect(said.what.length, code).toBeGreaterThan(20);
      expect(noteFaultMessage(code, {}).length, code).toBeGreaterThan(15);
    }
    expect(JSON.stringify(check({ text: 'Asthma\u0000' }))).not.toContain('Asthma');
  });
});
