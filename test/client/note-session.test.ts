import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { NoteSession } from '@/lib/client/session-core';
import { SessionRegistry } from '@/lib/client/session-registry';
import { replay } from '@/lib/domain/annotation/note-layer';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { MemoryAnnotationStore } from '../fakes/memory-annotation-store';
import { MemoryDatasetStore } from '../fakes/memory-stores';
import { datasetFixture, noteFixture } from '../fixtures/stored';
import { AT, labelSetFixture, projectFixture } from '../fixtures/tagging';

const KEY = ['p1', 'Me', 'n1'] as const;
const LABELS = ['DISEASE', 'TREATMENT'];
const NO_REPORT = { issues: [], quarantine: [], files: [] };
const notes = ['n1', 'n2', 'n3'].map((id) => noteFixture(id));
const frozen = { ...noteFixture('held'), split: 'test' as const };

/** A disk that takes its time: `step` lets one write through, `open` all. */
class SlowStore extends MemoryAnnotationStore {
  private readonly waiting: (() => void)[] = [];
  slow = false;

  override async commit(...given: Parameters<MemoryAnnotationStore['commit']>) {
    if (this.slow) await new Promise<void>((resolve) => this.waiting.push(resolve));
    return super.commit(...given);
  }

  open(): void {
    this.slow = false;
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

async function memoryStore(): Promise<SlowStore> {
  const datasets = new MemoryDatasetStore();
  await datasets.put(datasetFixture('d1'), [...notes, frozen], NO_REPORT);
  const store = new SlowStore(datasets);
  await store.createProject(projectFixture('p1'), labelSetFixture('p1'));
  return store;
}

let tabs = 0;
async function sessionOn(store: MemoryAnnotationStore | DexieAnnotationStore, noteId = 'n1', elapsed = { ms: 0 }) {
  const tab = ++tabs;
  let ids = 0;
  const labelled = [...notes, frozen].find(({ note }) => note.id === noteId);
  if (!labelled) throw new Error('no such note');
  const clock = { now: () => AT, elapsedMs: () => elapsed.ms, newId: () => `tab${tab}-${++ids}` };
  const session = new NoteSession(store, [KEY[0], KEY[1], noteId], labelled, clock);
  session.setLabels(LABELS);
  session.start();
  await session.settled();
  return session;
}

const spans = (session: NoteSession) =>
  session.getState().work?.marks.map(({ start, end, label }) => [start, end, label]);
const firstId = (session: NoteSession) => session.getState().work?.marks[0]?.id ?? '';

describe('a step', () => {
  it('shows at once and is saved only when the store has confirmed it', async () => {
    const store = await memoryStore();
    const session = await sessionOn(store);
    store.slow = true;
    expect(session.add({ start: 0, end: 6 }, 'DISEASE')).toEqual({ ok: true, value: undefined });
    expect(spans(session)).toEqual([[0, 6, 'DISEASE']]);
    expect(session.getState()).toMatchObject({ saving: 'saving', waiting: 1, savedAt: undefined, canUndo: true });
    await Promise.resolve();
    expect((await store.works('p1', 'Me')).length).toBe(0);
    store.open();
    await session.settled();
    expect(session.getState()).toMatchObject({ saving: 'saved', waiting: 0, savedAt: AT });
    expect((await store.work(...KEY)).marks).toEqual(session.getState().work?.marks);
  });

  it('that is confirmed leaves the marks the page drew as they are', async () => {
    const session = await sessionOn(await memoryStore());
    session.add({ start: 0, end: 6 }, 'DISEASE');
    const shown = session.getState().work;
    await session.settled();
    expect(session.getState().work).toBe(shown);
  });

  it('is refused with a reason before the note is read, for an unknown label and in the test split', async () => {
    const store = await memoryStore();
    const clock = { now: () => AT, elapsedMs: () => 0, newId: () => 'x' };
    const unread = new NoteSession(store, KEY, { note: { id: 'n1', text: 'Asthma' }, split: 'train' }, clock);
    expect(unread.add({ start: 0, end: 6 }, 'DISEASE')).toMatchObject({ error: { code: 'not-loaded' } });
    const session = await sessionOn(store);
    expect(session.add({ start: 0, end: 6 }, 'DRUG')).toMatchObject({ error: { code: 'label-unknown' } });
    expect(session.undo()).toMatchObject({ error: { code: 'nothing-to-undo' } });
    const held = await sessionOn(store, 'held');
    expect(held.add({ start: 0, end: 6 }, 'DISEASE')).toMatchObject({ error: { code: 'note-frozen' } });
    expect(held.undo()).toMatchObject({ error: { code: 'note-frozen' } });
    expect(session.getState().waiting).toBe(0);
  });

  it('made while others are on their way keeps its place, undo and redo among them', async () => {
    const store = await memoryStore();
    const session = await sessionOn(store);
    store.slow = true;
    session.add({ start: 0, end: 6 }, 'DISEASE');
    session.add({ start: 10, end: 15 }, 'DISEASE');
    session.undo();
    session.relabel(firstId(session), 'TREATMENT');
    session.undo();
    session.redo();
    expect(session.redo()).toMatchObject({ error: { code: 'nothing-to-redo' } });
    expect(spans(session)).toEqual([[0, 6, 'TREATMENT']]);
    store.open();
    await session.settled();
    expect((await store.edits(...KEY)).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'add standing',
      'add dropped',
      'relabel standing',
    ]);
    expect(session.getState()).toMatchObject({ saving: 'saved', canRedo: false });
    expect(spans(session)).toEqual([[0, 6, 'TREATMENT']]);
  });

  it('carries the active time since the last one, and what is left when the note is left', async () => {
    const store = await memoryStore();
    const elapsed = { ms: 1000 };
    const session = await sessionOn(store, 'n1', elapsed);
    const at = (ms: number) => {
      elapsed.ms = ms;
      session.active();
    };
    at(1000);
    at(4000);
    session.add({ start: 0, end: 6 }, 'DISEASE');
    await session.settled();
    expect((await store.work(...KEY)).activeMs).toBe(3000);
    expect(session.getState().work?.marks[0]?.activeMs).toBe(3000);
    at(4500);
    session.pause();
    await session.settled();
    expect((await store.work(...KEY)).activeMs).toBe(3500);
    expect(session.activeMs()).toBe(3500);
  });

  it('that finishes the note says when, how long it took and what was suggested', async () => {
    const store = await memoryStore();
    const session = await sessionOn(store);
    session.add({ start: 0, end: 6 }, 'DISEASE');
    session.setStatus('done', { shown: 3, right: 2, hidden: false });
    await session.settled();
    expect(await store.states('p1', 'Me')).toMatchObject([
      { noteId: 'n1', status: 'done', doneAt: AT, suggested: { shown: 3, right: 2, hidden: false } },
    ]);
  });
});

describe('a write that fails', () => {
  const full = Object.assign(new Error('full'), { name: 'QuotaExceededError' });

  it('keeps the work in memory, says why, and is done in order when tried again', async () => {
    const store = await memoryStore();
    const session = await sessionOn(store);
    store.failure = full;
    session.add({ start: 0, end: 6 }, 'DISEASE');
    await session.settled();
    session.add({ start: 10, end: 15 }, 'TREATMENT');
    await session.settled();
    expect(session.getState()).toMatchObject({ saving: 'failed', failure: 'quota-exceeded', waiting: 2 });
    expect(spans(session)?.length).toBe(2);
    store.failure = undefined;
    session.retry();
    await session.settled();
    expect(session.getState()).toMatchObject({ saving: 'saved', failure: undefined, waiting: 0 });
    expect((await store.edits(...KEY)).map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'add'],
      [2, 'add'],
    ]);
  });

