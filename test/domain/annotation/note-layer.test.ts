import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges, changesBetween, compareMarks, invertChanges } from '@/lib/domain/annotation/apply-edit';
import type { Edit } from '@/lib/domain/annotation/edit';
import type { NoteStatus, WorkMark } from '@/lib/domain/annotation/mark';
import {
  lastStanding,
  type NoteLayer,
  nextUndone,
  redoGroup,
  settledStatus,
  takeStep,
  undoGroup,
} from '@/lib/domain/annotation/note-layer';
import { addDraft, draftFixture, markFixture, workFixture } from '../../fixtures/tagging';

const blank = (marks: readonly WorkMark[] = [], status: NoteStatus = 'not-started'): NoteLayer => {
  const start = workFixture({ marks: [...marks].sort(compareMarks), status });
  return { start, work: start, edits: [] };
};

function must(layer: ReturnType<typeof takeStep>): NoteLayer {
  if (!layer.ok) throw new Error('a conflict');
  return layer.value;
}

/** What a random run does: chooses among the marks that stand at that moment. */
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add' as const), at: fc.nat(40), length: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('relabel' as const), pick: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('status' as const),
      status: fc.constantFrom<NoteStatus>('done', 'in-progress', 'reviewed-empty'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('undo' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('redo' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

function perform(layer: NoteLayer, step: Action, id: string): NoteLayer {
  const picked = (pick: number) => layer.work.marks[pick % Math.max(1, layer.work.marks.length)];
  switch (step.do) {
    case 'add':
      return must(takeStep(layer, addDraft(id, markFixture(`mark-${id}`, step.at, step.at + step.length))));
    case 'remove': {
      const before = picked(step.pick);
      return before ? must(takeStep(layer, draftFixture(id, [{ before, after: undefined }]))) : layer;
    }
    case 'relabel': {
      const before = picked(step.pick);
      if (!before) return layer;
      const label = before.label === 'DISEASE' ? 'TREATMENT' : 'DISEASE';
      return must(takeStep(layer, draftFixture(id, [{ before, after: { ...before, label } }])));
    }
    case 'status': {
      const status = { before: layer.work.status, after: step.status };
      return must(takeStep(layer, draftFixture(id, [], { kind: 'status', status })));
    }
    case 'undo': {
      const last = lastStanding(layer.edits);
      return last ? must(undoGroup(layer, last.group)) : layer;
    }
    case 'redo': {
      const next = nextUndone(layer.edits);
      return next ? must(redoGroup(layer, next.group)) : layer;
    }
  }
}

/** Independent of the module: marks by id after the standing steps, in their order. */
function recomputed(start: readonly WorkMark[], edits: readonly Edit[]): WorkMark[] {
  const marks = new Map(start.map((mark) => [mark.id, mark]));
  for (const edit of edits.filter(({ state }) => state === 'standing')) {
    for (const { before, after } of edit.changes) {
      if (before) marks.delete(before.id);
      if (after) marks.set(after.id, after);
    }
  }
  return [...marks.values()].sort(compareMarks);
}

const runs = fc.array(action, { maxLength: 40 });
const imported = [markFixture('imported/0-6', 0, 6), markFixture('imported/9-12', 9, 12, { label: 'TREATMENT' })];

describe('steps of a layer', () => {
  it('any run of steps, undos and redos leaves what the standing steps give when made anew', () => {
    fc.assert(
      fc.property(runs, fc.boolean(), (actions, withImported) => {
        const start = withImported ? blank(imported, 'done') : blank();
        const layer = actions.reduce((now, step, i) => perform(now, step, `e${i}`), start);
        expect(layer.work.marks).toEqual(recomputed(start.work.marks, layer.edits));
        expect(layer.edits.map(({ seq }) => seq)).toEqual(layer.edits.map((_, i) => i + 1));
      }),
    );
  });

  it('undoing everything leads back to the beginning, and redoing everything to the end', () => {
    fc.assert(
      fc.property(runs, (actions) => {
        const start = blank(imported, 'done');
        const made = actions.reduce((now, step, i) => perform(now, step, `e${i}`), start);
        const back = made.edits.reduce((now) => perform(now, { do: 'undo' }, ''), made);
        expect({ ...back.work, revision: 0 }).toEqual(start.work);
        const again = made.edits.reduce((now) => perform(now, { do: 'redo' }, ''), back);
        // Steps that were undone at the end of the run come back too: redo them there as well to compare.
        const full = made.edits.reduce((now) => perform(now, { do: 'redo' }, ''), made);
        expect(again.work.marks).toEqual(full.work.marks);
        expect(again.work.status).toBe(full.work.status);
      }),
    );
  });

  it('a new step drops what could be redone', () => {
    const two = ['a', 'b'].reduce((now, id, i) => perform(now, { do: 'add', at: i * 10, length: 3 }, id), blank());
    const one = perform(two, { do: 'undo' }, '');
    expect(nextUndone(one.edits)?.id).toBe('b');
    const other = perform(one, { do: 'add', at: 30, length: 2 }, 'c');
    expect(nextUndone(other.edits)).toBeUndefined();
    expect(other.edits.map(({ id, state }) => `${id} ${state}`)).toEqual(['a standing', 'b dropped', 'c standing']);
  });

  it('a conflict names the marks and leaves everything as it was', () => {
    const layer = perform(blank(), { do: 'add', at: 0, length: 3 }, 'a');
    const copy = structuredClone(layer);
    const stale = markFixture('mark-a', 0, 3, { label: 'TREATMENT' });
    const attempt = takeStep(layer, draftFixture('x', [{ before: stale, after: undefined }]));
    expect(attempt).toEqual({ ok: false, error: { code: 'conflict', markIds: ['mark-a'] } });
    expect(layer).toEqual(copy);
  });

  it('applies all of a step or none', () => {
    const marks = [markFixture('a', 0, 3), markFixture('b', 5, 8)];
    const changes = [
      { before: marks[0], after: undefined },
      { before: markFixture('gone', 20, 22), after: undefined },
    ];
    expect(applyChanges(marks, changes)).toEqual({ ok: false, error: { code: 'conflict', markIds: ['gone'] } });
  });

  it('keeps marks sorted, the longer first, whatever is added', () => {
    const spans = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 8 })), { maxLength: 30 });
    fc.assert(
      fc.property(spans, spans, (first, second) => {
        const of = (list: readonly (readonly [number, number])[], prefix: string) =>
          list.map(([start, length], i) => markFixture(`${prefix}${i}`, start, start + length));
        const kept = of(first, 'k').sort(compareMarks);
        const added = of(second, 'a');
        const outcome = applyChanges(
          kept,
          added.map((after) => ({ before: undefined, after })),
        );
        expect(outcome.ok && outcome.value).toEqual([...kept, ...added].sort(compareMarks));
      }),
    );
  });

  it('changes between two sets of marks lead from one to the other, and inverted back', () => {
    const set = fc.uniqueArray(fc.tuple(fc.nat(9), fc.nat(20)), { selector: ([id]) => id, maxLength: 8 });
    fc.assert(
      fc.property(set, set, (a, b) => {
        const [from, to] = [a, b].map((list) =>
          list.map(([id, at]) => markFixture(`m${id}`, at, at + 2)).sort(compareMarks),
        );
        if (!from || !to) return;
        const changes = changesBetween(from, to);
        expect(applyChanges(from, changes)).toEqual({ ok: true, value: to });
        expect(applyChanges(to, invertChanges(changes))).toEqual({ ok: true, value: from });
      }),
    );
  });
});

