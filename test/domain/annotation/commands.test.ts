import { describe, expect, it } from 'vitest';
import { addMark, relabelMark, removeMark, resizeMark, restoreTo, setStatus } from '@/lib/domain/annotation/commands';
import { GOLD, IMPORTED, type Suggestion, type WorkMark } from '@/lib/domain/annotation/mark';
import { type NoteLayer, takeStep } from '@/lib/domain/annotation/note-layer';
import type { Drafted } from '@/lib/domain/annotation/step-context';
import {
  acceptSuggestionAs,
  acceptSuggestions,
  applyToRanges,
  rejectSuggestions,
} from '@/lib/domain/annotation/suggestion-commands';
import { AWKWARD_TEXT } from '../../fixtures/stored';
import { AT, contextFixture, markFixture, workFixture } from '../../fixtures/tagging';

const code = (drafted: Drafted) => (drafted.ok ? 'made' : drafted.error.code);
const marksOf = (drafted: Drafted) => (drafted.ok ? drafted.value.changes.map((change) => change.after) : []);
const withMarks = (...marks: WorkMark[]) => contextFixture(workFixture({ marks, status: 'in-progress' }));
const suggestion = (start: number, end: number, label = 'DISEASE', confidence = 0.75): Suggestion => ({
  start,
  end,
  label,
  confidence,
  otherwise: { none: 0.1, labels: {} },
});
const MODEL = { modelId: 'learner/p1/2' };
const lung = AWKWARD_TEXT.indexOf('🫁');

describe('a mark', () => {
  it('is drawn with who, when and the active time so far', () => {
    expect(marksOf(addMark(contextFixture(), { start: 0, end: 6 }, 'DISEASE'))).toEqual([
      {
        id: 'm1',
        start: 0,
        end: 6,
        label: 'DISEASE',
        state: 'set',
        origin: 'drawn',
        by: 'Me',
        at: AT,
        from: undefined,
        activeMs: 1235,
      },
    ]);
  });

  it('loses space at its ends, line breaks included', () => {
    const line = AWKWARD_TEXT.indexOf('visit.');
    expect(marksOf(addMark(contextFixture(), { start: line - 1, end: line + 8 }, 'DISEASE'))).toMatchObject([
      { start: line, end: line + 6 },
    ]);
  });

  it.each([
    ['range-empty', { start: 3, end: 3 }],
    ['range-outside', { start: 0, end: AWKWARD_TEXT.length + 1 }],
    ['range-outside', { start: -1, end: 4 }],
    ['range-outside', { start: 6, end: 0 }],
    ['range-outside', { start: 0.5, end: 4 }],
    ['range-blank', { start: 6, end: 7 }],
    ['range-splits-character', { start: 0, end: lung + 1 }],
    ['range-splits-character', { start: lung + 1, end: lung + 8 }],
    ['made', { start: lung, end: lung + 2 }],
    ['made', { start: 0, end: AWKWARD_TEXT.length }],
  ])('says %s for %o', (expected, range) => {
    expect(code(addMark(contextFixture(), range, 'DISEASE'))).toBe(expected);
    const mark = markFixture('a', 20, 24, { label: 'TREATMENT' });
    expect(code(resizeMark(withMarks(mark), 'a', range))).toBe(expected);
  });

  it('is refused twice with one label and allowed over another', () => {
    const context = withMarks(markFixture('a', 0, 6));
    expect(addMark(context, { start: 0, end: 7 }, 'DISEASE')).toEqual({
      ok: false,
      error: { code: 'already-marked', markId: 'a' },
    });
    expect(code(addMark(context, { start: 0, end: 6 }, 'TREATMENT'))).toBe('made');
    expect(code(addMark(context, { start: 0, end: 5 }, 'DISEASE'))).toBe('made');
  });

  it('needs a label of the project', () => {
    expect(code(addMark(contextFixture(), { start: 0, end: 6 }, 'DRUG'))).toBe('label-unknown');
    expect(code(relabelMark(withMarks(markFixture('a', 0, 6)), 'a', 'DRUG'))).toBe('label-unknown');
  });

  it('takes up the id of a rejected one in the same place', () => {
    const rejected = markFixture('r', 0, 6, { state: 'rejected', origin: 'accepted' });
    const drafted = addMark(withMarks(rejected), { start: 0, end: 6 }, 'DISEASE');
    expect(drafted.ok && drafted.value.changes).toMatchObject([
      { before: rejected, after: { id: 'r', state: 'set', origin: 'drawn' } },
    ]);
  });

  it('in the adjudicated layer is adjudicated', () => {
    expect(
      marksOf(addMark(contextFixture(workFixture({ annotator: GOLD })), { start: 0, end: 6 }, 'DISEASE')),
    ).toMatchObject([{ origin: 'adjudicated', by: GOLD }]);
  });

  it('goes when removed, but an accepted suggestion is remembered as rejected', () => {
    const drawn = markFixture('a', 0, 6);
    expect(marksOf(removeMark(withMarks(drawn), 'a'))).toEqual([undefined]);
    const accepted = markFixture('a', 0, 6, { origin: 'accepted', from: { ...MODEL, confidence: 0.8 } });
    expect(marksOf(removeMark(withMarks(accepted), 'a'))).toMatchObject([{ id: 'a', state: 'rejected' }]);
    expect(marksOf(removeMark(withMarks({ ...accepted, state: 'rejected' }), 'a'))).toEqual([undefined]);
    expect(code(removeMark(contextFixture(), 'a'))).toBe('mark-unknown');
  });

  it('changed from a suggestion is edited and keeps where it came from; a brought one becomes drawn', () => {
    const from = { ...MODEL, confidence: 0.8 };
    const accepted = markFixture('a', 0, 6, { origin: 'accepted', from });
    expect(marksOf(relabelMark(withMarks(accepted), 'a', 'TREATMENT'))).toMatchObject([
      { id: 'a', label: 'TREATMENT', origin: 'edited', from },
    ]);
    const brought = markFixture('a', 0, 6, { origin: 'imported', by: IMPORTED });
    expect(marksOf(resizeMark(withMarks(brought), 'a', { start: 0, end: 4 }))).toMatchObject([
      { id: 'a', end: 4, origin: 'drawn', by: 'Me' },
    ]);
  });

  it('is not changed into what it is, nor into another that stands', () => {
    const context = withMarks(markFixture('a', 0, 6), markFixture('b', 0, 6, { label: 'TREATMENT' }));
    expect(code(relabelMark(context, 'a', 'DISEASE'))).toBe('nothing-changes');
    expect(code(resizeMark(context, 'a', { start: 0, end: 6 }))).toBe('nothing-changes');
    expect(code(relabelMark(context, 'a', 'TREATMENT'))).toBe('already-marked');
  });

  it('moved onto a rejected span lifts the rejection', () => {
    const rejected = markFixture('r', 0, 4, { state: 'rejected' });
    expect(marksOf(resizeMark(withMarks(markFixture('a', 0, 6), rejected), 'a', { start: 0, end: 4 }))).toMatchObject([
      { id: 'a', end: 4 },
      undefined,
    ]);
  });
});