  it('is tried again with the next step', async () => {
    const store = await memoryStore();
    const session = await sessionOn(store);
    store.failure = full;
    session.add({ start: 0, end: 6 }, 'DISEASE');
    await session.settled();
    store.failure = undefined;
    session.add({ start: 10, end: 15 }, 'TREATMENT');
    await session.settled();
    expect(session.getState().saving).toBe('saved');
    expect((await store.work(...KEY)).marks.length).toBe(2);
  });

  it('because the project was deleted gives up what has no home any more', async () => {
    const store = await memoryStore();
    const session = await sessionOn(store);
    await store.deleteProject('p1');
    session.add({ start: 0, end: 6 }, 'DISEASE');
    await session.settled();
    expect(session.getState()).toMatchObject({ saving: 'failed', failure: 'project-missing', waiting: 0 });
  });
});

/** Two tabs of one browser, on each adapter. */
const adapters = {
  memory: async () => {
    const store = await memoryStore();
    return [store, store] as const;
  },
  Dexie: async () => {
    const name = `session-${++tabs}`;
    const [first, second] = [new Database(name), new Database(name)];
    await new DexieDatasetStore(first).put(datasetFixture('d1'), [...notes, frozen], NO_REPORT);
    const store = new DexieAnnotationStore(first);
    await store.createProject(projectFixture('p1'), labelSetFixture('p1'));
    return [store, new DexieAnnotationStore(second)] as const;
  },
};