describe('the status beside the marks', () => {
  it('the first mark begins the note, its undo ends that', () => {
    const begun = perform(blank(), { do: 'add', at: 0, length: 3 }, 'a');
    expect(begun.work.status).toBe('in-progress');
    expect(perform(begun, { do: 'undo' }, '').work.status).toBe('not-started');
  });

  it('done with no mark says reviewed and empty; a mark in an empty note begins it again', () => {
    expect(settledStatus('done', 0)).toBe('reviewed-empty');
    expect(settledStatus('reviewed-empty', 2)).toBe('in-progress');
    const empty = perform(blank(), { do: 'status', status: 'done' }, 's');
    expect(empty.work.status).toBe('reviewed-empty');
    expect(perform(empty, { do: 'add', at: 0, length: 3 }, 'a').work.status).toBe('in-progress');
  });

  it('a step taken back from under a later one leaves the later one its say', () => {
    const steps = [
      addDraft('a', markFixture('m-a', 0, 3), { group: 'g' }),
      addDraft('b', markFixture('m-b', 5, 8)),
      draftFixture('s', [], { kind: 'status', status: { before: 'in-progress', after: 'done' } }),
    ];
    const made = steps.reduce((now, step) => must(takeStep(now, step)), blank());
    const back = must(undoGroup(made, 'g'));
    expect(back.work.status).toBe('done');
    expect(back.work.marks.map(({ id }) => id)).toEqual(['m-b']);
    expect(must(redoGroup(back, 'g')).work.marks.map(({ id }) => id)).toEqual(['m-a', 'm-b']);
  });
});
