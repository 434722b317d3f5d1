import { readFileSync } from 'node:fs';

interface LogEvent {
  readonly type: number;
  readonly params?: {
    readonly url?: string;
    readonly method?: string;
    readonly initiator?: string;
    readonly has_upload?: boolean;
    readonly bytes?: string;
    readonly headers?: readonly string[];
  };
}

export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Origin of the page or worker that asked; undefined: the browser itself, a typed address included. */
  readonly initiator: string | undefined;
}

export interface NetworkLog {
  /** Requests of every page, worker and of the browser itself. */
  readonly requests: readonly SentRequest[];
  /** All bytes written to any socket, as Latin-1: request lines, headers and bodies as they went out. */
  readonly sent: string;
  /** Every URL and header line the browser's network stack has seen going out. */
  readonly lines: readonly string[];
}

/**
 * Switches for Chromium to write what its network stack does, bodies included.
 * It stands below pages and workers: nothing that they send can pass it by.
 */
export function networkLogArguments(file: string): string[] {
  return [`--log-net-log=${file}`, '--net-log-capture-mode=Everything'];
}

/** @param file as given to `networkLogArguments`; complete once the browser has closed */
export function readNetworkLog(file: string): NetworkLog {
  const log = JSON.parse(readFileSync(file, 'utf8')) as {
    constants: { logEventTypes: Record<string, number> };
    events: LogEvent[];
  };
  const nameOf = new Map(Object.entries(log.constants.logEventTypes).map(([name, type]) => [type, name]));
  const requests: SentRequest[] = [];
  const lines: string[] = [];
  let sent = '';
  for (const { type, params = {} } of log.events) {
    const name = nameOf.get(type) ?? '';
    if (name === 'URL_REQUEST_START_JOB' && params.url !== undefined) {
      const initiator = params.initiator?.startsWith('http') ? params.initiator : undefined;
      requests.push({ method: params.method ?? '', url: params.url, initiator });
      lines.push(params.url);
    }
    if (/SEND_REQUEST_HEADERS$|_SEND_HEADERS$/.test(name)) lines.push(...(params.headers ?? []));
    if (/BYTES_SENT$/.test(name) && params.bytes) sent += Buffer.from(params.bytes, 'base64').toString('latin1');
  }
  return { requests, sent, lines };
}

/** Forms in which a word could be hidden in a request: as it is, percent-encoded, base64 at any of its three offsets. */
export function disguises(word: string): string[] {
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.from(`${'\0'.repeat(offset)}${word}`, 'utf8')
      .toString('base64')
      .replace(/=+$/, '');
    // The first and last characters share bits with neighbours.
    return encoded.slice(offset === 0 ? 0 : offset + 1, -1);
  });
  const percent = [...Buffer.from(word, 'utf8')].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return [word, word.toUpperCase(), encodeURIComponent(word), percent, Buffer.from(word).toString('hex'), ...base64];
}

/** What left the browser, by method and address, as `npm run verify-privacy` prints it; ids are shortened. */
export function describeSent(requests: readonly SentRequest[]): string {
  const times = new Map<string, number>();
  for (const { method, url } of requests) {
    if (!/^https?:/.test(url)) continue;
    const { origin, pathname } = new URL(url);
    const path = pathname.startsWith('/_next/')
      ? '/_next/… (the app itself)'
      : pathname.replace(/[0-9a-f-]{32,}/g, '…');
    const key = `${method.padEnd(6)} ${origin}${path}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times].map(([key, count]) => `${String(count).padStart(5)} × ${key}`).join('\n');
}