describe.each(Object.entries(adapters))('two tabs on one note (%s)', (_name, stores) => {
  async function twoTabs() {
    const [first, second] = await stores();
    return { store: first, one: await sessionOn(first), other: await sessionOn(second) };
  }

  it('see each other’s marks, undos included', async () => {
    const { one, other } = await twoTabs();
    one.add({ start: 0, end: 6 }, 'DISEASE');
    await vi.waitFor(() => expect(spans(other)).toEqual([[0, 6, 'DISEASE']]));
    other.add({ start: 10, end: 15 }, 'TREATMENT');
    await vi.waitFor(() => expect(spans(one)?.length).toBe(2));
    one.undo();
    await vi.waitFor(() => expect(spans(other)).toEqual([[0, 6, 'DISEASE']]));
    expect(other.getState().canRedo).toBe(true);
  });

  it('marking at the same moment keep both marks', async () => {
    const { one, other, store } = await twoTabs();
    one.add({ start: 0, end: 6 }, 'DISEASE');
    other.add({ start: 10, end: 15 }, 'TREATMENT');
    await vi.waitFor(() => {
      expect(spans(one)).toEqual([
        [0, 6, 'DISEASE'],
        [10, 15, 'TREATMENT'],
      ]);
      expect(spans(other)).toEqual(spans(one));
    });
    expect((await store.edits(...KEY)).map(({ seq }) => seq)).toEqual([1, 2]);
    expect([one, other].map((tab) => tab.getState().conflict)).toEqual([undefined, undefined]);
  });

  it('relabelling one mark at the same moment: the first stands, the other is told', async () => {
    const { one, other, store } = await twoTabs();
    one.add({ start: 0, end: 6 }, 'DISEASE');
    await vi.waitFor(() => expect(spans(other)?.length).toBe(1));
    await Promise.all([one.settled(), other.settled()]);
    const id = firstId(one);
    one.relabel(id, 'TREATMENT');
    other.resize(id, { start: 0, end: 4 });
    await vi.waitFor(() => {
      expect([one, other].filter((tab) => tab.getState().conflict).length).toBe(1);
      expect(spans(one)).toEqual(spans(other));
    });
    const told = [one, other].find((tab) => tab.getState().conflict);
    expect(told?.getState().conflict?.noteIds).toEqual(['n1']);
    expect((await store.edits(...KEY)).length).toBe(2);
    told?.dismissConflict();
    expect(told?.getState().conflict).toBeUndefined();
  });

  it('wanting the same need not be told', async () => {
    const { one, other } = await twoTabs();
    one.add({ start: 0, end: 6 }, 'DISEASE');
    await vi.waitFor(() => expect(spans(other)?.length).toBe(1));
    await Promise.all([one.settled(), other.settled()]);
    const id = firstId(one);
    one.remove(id);
    other.remove(id);
    await vi.waitFor(() => expect([spans(one), spans(other)]).toEqual([[], []]));
    await Promise.all([one.settled(), other.settled()]);
    expect([one, other].map((tab) => tab.getState().conflict)).toEqual([undefined, undefined]);
  });
});

describe('changes from outside', () => {
  it('join the steps that wait, and take none of them away', async () => {
    const store = await memoryStore();
    const one = await sessionOn(store);
    const other = await sessionOn(store);
    other.add({ start: 0, end: 6 }, 'DISEASE');
    await other.settled();
    await one.settled();
    store.failure = new Error('no disk');
    one.remove(firstId(one));
    one.add({ start: 10, end: 15 }, 'TREATMENT');
    await one.settled();
    store.failure = undefined;
    other.relabel(firstId(other), 'TREATMENT');
    await other.settled();
    one.retry();
    await one.settled();
    expect(spans(one)).toEqual([
      [0, 6, 'TREATMENT'],
      [10, 15, 'TREATMENT'],
    ]);
    expect(one.getState()).toMatchObject({ saving: 'saved', conflict: { kind: 'remove', noteIds: ['n1'] } });
    expect((await store.work(...KEY)).marks.length).toBe(2);
  });

  it('an undo whose step is no longer the last is not made on another one', async () => {
    const store = await memoryStore();
    const one = await sessionOn(store);
    const other = await sessionOn(store);
    one.add({ start: 0, end: 6 }, 'DISEASE');
    await one.settled();
    await other.settled();
    store.failure = new Error('no disk');
    one.undo();
    await one.settled();
    store.failure = undefined;
    other.add({ start: 10, end: 15 }, 'TREATMENT');
    await other.settled();
    one.retry();
    await one.settled();
    expect(spans(one)?.length).toBe(2);
    expect(one.getState().conflict?.kind).toBe('undo');
  });
});

