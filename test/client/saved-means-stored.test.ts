import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { NoteSession } from '@/lib/client/session-core';
import { SessionRegistry } from '@/lib/client/session-registry';
import type { WorkMark } from '@/lib/domain/annotation/mark';
import { DexieAnnotationStore } from '@/lib/store/annotation-store';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import { MemoryAnnotationStore } from '../fakes/memory-annotation-store';
import { MemoryDatasetStore } from '../fakes/memory-stores';
import { datasetFixture, noteFixture } from '../fixtures/stored';
import { AT, addDraft, labelSetFixture, markFixture, projectFixture } from '../fixtures/tagging';

const KEY = ['p1', 'Me', 'n1'] as const;
const NOTE = noteFixture('n1');
const NO_REPORT = { issues: [], quarantine: [], files: [] };
const nameOf = ({ id, start, end, label, state }: WorkMark) => `${id} ${start}-${end} ${label} ${state}`;
const turns = async (count: number) => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** A disk that answers late, and knows which marks it has ever confirmed: by a write's end, or by being read. */
class ConfirmingStore extends MemoryAnnotationStore {
  readonly confirmed = new Set<string>();
  private lateness: readonly number[] = [0];
  private calls = 0;

  late(lateness: readonly number[]): void {
    this.lateness = lateness;
  }

  private async answering<T>(work: () => Promise<T>): Promise<T> {
    const wait = () => turns(this.lateness[this.calls++ % this.lateness.length] ?? 0);
    await wait();
    const answer = await work();
    await wait();
    for (const { marks } of worksOf(answer)) for (const mark of marks) this.confirmed.add(nameOf(mark));
    return answer;
  }

  override commit(...given: Parameters<MemoryAnnotationStore['commit']>) {
    return this.answering(() => super.commit(...given));
  }
  override undo(...given: Parameters<MemoryAnnotationStore['undo']>) {
    return this.answering(() => super.undo(...given));
  }
  override redo(...given: Parameters<MemoryAnnotationStore['redo']>) {
    return this.answering(() => super.redo(...given));
  }
  override layer(...given: Parameters<MemoryAnnotationStore['layer']>) {
    return this.answering(() => super.layer(...given));
  }
}

function worksOf(answer: unknown): readonly { readonly marks: readonly WorkMark[] }[] {
  const { work, works } = (answer ?? {}) as { work?: { marks: WorkMark[] }; works?: { marks: WorkMark[] }[] };
  return works ?? (work ? [work] : []);
}

async function storeOf<T extends MemoryAnnotationStore>(make: (datasets: MemoryDatasetStore) => T): Promise<T> {
  const datasets = new MemoryDatasetStore();
  await datasets.put(datasetFixture('d1'), [NOTE], NO_REPORT);
  const store = make(datasets);
  await store.createProject(projectFixture('p1'), labelSetFixture('p1'));
  return store;
}

let tabs = 0;
function sessionOn(store: MemoryAnnotationStore): NoteSession {
  const tab = ++tabs;
  let ids = 0;
  const session = new NoteSession(store, KEY, NOTE, {
    now: () => AT,
    elapsedMs: () => 0,
    newId: () => `tab${tab}-${++ids}`,
  });
  session.setLabels(['DISEASE', 'TREATMENT']);
  return session;
}

const action = fc.record({
  tab: fc.nat(1),
  do: fc.constantFrom(
    'add',
    'add',
    'add',
    'remove',
    'relabel',
    'accept',
    'undo',
    'redo',
    'fail',
    'mend',
    'wait',
    'leave',
  ),
  at: fc.nat(8),
});

