import type { LabelledNote } from '../../domain/data/dataset';
import { openNote } from '../../domain/monitoring/count-note';
import type { CountedNote } from '../../domain/monitoring/count-readings';
import { notePrint } from '../../domain/monitoring/note-print';
import type { Firing, TriggerEvent, TriggerState } from '../../domain/monitoring/trigger-events';
import { TRIGGER_RULES } from '../../domain/monitoring/trigger-rules';
import { seededRandom } from '../../domain/random';
import { generateNotes } from '../../domain/samples/generate-notes';
import { malformedFile } from '../../domain/simulation/malformed-file';
import { MONTH_BEGINS_MS as BEGIN_MS, dayOf, isAlarm, type Moment } from '../../domain/simulation/moment';
import { type ArrivingNote, baseNotes, simulatedMonth } from '../../domain/simulation/month';
import { type ScenarioName, type SimulationSettings, USUAL_SPECIALITIES } from '../../domain/simulation/scenarios';
import type { Note } from '../../domain/text/note';
import { type CheckedImport, checkImport } from '../data';
import { openReader } from '../inference';
import { MemorySummaryStore, MemoryTriggerStore } from '../memory-monitoring';
import { countedNote, createMonitoring, handleEvent, type Monitoring } from '../monitoring';
import { throwIfCancelled } from '../ports';
import { makeVersion, type SimulatedVersion, type SimulationParts } from './make-version';
import { type Champion, promoteVersion } from './promote-version';
import { reportOf, rounded, type SimulationEvent, type SimulationReport } from './simulation-report';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SHADOW_NOTES = 200;

/** The model in use when the month begins; the same for all scenarios. */
export async function prepareSimulation(settings: SimulationSettings, parts: SimulationParts): Promise<Champion> {
  const notes = baseNotes(settings).map(
    ({ id, patientKey, text, entities, split }): LabelledNote => ({
      ...labelled({ id, patientKey, text, gold: entities }),
      split,
    }),
  );
  const version = await makeVersion('base', notes, undefined, settings, parts);
  const promoted = await promoteVersion(version, undefined, earlierNotes(settings), parts);
  if (!promoted.ok) throw new Error(`the base model: ${promoted.error.code} ${promoted.error.gates.join(' ')}`);
  return promoted.value.champion;
}

const noteOf = ({ id, patientKey, text }: Pick<ArrivingNote, 'id' | 'patientKey' | 'text'>): Note => ({
  ...{ id, patientKey, title: id, date: undefined, text },
  tokenizer: 'clinical-1',
});
const labelled = (note: Omit<ArrivingNote, 'changed' | 'faulty'>) => ({ note: noteOf(note), gold: note.gold });

/** Notes of the time before, for shadow runs. */
function earlierNotes({ seed }: SimulationSettings): Note[] {
  return generateNotes(seededRandom(seed + 2000), SHADOW_NOTES, { specialities: USUAL_SPECIALITIES }).map(noteOf);
}

/** Lives through a month: notes come, are read and counted; people tag, review and deploy, each at their own pace. */
export async function simulate(
  scenario: ScenarioName,
  settings: SimulationSettings,
  base: Champion,
  parts: SimulationParts,
  options: LiveOptions = {},
): Promise<SimulationReport> {
  const month = new Month(scenario, settings, base, parts, options);
  return month.live();
}

export interface LiveOptions {
  readonly signal?: AbortSignal;
  /** Told after each note and before long work; it goes on when this is settled, so a host can slow it down or halt it. */
  readonly onMoment?: (moment: Moment) => Promise<void> | void;
}

class Month {
  private now = BEGIN_MS;
  private readonly events: SimulationEvent[] = [];
  private readonly stream: TriggerEvent[] = [];
  private readonly summaries = new MemorySummaryStore();
  private readonly triggers = new MemoryTriggerStore();
  private readonly ports;
  private readonly parts: SimulationParts;
  private champion: Champion;
  private dataset: SimulatedVersion;
  private challenger: SimulatedVersion | undefined;
  private reader!: { read(note: ArrivingNote): CountedNote; monitoring: Monitoring; close(): void };
  /** What people will do, and when. */
  private readonly tasks: { readonly at: number; readonly run: () => Promise<void> }[] = [];
  private asked = false;
  private formatBroken: boolean;
  private readonly arrived: ArrivingNote[] = [];
  /** Not yet tagged, in the order of coming. */
  private queue: ArrivingNote[] = [];
  private tagged: ArrivingNote[] = [];
  private versions = 0;
  private notes = 0;
  private changedNotes = 0;
  private seen: Moment['seen'];
  private files = 0;
  private state: TriggerState = 'insufficient';
  private changedAt: number | undefined;
  private fixedAt: number | undefined;

