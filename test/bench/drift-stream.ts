import type { Counts } from '../../lib/domain/monitoring/counts';
import type { DriftReport } from '../../lib/domain/monitoring/drift';

/** Windows one after another, each judged with the one before. */
export interface StreamAlarms {
  /** Notes of windows before anything changed, and alarms raised on them: anew, not again. */
  readonly notes: number;
  readonly warnings: number;
  readonly criticals: number;
  /** Notes from the change to the end of the window that alarmed; infinite: none of the ten after it did. */
  readonly found: readonly number[];
}

interface Stream {
  readonly size: number;
  /** A window of which `from` notes came before the change; all of them: nothing changed yet. */
  readonly windowOf: (from: number) => Counts;
  readonly judge: (counts: Counts, before: DriftReport | undefined) => DriftReport;
  readonly random: () => number;
  readonly rounds: number;
}

const QUIET = 5;
const WAITED = 10;

/** Five windows of nothing, then a change at some note of the next. */
export function alarmsOfStream({ size, windowOf, judge, random, rounds }: Stream, so?: StreamAlarms): StreamAlarms {
  let { notes, warnings, criticals } = so ?? { notes: 0, warnings: 0, criticals: 0 };
  const found = [...(so?.found ?? [])];
  for (let round = 0; round < rounds; round++) {
    let before: DriftReport | undefined;
    for (let window = 0; window < QUIET; window++) {
      const report = judge(windowOf(size), before);
      notes += size;
      if (report.level === 'warning' && before?.level !== 'warning') warnings++;
      if (report.level === 'critical' && before?.level !== 'critical') criticals++;
      before = report;
    }
    const changed = Math.floor(random() * size);
    let waited = Number.POSITIVE_INFINITY;
    for (let window = 0; window < WAITED && waited === Number.POSITIVE_INFINITY; window++) {
      before = judge(windowOf(window === 0 ? changed : 0), before);
      if (before.level !== 'ok') waited = (window + 1) * size - changed;
    }
    found.push(waited);
  }
  return { notes, warnings, criticals, found };
}

export function streamLines(rows: readonly (readonly [part: number, alarms: StreamAlarms | undefined])[]): string[] {
  const lines = [
    '| foreign | false warnings, 1,000 notes | false criticals, 1,000 notes | notes until found: median | 90 % | never |',
    '|---:|---:|---:|---:|---:|---:|',
  ];
  for (const [part, alarms] of rows) {
    if (!alarms) continue;
    const { notes, warnings, criticals } = alarms;
    const found = [...alarms.found].sort((a, b) => a - b);
    const at = (share: number) => {
      const value = found[Math.floor(share * (found.length - 1))] ?? Number.POSITIVE_INFINITY;
      return Number.isFinite(value) ? value.toFixed(0) : 'more';
    };
    const never = found.filter((one) => !Number.isFinite(one)).length;
    const rate = (count: number) => ((1000 * count) / notes).toFixed(3);
    lines.push(
      `| ${100 * part} % | ${rate(warnings)} | ${rate(criticals)} | ${at(0.5)} | ${at(0.9)} | ${never} of ${found.length} |`,
    );
  }
  return lines;
}
