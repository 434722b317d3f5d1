/** What this process answered since it started: routes of the table, statuses and codes, so a bounded number of rows. */
export class RequestCounts {
  readonly #requests = new Map<string, number>();
  readonly #refusals = new Map<string, number>();

  count(method: string, route: string, status: number, code: string | undefined): void {
    add(this.#requests, `${method} ${route} ${status}`);
    if (code !== undefined) add(this.#refusals, code);
  }

  requests(): { readonly method: string; readonly route: string; readonly status: string; readonly times: number }[] {
    return [...this.#requests].map(([key, times]) => {
      const [method = '', route = '', status = ''] = key.split(' ');
      return { method, route, status, times };
    });
  }

  refusals(): (readonly [code: string, times: number])[] {
    return [...this.#refusals];
  }
}

function add(to: Map<string, number>, key: string): void {
  to.set(key, (to.get(key) ?? 0) + 1);
}