  constructor(
    private readonly scenario: ScenarioName,
    private readonly settings: SimulationSettings,
    base: Champion,
    { host, ...parts }: SimulationParts,
    private readonly options: LiveOptions,
  ) {
    let ids = 0;
    const clock = { now: () => new Date(this.now).toISOString(), elapsedMs: host.clock.elapsedMs };
    this.parts = { ...parts, host: { ...host, clock, newId: () => `simulated-${++ids}` } };
    this.champion = base;
    this.dataset = base.version;
    this.formatBroken = scenario === 'wrong-format';
    const { summaries, triggers } = this;
    this.ports = { summaries, triggers, act: (firing: Firing) => this.act(firing), now: () => this.now };
    this.install();
  }

  async live(): Promise<SimulationReport> {
    await this.tell({ kind: 'deployed', at: this.now, ...this.inProduction() });
    for (const { day, notes } of simulatedMonth(this.scenario, this.settings)) {
      const refused = new Map<string, number>();
      for (const [at, note] of notes.entries()) {
        await this.until(BEGIN_MS + day * DAY_MS + 8 * HOUR_MS + (at * 9 * HOUR_MS) / notes.length);
        if (note.changed) this.changedAt ??= this.now;
        const code = note.faulty || (note.changed && this.formatBroken) ? await this.refusalOf(note) : undefined;
        if (code) refused.set(code, (refused.get(code) ?? 0) + 1);
        else await this.read(note);
        this.notes++;
        if (note.changed) this.changedNotes++;
        await this.moment();
      }
      for (const [code, count] of refused) {
        this.log('refused', { code, count });
        await this.tell({ kind: 'refused', at: this.now, batchId: `day-${day}`, code, count });
      }
      await this.until(BEGIN_MS + day * DAY_MS + 18 * HOUR_MS);
      await this.tagNotes();
    }
    this.reader.close();
    return this.report();
  }

  /** Lets the host look, and halt or end it. */
  private async moment(doing?: Moment['doing']): Promise<void> {
    const { signal, onMoment } = this.options;
    throwIfCancelled(signal);
    const { now, settings, notes, state, changedAt, seen } = this;
    const total = settings.days * settings.notesADay;
    const events = [...this.events];
    const changedDay = changedAt === undefined ? undefined : dayOf(changedAt);
    await onMoment?.({ day: dayOf(now), notes, total, state, doing, events, changedDay, seen });
    throwIfCancelled(signal);
  }

  /** Does what is due by then, each thing at its time. */
  private async until(time: number): Promise<void> {
    for (;;) {
      const next = this.tasks.filter(({ at }) => at <= time).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.tasks.splice(this.tasks.indexOf(next), 1);
      this.now = Math.max(this.now, next.at);
      await next.run();
    }
    this.now = time;
  }

  private later(hours: number, run: () => Promise<void>): void {
    this.tasks.push({ at: this.now + hours * HOUR_MS, run });
  }

  private async read(note: ArrivingNote): Promise<void> {
    if (this.scenario === 'wrong-format' && note.changed) this.fixedAt ??= this.now;
    this.arrived.push(note);
    this.queue.push(note);
    const before = this.events.length;
    const judged = await this.reader.monitoring.noteRead(this.reader.read(note));
    if (!judged) return;
    const { report, f1, summary } = judged;
    const { level, cause, p, at } = { ...report, at: judged.at };
    const { modelVersionId, windowNumber } = summary;
    this.stream.push({ kind: 'window', at, modelVersionId, windowNumber, level, cause, p });
    const facts = { number: windowNumber, level, cause, p: rounded(p), f1Estimate: rounded(f1?.f1 ?? 0) };
    // It came before what it started.
    const fired = this.events.splice(before);
    this.log('window', facts);
    await this.restate();
    this.events.push(...fired);
  }

  /** Gives the trigger an event of the outside. */
  private async tell(event: TriggerEvent): Promise<void> {
    this.stream.push(event);
    await handleEvent(event, TRIGGER_RULES, this.ports);
    await this.restate();
  }

  /** What was told last stands with the state it led to. */
  private async restate(): Promise<void> {
    this.state = (await this.triggers.situation())?.state ?? this.state;
    // Nobody tags on once all is well.
    if (this.state === 'ok') this.asked = false;
    const last = this.events.findLastIndex(({ what }) => what !== 'fired');
    const event = this.events[last];
    if (event) this.events[last] = { ...event, state: this.state };
  }

  private log(what: SimulationEvent['what'], facts: SimulationEvent['facts'], state = this.state): void {
    this.events.push({ at: new Date(this.now).toISOString(), what, state, facts });
  }

  /** The file as it came, through the import's own contract. */
  private async refusalOf(note: ArrivingNote): Promise<string | undefined> {
    const { name, text } = malformedFile(note, this.files++);
    const checked = await checkImport([{ name, bytes: new TextEncoder().encode(text) }], this.parts.host);
    return checked.storable ? undefined : whyRefused(checked);
  }

