/** One line of JSON an event: ids, routes, counts and codes; never a body, an address with its values, or a text. */
export interface LogEvent {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly [fact: string]: string | number | boolean | null | undefined;
}
export type Log = (event: LogEvent) => void;

/** Standard output for what happens, standard error for what fails. */
export const logLines: Log = (event) => {
  const line = `${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`;
  (event.level === 'error' ? process.stderr : process.stdout).write(line);
};

/** Of an error only what its code says: messages of drivers may hold values. */
export function errorFacts(error: unknown): { name: string; code: string | undefined } {
  if (!(error instanceof Error)) return { name: typeof error, code: undefined };
  const { code } = error as { code?: unknown };
  return { name: error.name, code: typeof code === 'string' ? code : undefined };
}
