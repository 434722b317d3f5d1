import type { ImportIssue, ImportIssueCode, SourcePlace } from './import-report';

const PLACES_MAX = 20;

type Severity = ImportIssue['severity'];
type Facts = ImportIssue['facts'];

interface Entry {
  readonly code: ImportIssueCode;
  readonly severity: Severity;
  readonly places: SourcePlace[];
  count: number;
  facts: Facts;
}

/** Collects what an import has to say, one entry a code, severity and key, in the order first seen. */
export class IssueLog {
  readonly #entries = new Map<string, Entry>();

  /**
   * Counts one more.
   * @param facts the first ones are kept: pass what holds for all places of this entry
   * @param key keeps entries of one code apart, for facts that differ (one entry a file, for instance)
   */
  add(code: ImportIssueCode, severity: Severity, places: readonly SourcePlace[], facts: Facts = {}, key = ''): void {
    const id = `${severity} ${code} ${key}`;
    let entry = this.#entries.get(id);
    if (!entry) {
      entry = { code, severity, places: [], count: 0, facts };
      this.#entries.set(id, entry);
    }
    entry.count += 1;
    for (const place of places) if (entry.places.length < PLACES_MAX) entry.places.push(place);
  }

  addAll(issues: readonly ImportIssue[]): void {
    for (const issue of issues) {
      const id = `${issue.severity} ${issue.code} ${JSON.stringify(issue.facts)}`;
      const entry = this.#entries.get(id);
      if (!entry) this.#entries.set(id, { ...issue, places: issue.places.slice(0, PLACES_MAX) });
      else {
        entry.count += issue.count;
        entry.places.push(...issue.places.slice(0, PLACES_MAX - entry.places.length));
      }
    }
  }

  get hasError(): boolean {
    for (const entry of this.#entries.values()) if (entry.severity === 'error') return true;
    return false;
  }

  /** Errors first, then what was set aside, then notices. */
  issues(): ImportIssue[] {
    const order: Record<Severity, number> = { error: 0, rejected: 1, notice: 2 };
    return [...this.#entries.values()].sort((a, b) => order[a.severity] - order[b.severity]);
  }
}
