import type { ImportIssue, SourcePlace } from '../domain/data/import-report';
import { IssueLog } from '../domain/data/issue-log';

/**
 * Watches tag sequences of one import and tells afterwards which of them its scheme does not allow. The scheme is only
 * known at the end: in IO and IOB1 (where B stands only between touching entities of one label) an I may open an
 * entity, in BIO and BILOU it may not. Ramshaw & Marcus 1995; Tjong Kim Sang & Veenstra 1999.
 */
export class TagSequences {
  readonly #openedByInside: { places: SourcePlace[]; count: number } = { places: [], count: 0 };
  readonly #leftOpen: { places: SourcePlace[]; count: number } = { places: [], count: 0 };
  #beginsFreely = false;
  #closes = false;

  /** @param tags one sentence's, as LabelNames writes them @param placeAt of a tag */
  see(tags: readonly string[], placeAt: (index: number) => SourcePlace): void {
    let open: string | undefined;
    for (let at = 0; at < tags.length; at++) {
      const tag = tags[at] ?? 'O';
      const prefix = tag === 'O' ? 'O' : tag.slice(0, 1);
      const label = tag === 'O' ? undefined : tag.slice(2);
      const continues = label !== undefined && label === open;
      if (open !== undefined && !(continues && (prefix === 'I' || prefix === 'L')))
        this.#note(this.#leftOpen, placeAt, at - 1);
      if (prefix === 'L' || prefix === 'U') this.#closes = true;
      if ((prefix === 'B' || prefix === 'U') && !continues) this.#beginsFreely = true;
      if ((prefix === 'I' || prefix === 'L') && !continues) this.#note(this.#openedByInside, placeAt, at);
      open = prefix === 'L' || prefix === 'U' ? undefined : label;
    }
    if (open !== undefined) this.#note(this.#leftOpen, placeAt, tags.length - 1);
  }

  #note(list: { places: SourcePlace[]; count: number }, placeAt: (index: number) => SourcePlace, at: number): void {
    list.count += 1;
    if (list.places.length < 20) list.places.push(placeAt(at));
  }

  /** Read all the same: an I that opens begins an entity, an entity left open ends with its last token. */
  issues(): ImportIssue[] {
    if (!this.#beginsFreely) return [];
    const log = new IssueLog();
    const report = (list: { places: SourcePlace[]; count: number }, fault: string) => {
      if (list.count === 0) return;
      log.addAll([
        { code: 'illegal-tag-sequence', severity: 'notice', places: list.places, count: list.count, facts: { fault } },
      ]);
    };
    report(this.#openedByInside, 'not-begun');
    if (this.#closes) report(this.#leftOpen, 'not-ended');
    return log.issues();
  }
}
