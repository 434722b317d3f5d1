import { assertNever } from '../result';
import type { EventOf, Firing, TriggerAction, TriggerEvent, TriggerRule, TriggerState } from './trigger-events';
import { notesToRetrain, type TriggerRules } from './trigger-rules';

/** All that the next event is judged by. */
export interface TriggerSituation {
  readonly version: 1;
  readonly state: TriggerState;
  /** When the state began. */
  readonly since: number;
  /** The champion; undefined before the first deployment, when windows of any model are taken. */
  readonly modelVersionId: string | undefined;
  readonly deploymentNumber: number;
  readonly lastWindow: number;
  readonly cleanWindows: number;
  /** A training started by a rule runs, or its challenger is under review. */
  readonly training: 'none' | 'running' | 'in-review';
  readonly trainingEndedAt: number | undefined;
  /** What the last training that a rule started was to learn from; absent before the first, and in rows of old versions. */
  readonly tried?: Pick<EventOf<'labelled'>, 'datasetVersionId' | 'newNotes'> | undefined;
  /** Keys of firings that are no window's, the newest KEYS_KEPT. Where firings are stored, the key is unique anyway. */
  readonly fired: readonly string[];
}

const KEYS_KEPT = 2000;

export function firstSituation(at: number): TriggerSituation {
  return {
    version: 1,
    state: 'insufficient',
    since: at,
    modelVersionId: undefined,
    deploymentNumber: 0,
    lastWindow: 0,
    cleanWindows: 0,
    training: 'none',
    trainingEndedAt: undefined,
    fired: [],
  };
}

export interface TriggerStep {
  readonly situation: TriggerSituation;
  readonly firing: Firing | undefined;
}

/** What doctors may do in a state: from critical on until it is over, marks are read before they are used. */
export function touchlessAllowed(state: TriggerState): boolean {
  return state === 'insufficient' || state === 'ok' || state === 'warning';
}

/**
 * The next situation and what fires: pure, so a stream of events gives the same firings whenever it is replayed, and an
 * event that was handled already gives none.
 */
export function stepTrigger(now: TriggerSituation, event: TriggerEvent, rules: TriggerRules): TriggerStep {
  switch (event.kind) {
    case 'window':
      return onWindow(now, event, rules);
    case 'acknowledged':
      return now.state === 'critical' ? moveTo(now, 'acknowledged', event) : stay(now);
    case 'labelled':
      return onLabelled(now, event, rules);
    case 'training-ended':
      return onTrainingEnded(now, event);
    case 'rejected':
      return now.training === 'in-review' ? noRemedy({ ...now, training: 'none' }, event) : stay(now);
    case 'deployed':
      return onDeployed(now, event);
    case 'audited':
      return onAudited(now, event, rules);
    case 'refused':
      return once(now, event, now.state, 'wrong-format', `${event.batchId}/${event.code}`, [
        { do: 'quarantine' },
        { do: 'tell-author' },
      ]);
    default:
      return assertNever(event);
  }
}

function onWindow(now: TriggerSituation, event: EventOf<'window'>, rules: TriggerRules): TriggerStep {
  // Another model's window tells nothing of the champion; a number that was seen is a replay.
  if (now.modelVersionId !== undefined && event.modelVersionId !== now.modelVersionId) return stay(now);
  if (event.windowNumber <= now.lastWindow || event.level === 'not-enough-data') return stay(now);
  const seen = { ...now, modelVersionId: event.modelVersionId, lastWindow: event.windowNumber };
  if (event.level === 'ok') return onCleanWindow(seen, event, rules);
  const alarmed = { ...seen, cleanWindows: 0 };
  const beyond = now.state === 'critical' || now.state === 'acknowledged' || now.state === 'remediating';
  if (beyond) return stay(alarmed);
  const key = `${event.modelVersionId}/${event.windowNumber}/${event.cause}`;
  if (event.level === 'critical') {
    return fire(alarmed, event, alarmed.training === 'none' ? 'critical' : 'remediating', 'drift-critical', key, [
      { do: 'show-banner' },
      { do: 'touchless-off' },
      { do: 'queue-first' },
      { do: 'reviewer-task' },
    ]);
  }
  // A warning does not end what is recovering: doctors would see the banner come and go.
  const next = now.state === 'recovering' ? 'recovering' : 'warning';
  return fire(alarmed, event, next, 'drift-warning', key, [
    { do: 'tell-reviewer' },
    { do: 'queue-notes', uncertain: rules.queueUncertain, random: rules.queueRandom },
  ]);
}

function onCleanWindow(seen: TriggerSituation, event: EventOf<'window'>, rules: TriggerRules): TriggerStep {
  const cleaner = { ...seen, cleanWindows: seen.cleanWindows + 1 };
  if (cleaner.state === 'ok') return stay(cleaner);
  if (cleaner.state === 'insufficient') return moveTo(cleaner, 'ok', event);
  if (cleaner.cleanWindows >= rules.cleanWindows) {
    const actions: TriggerAction[] = touchlessAllowed(cleaner.state)
      ? [{ do: 'tell-reviewer' }]
      : [{ do: 'hide-banner' }, { do: 'touchless-on' }, { do: 'tell-reviewer' }];
    const key = `${event.modelVersionId}/${event.windowNumber}/cleared`;
    return fire(cleaner, event, 'ok', 'drift-cleared', key, actions);
  }
  const turns = cleaner.state === 'critical' || cleaner.state === 'acknowledged';
  return turns ? moveTo(cleaner, 'recovering', event) : stay(cleaner);
}