describe('suggestions', () => {
  const two = [suggestion(0, 6), suggestion(24, 29, 'TREATMENT')];

  it('are accepted in one step, each with its confidence and the model', () => {
    const drafted = acceptSuggestions(contextFixture(), two, MODEL);
    expect(drafted.ok && drafted.value.kind).toBe('accept-many');
    expect(marksOf(drafted)).toMatchObject([
      { origin: 'accepted', from: { ...MODEL, confidence: 0.75 } },
      { label: 'TREATMENT' },
    ]);
  });

  it('that stand already are passed over, and one given twice counts once', () => {
    const context = withMarks(markFixture('a', 0, 6));
    expect(marksOf(acceptSuggestions(context, [...two, ...two], MODEL))).toMatchObject([{ start: 24 }]);
    expect(code(acceptSuggestions(context, [suggestion(0, 6)], MODEL))).toBe('already-marked');
    expect(code(acceptSuggestions(context, [], MODEL))).toBe('nothing-given');
  });

  it('with another label are edited', () => {
    const drafted = acceptSuggestionAs(contextFixture(), suggestion(0, 6), 'TREATMENT', MODEL);
    expect(marksOf(drafted)).toMatchObject([{ label: 'TREATMENT', origin: 'edited', from: { confidence: 0.75 } }]);
    expect(marksOf(acceptSuggestionAs(contextFixture(), suggestion(0, 6), 'DISEASE', MODEL))).toMatchObject([
      { origin: 'accepted' },
    ]);
  });

  it('turned down are kept as rejected, once', () => {
    const drafted = rejectSuggestions(contextFixture(), two, () => MODEL);
    expect(drafted.ok && drafted.value.kind).toBe('reject-many');
    expect(marksOf(drafted).map((mark) => mark?.state)).toEqual(['rejected', 'rejected']);
    const rejected = markFixture('r', 0, 6, { state: 'rejected' });
    expect(code(rejectSuggestions(withMarks(rejected), [suggestion(0, 6)], MODEL))).toBe('already-rejected');
    expect(marksOf(acceptSuggestions(withMarks(rejected), [suggestion(0, 6)], MODEL))).toMatchObject([
      { id: 'r', state: 'set' },
    ]);
  });

  it('outside the text refuse the whole step', () => {
    expect(code(acceptSuggestions(contextFixture(), [suggestion(0, 6), suggestion(0, 999)], MODEL))).toBe(
      'range-outside',
    );
  });

  it('the same words get their marks in one step of the group', () => {
    const drafted = applyToRanges(withMarks(markFixture('a', 0, 6)), two, 'DISEASE', 'g');
    expect(drafted.ok && drafted.value).toMatchObject({ group: 'g', kind: 'apply-same' });
    expect(marksOf(drafted)).toMatchObject([{ start: 24, origin: 'applied' }]);
  });
});