  private async act(firing: Firing): Promise<void> {
    this.log('fired', { rule: firing.rule, actions: firing.actions.map((action) => action.do) }, firing.to);
    if (isAlarm(firing.rule, this.scenario) && this.changedAt !== undefined) {
      this.seen ??= { day: dayOf(this.now), changedNotes: this.changedNotes };
    }
    const { reviewHours } = this.settings;
    for (const action of firing.actions) {
      if (action.do === 'queue-notes' || action.do === 'queue-first') this.ask();
      if (action.do === 'freeze-and-train') this.later(0, () => this.train());
      if (action.do === 'request-review') this.later(reviewHours, () => this.review());
      if (action.do === 'tell-author') this.later(reviewHours, () => this.fixFormat());
      if (action.do === 'reviewer-task' && firing.rule === 'drift-critical') {
        this.later(reviewHours / 4, () => this.acknowledge());
      }
    }
  }

  /** The window's notes come first; what came before it is as it was. */
  private ask(): void {
    if (!this.asked) this.queue = this.queue.slice(-this.settings.notesADay);
    this.asked = true;
  }

  private async acknowledge(): Promise<void> {
    this.log('acknowledged', {});
    await this.tell({ kind: 'acknowledged', at: this.now, by: 'simulated-reviewer' });
  }

  private async tagNotes(): Promise<void> {
    if (!this.asked) return;
    const done = this.queue.splice(0, this.settings.labelsADay);
    this.tagged.push(...done);
    if (done.length === 0) return;
    this.log('labelled', { notes: done.length, waiting: this.tagged.length });
    await this.tell({
      kind: 'labelled',
      at: this.now,
      datasetVersionId: this.dataset.id,
      datasetNotes: this.dataset.notes.length,
      newNotes: this.tagged.length,
    });
  }

  /** A fifth of the new notes is frozen with the test part, so that both models are judged on what changed too. */
  private async train(): Promise<void> {
    await this.moment('train');
    const added = this.tagged.map(
      (note, at): LabelledNote => ({ ...labelled(note), split: at % 5 === 4 ? 'test' : 'train' }),
    );
    this.tagged = [];
    const newest = new Set(added.map(({ note }) => note.id));
    const id = `version-${++this.versions}`;
    const notes = [...this.dataset.notes, ...added];
    const version = await makeVersion(id, notes, (note) => newest.has(note), this.settings, this.parts);
    this.dataset = version;
    this.challenger = version;
    const f1 = version.run.evaluation?.scores.exact.overall.f1.value ?? 0;
    this.log('trained', { version: id, notes: notes.length, newNotes: added.length, f1: rounded(f1) });
    await this.tell({ kind: 'training-ended', at: this.now, runId: id, outcome: 'challenger' });
  }

  private async review(): Promise<void> {
    const { challenger } = this;
    if (!challenger) return;
    this.challenger = undefined;
    await this.moment('review');
    const shadow = [...this.arrived.map(noteOf), ...earlierNotes(this.settings)].slice(-SHADOW_NOTES);
    const promoted = await promoteVersion(challenger, this.champion, shadow, this.parts);
    if (!promoted.ok) {
      this.log('rejected', { version: challenger.id, ...promoted.error });
      await this.tell({ kind: 'rejected', at: this.now, runId: challenger.id });
      return;
    }
    const { champion, evidence } = promoted.value;
    this.champion = champion;
    this.reader.close();
    this.install();
    this.log('deployed', {
      version: challenger.id,
      number: champion.pointer.number,
      f1Change: rounded(evidence.f1?.value ?? 0),
    });
    await this.tell({ kind: 'deployed', at: this.now, ...this.inProduction() });
  }

  private async fixFormat(): Promise<void> {
    if (!this.formatBroken) return;
    this.formatBroken = false;
    this.log('format-fixed', {});
  }

  private inProduction(): { modelVersionId: string; number: number } {
    return { modelVersionId: this.champion.version.id, number: this.champion.pointer.number };
  }

  /** Opens the champion for reading, with a window of its own. */
  private install(): void {
    const { id, model, reference, confidences, startsFactor, run } = this.champion.version;
    const opened = openReader(model, this.parts.engine, { labels: run.labels, confidences, startsFactor });
    if (!opened.ok) throw new Error(opened.error.code);
    const reader = opened.value;
    this.reader = {
      read: (arriving) => {
        const note = noteOf(arriving);
        const sums = openNote();
        reader.predict(note, undefined, sums);
        return countedNote({ noteId: note.id, print: notePrint(note.text) }, sums);
      },
      monitoring: createMonitoring({ modelVersionId: id, reference }, TRIGGER_RULES, this.ports),
      close: () => reader.close(),
    };
  }

  private async report(): Promise<SimulationReport> {
    const { scenario, state, events, stream, changedAt, fixedAt } = this;
    return reportOf({ scenario, state, events, stream, changedAt, fixedAt, firings: await this.triggers.firings() });
  }
}

/** What is wrong with a line, where it is a line; else with the file. */
function whyRefused({ issues }: CheckedImport): string {
  const of = (severity: 'rejected' | 'error') => issues.find((issue) => issue.severity === severity)?.code;
  return of('rejected') ?? of('error') ?? 'no-notes';
}