function onLabelled(now: TriggerSituation, event: EventOf<'labelled'>, rules: TriggerRules): TriggerStep {
  if (event.newNotes < notesToRetrain(rules, event.datasetNotes) || now.training === 'running') return stay(now);
  const cooling = now.trainingEndedAt !== undefined && event.at < now.trainingEndedAt + rules.retrainCoolDownMs;
  if (cooling) return stay(now);
  const { datasetVersionId, newNotes } = event;
  // A training that made no new version (cancelled, failed, or people agreed on nothing) is tried again when there is more.
  if (now.tried?.datasetVersionId === datasetVersionId && newNotes <= now.tried.newNotes) return stay(now);
  const remedies = now.state === 'critical' || now.state === 'acknowledged';
  const key = keyOfTry(now, datasetVersionId);
  const step = once(now, event, remedies ? 'remediating' : now.state, 'new-labels', key, [{ do: 'freeze-and-train' }]);
  if (!step.firing) return step;
  return { ...step, situation: { ...step.situation, training: 'running', tried: { datasetVersionId, newNotes } } };
}

/** The first training of a version has its id alone, others their number too. */
function keyOfTry({ fired }: TriggerSituation, datasetVersionId: string): string {
  const first = `new-labels/${datasetVersionId}`;
  const before = fired.filter((key) => key === first || key.startsWith(`${first}/`)).length;
  return before === 0 ? datasetVersionId : `${datasetVersionId}/${before + 1}`;
}

function onTrainingEnded(now: TriggerSituation, event: EventOf<'training-ended'>): TriggerStep {
  if (now.training !== 'running') return stay(now);
  const tried = now.tried && { ...now.tried, newNotes: event.agreedNotes ?? now.tried.newNotes };
  const ended = { ...now, trainingEndedAt: event.at, tried };
  if (event.outcome === 'challenger') {
    const actions: TriggerAction[] = [{ do: 'request-review' }, { do: 'reviewer-task' }];
    return once({ ...ended, training: 'in-review' }, event, now.state, 'challenger-ready', event.runId, actions);
  }
  const idle = noRemedy({ ...ended, training: 'none' }, event).situation;
  if (event.outcome === 'cancelled') return stay(idle);
  return once(idle, event, idle.state, 'training-failed', event.runId, [{ do: 'reviewer-task' }]);
}

/** Without a challenger nothing is being remedied. */
function noRemedy(now: TriggerSituation, event: TriggerEvent): TriggerStep {
  return moveTo(now, now.state === 'remediating' ? 'critical' : now.state, event);
}

function onDeployed(now: TriggerSituation, event: EventOf<'deployed'>): TriggerStep {
  if (event.number <= now.deploymentNumber) return stay(now);
  const state = touchlessAllowed(now.state) ? 'insufficient' : 'recovering';
  const next: TriggerSituation = {
    ...now,
    modelVersionId: event.modelVersionId,
    deploymentNumber: event.number,
    // Thresholds belong to a model: what was clean under the other does not count.
    cleanWindows: 0,
    training: now.training === 'running' ? 'running' : 'none',
  };
  return moveTo(next, state, event);
}

function onAudited(now: TriggerSituation, event: EventOf<'audited'>, rules: TriggerRules): TriggerStep {
  const champion = now.modelVersionId === undefined || event.modelVersionId === now.modelVersionId;
  // Down beyond chance, and possibly by more than is accepted: a person decides, so it is said early.
  const fell = event.high < 0 && event.low < -rules.auditFall;
  if (!champion || !fell) return stay(now);
  return once(now, event, now.state, 'audit-fall', event.auditId, [
    { do: 'propose-roll-back' },
    { do: 'reviewer-task' },
  ]);
}

const stay = (situation: TriggerSituation): TriggerStep => ({ situation, firing: undefined });

function moveTo(now: TriggerSituation, state: TriggerState, event: TriggerEvent): TriggerStep {
  return stay(state === now.state ? now : { ...now, state, since: event.at });
}

function fire(
  now: TriggerSituation,
  event: TriggerEvent,
  to: TriggerState,
  rule: TriggerRule,
  key: string,
  actions: readonly TriggerAction[],
): TriggerStep {
  const { situation } = moveTo(now, to, event);
  const { modelVersionId } = now;
  const firing = { key: `${rule}/${key}`, rule, at: event.at, from: now.state, to, modelVersionId, actions, event };
  return { situation, firing };
}

/** Fires when the key has not fired yet; its key is remembered. */
function once(
  now: TriggerSituation,
  event: TriggerEvent,
  to: TriggerState,
  rule: TriggerRule,
  key: string,
  actions: readonly TriggerAction[],
): TriggerStep {
  const whole = `${rule}/${key}`;
  if (now.fired.includes(whole)) return stay(now);
  return fire({ ...now, fired: [...now.fired, whole].slice(-KEYS_KEPT) }, event, to, rule, key, actions);
}