describe('where nothing can be changed', () => {
  const mark = markFixture('a', 0, 6);
  const closed = [
    ['note-frozen', contextFixture(workFixture({ marks: [mark] }), { split: 'test' })],
    ['layer-read-only', contextFixture(workFixture({ marks: [mark], annotator: IMPORTED }))],
  ] as const;
  it.each(closed)('%s is the answer to every step', (expected, context) => {
    const start = context.work;
    const layer: NoteLayer = { start, work: start, edits: [] };
    const answers = [
      addMark(context, { start: 8, end: 10 }, 'DISEASE'),
      removeMark(context, 'a'),
      relabelMark(context, 'a', 'TREATMENT'),
      resizeMark(context, 'a', { start: 0, end: 4 }),
      acceptSuggestions(context, [suggestion(24, 29)], MODEL),
      acceptSuggestionAs(context, suggestion(24, 29), 'TREATMENT', MODEL),
      rejectSuggestions(context, [suggestion(24, 29)], MODEL),
      applyToRanges(context, [{ start: 24, end: 29 }], 'DISEASE', 'g'),
      setStatus(context, 'done'),
      restoreTo(context, layer, 0),
    ];
    expect(answers.map(code)).toEqual(answers.map(() => expected));
  });
});

describe('a status', () => {
  it('reviewed and empty is refused where marks stand, and done without any becomes it', () => {
    expect(setStatus(withMarks(markFixture('a', 0, 6)), 'reviewed-empty')).toEqual({
      ok: false,
      error: { code: 'marks-stand', marks: 1 },
    });
    const rejected = markFixture('r', 0, 6, { state: 'rejected' });
    const drafted = setStatus(withMarks(rejected), 'done');
    expect(drafted.ok && drafted.value.status).toEqual({ before: 'in-progress', after: 'reviewed-empty' });
  });

  it('set to what it is changes nothing', () => {
    expect(code(setStatus(withMarks(), 'in-progress'))).toBe('nothing-changes');
  });
});

describe('going back to an earlier step', () => {
  const made = [0, 10, 20].reduce<NoteLayer>(
    (layer, start, i) => {
      const drafted = addMark(
        contextFixture(layer.work, { newId: () => `id${i}` }),
        { start, end: start + 3 },
        'DISEASE',
      );
      const next = drafted.ok ? takeStep(layer, drafted.value) : drafted;
      if (!next.ok) throw new Error('not made');
      return next.value;
    },
    { start: workFixture(), work: workFixture(), edits: [] },
  );
  const context = contextFixture(made.work);

  it('is one new step that leaves the marks of that moment', () => {
    const drafted = restoreTo(context, made, 1);
    expect(drafted.ok && drafted.value.kind).toBe('restore');
    const next = drafted.ok ? takeStep(made, drafted.value) : drafted;
    expect(next.ok && next.value.work.marks.map(({ start }) => start)).toEqual([0]);
  });

  it('to the beginning takes the status back too', () => {
    const drafted = restoreTo(context, made, 0);
    expect(drafted.ok && drafted.value.status).toEqual({ before: 'in-progress', after: 'not-started' });
  });

  it('is refused for the last step, an unknown one and an undone one', () => {
    expect(code(restoreTo(context, made, 3))).toBe('nothing-changes');
    expect(code(restoreTo(context, made, 9))).toBe('step-unknown');
    const edits = made.edits.map((edit) => ({ ...edit, state: edit.seq === 3 ? ('undone' as const) : edit.state }));
    expect(code(restoreTo(context, { ...made, edits }, 3))).toBe('step-undone');
  });
});