it('no mark is ever shown as saved that the disk has not confirmed: two tabs, undo, accepting, failures', async () => {
  let saved = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { maxLength: 25 }),
      fc.array(fc.nat(3), { minLength: 1, maxLength: 7 }),
      async (actions, lateness) => {
        const store = await storeOf((datasets) => new ConfirmingStore(datasets));
        store.late(lateness);
        const sessions = [sessionOn(store), sessionOn(store)];
        const unconfirmed: string[] = [];
        for (const session of sessions) {
          session.subscribe(() => {
            const { saving, work } = session.getState();
            if (saving !== 'saved' || !work) return;
            saved += work.marks.length;
            unconfirmed.push(...work.marks.map(nameOf).filter((name) => !store.confirmed.has(name)));
          });
          session.start();
        }
        await Promise.all(sessions.map((session) => session.settled()));
        for (const { tab, do: kind, at } of actions) {
          const session = sessions[tab] ?? sessionOn(store);
          const marks = session.getState().work?.marks ?? [];
          const id = marks[at % Math.max(1, marks.length)]?.id ?? '';
          const range = { start: at, end: at + 4 };
          if (kind === 'add') session.add(range, 'DISEASE');
          else if (kind === 'remove') session.remove(id);
          else if (kind === 'relabel') session.relabel(id, at % 2 ? 'DISEASE' : 'TREATMENT');
          else if (kind === 'accept') {
            const otherwise = { none: 0.1, labels: {} };
            session.accept([{ ...range, label: 'DISEASE', confidence: 0.9, otherwise }], { modelId: 'm' });
          } else if (kind === 'undo') session.undo();
          else if (kind === 'redo') session.redo();
          else if (kind === 'wait') await turns(at);
          else if (kind === 'leave') session.pause();
          else {
            store.failure = kind === 'fail' ? new Error('disk') : undefined;
            if (kind === 'mend') session.retry();
          }
        }
        store.failure = undefined;
        for (const session of sessions) session.retry();
        await Promise.all(sessions.map((session) => session.settled()));
        expect(unconfirmed).toEqual([]);
        for (const session of sessions) session.stop();
      },
    ),
    { numRuns: 200 },
  );
  expect(saved).toBeGreaterThan(100);
}, 60_000);

it('steps made through a view that was left, or one that another replaced, are not called saved before they are', async () => {
  const store = await storeOf((datasets) => new ConfirmingStore(datasets));
  const registry = new SessionRegistry(() => sessionOn(store));
  const first = registry.session(KEY, NOTE);
  const leave = registry.hold(first);
  await first.settled();
  leave();
  // The registry let go of it; a view of the same note opens a session of its own.
  await vi.waitFor(() => expect(registry.session(KEY, NOTE)).not.toBe(first));
  const second = registry.session(KEY, NOTE);
  registry.hold(second);
  await second.settled();
  expect(registry.unsaved()).toEqual({ waiting: 0, failed: false });
  for (const session of [first, second]) {
    expect(session.add({ start: session === first ? 0 : 5, end: 9 }, 'DISEASE').ok).toBe(true);
    expect(registry.unsaved().waiting).toBe(1);
    await session.settled();
    expect(registry.unsaved().waiting).toBe(0);
  }
  expect((await store.work(...KEY)).marks).toHaveLength(2);
});

it('a step is confirmed after its transaction is complete, and the transaction is a strict one', async () => {
  const order: string[] = [];
  const begin = IDBDatabase.prototype.transaction;
  const spy = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...given: Parameters<IDBDatabase['transaction']>
  ) {
    const transaction = begin.apply(this, given);
    if (given[1] !== 'readwrite') return transaction;
    order.push(`begun ${given[2]?.durability}`);
    transaction.addEventListener('complete', () => order.push('complete'));
    return transaction;
  });
  // Dexie takes hold of the function when it opens the database.
  const db = new Database('strict');
  await new DexieDatasetStore(db).put(datasetFixture('d1'), [NOTE], NO_REPORT);
  const store = new DexieAnnotationStore(db);
  await store.createProject(projectFixture('p1'), labelSetFixture('p1'));
  order.length = 0;
  const confirmed = async (work: Promise<unknown>) => {
    await work;
    order.push('confirmed');
  };
  await confirmed(store.commit([addDraft('e1', markFixture('m1', 0, 6))]));
  await confirmed(store.undo(...KEY));
  await confirmed(store.redo(...KEY));
  await confirmed(store.addActiveTime(...KEY, 5));
  spy.mockRestore();
  expect(order).toEqual(Array.from({ length: 4 }, () => ['begun strict', 'complete', 'confirmed']).flat());
});