describe('the same words in many notes', () => {
  const hits = ['n1', 'n2', 'n3'].map((noteId) => ({ noteId, start: 0, end: 6 }));

  it('are marked in one step and undone as one, from any of the notes', async () => {
    const store = await memoryStore();
    const one = await sessionOn(store);
    expect(one.applyTo(hits, 'DISEASE').ok).toBe(true);
    await one.settled();
    expect((await store.works('p1', 'Me')).map(({ marks }) => marks.length)).toEqual([1, 1, 1]);
    const two = await sessionOn(store, 'n2');
    two.undo();
    await two.settled();
    await one.settled();
    expect(spans(one)).toEqual([]);
    one.redo();
    await one.settled();
    expect((await store.works('p1', 'Me')).map(({ marks }) => marks.length)).toEqual([1, 1, 1]);
  });

  it('that are marked here already are still marked elsewhere, and not twice', async () => {
    const store = await memoryStore();
    const one = await sessionOn(store);
    one.add({ start: 0, end: 6 }, 'DISEASE');
    expect(one.applyTo(hits, 'DISEASE').ok).toBe(true);
    await one.settled();
    expect(one.applyTo(hits, 'DRUG')).toMatchObject({ error: { code: 'label-unknown' } });
    one.applyTo(hits, 'DISEASE');
    await one.settled();
    expect((await store.works('p1', 'Me')).map(({ marks }) => marks.length)).toEqual([1, 1, 1]);
    expect(one.applyTo(hits.slice(0, 1), 'DISEASE')).toMatchObject({ error: { code: 'already-marked' } });
    expect(one.applyTo([], 'DISEASE')).toMatchObject({ error: { code: 'nothing-given' } });
  });

  it('stay everywhere when one of them was changed since, and the note is named', async () => {
    const store = await memoryStore();
    const one = await sessionOn(store);
    one.applyTo(hits, 'DISEASE');
    await one.settled();
    const two = await sessionOn(store, 'n2');
    two.relabel(firstId(two), 'TREATMENT');
    await two.settled();
    one.undo();
    await one.settled();
    expect(one.getState().conflict).toEqual({ kind: 'undo', noteIds: ['n2'] });
    expect(spans(one)?.length).toBe(1);
  });
});

describe('any run of steps with a disk that fails now and then', () => {
  const action = fc.oneof(
    fc.record({ do: fc.constant('add' as const), at: fc.nat(20), label: fc.constantFrom(...LABELS) }),
    fc.record({ do: fc.constant('remove' as const), pick: fc.nat() }),
    fc.record({
      do: fc.constantFrom('undo' as const, 'redo' as const, 'fail' as const, 'mend' as const, 'wait' as const),
    }),
  );

  it('ends with the disk holding what the page shows, each step once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 30 }), async (actions) => {
        const store = await memoryStore();
        const session = await sessionOn(store);
        for (const one of actions) {
          const marks = session.getState().work?.marks ?? [];
          if (one.do === 'add') session.add({ start: one.at + 10, end: one.at + 14 }, one.label);
          else if (one.do === 'remove') session.remove(marks[one.pick % Math.max(1, marks.length)]?.id ?? '');
          else if (one.do === 'undo') session.undo();
          else if (one.do === 'redo') session.redo();
          else if (one.do === 'wait') await session.settled();
          else store.failure = one.do === 'fail' ? new Error('disk') : undefined;
        }
        const shown = session.getState();
        store.failure = undefined;
        session.retry();
        await session.settled();
        expect(session.getState()).toMatchObject({ saving: 'saved', waiting: 0, conflict: undefined });
        expect(session.getState().work?.marks).toEqual(shown.work?.marks);
        const layer = await store.layer(...KEY);
        expect(layer.work.marks).toEqual(shown.work?.marks);
        expect(layer.edits).toEqual(shown.edits);
        const again = replay(layer.start, layer.edits);
        expect(again.ok && again.value.marks).toEqual(layer.work.marks);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the sessions of a tab', () => {
  async function registryOn(store: SlowStore) {
    const clock = { now: () => AT, elapsedMs: () => 0, newId: () => crypto.randomUUID() };
    const registry = new SessionRegistry((key, note) => new NoteSession(store, key, note, clock));
    const open = () => {
      const note = notes[0];
      if (!note) throw new Error('no note');
      const session = registry.session(KEY, note);
      session.setLabels(LABELS);
      return session;
    };
    return { registry, open };
  }

  it('give two views of a note the same one', async () => {
    const { open } = await registryOn(await memoryStore());
    expect(open()).toBe(open());
  });

  it('a note that was left is still written, and its unwritten steps are there when it is opened again', async () => {
    const store = await memoryStore();
    const { registry, open } = await registryOn(store);
    const session = open();
    const release = registry.hold(session);
    await session.settled();
    store.failure = new Error('disk');
    session.add({ start: 0, end: 6 }, 'DISEASE');
    await session.settled();
    release();
    await session.settled();
    expect(registry.unsaved()).toEqual({ waiting: 1, failed: true });
    expect(open()).toBe(session);
    store.failure = undefined;
    registry.retry();
    await session.settled();
    expect(registry.unsaved()).toEqual({ waiting: 0, failed: false });
    expect((await store.work(...KEY)).marks.length).toBe(1);
    await vi.waitFor(() => expect(open()).not.toBe(session));
  });
});
