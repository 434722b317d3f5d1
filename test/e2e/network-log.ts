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

/** What a journey sent, and what was looked for in it, as `npm run verify-privacy` prints it. */
export interface Journey {
  /** What the person did. */
  readonly did: string;
  readonly log: NetworkLog;
  /** Origin of the app's own server. */
  readonly own: string;
  /** Words that must not leave. */
  readonly words: readonly string[];
  /** A word that was sent on purpose: the log must show it. */
  readonly control: string;
  readonly consoleLines: number;
}

/** All that left the browser, by who asked for it, method and address; what the app asked for apart from the browser's own. */
export function describeJourney({ did, log, own, words, control, consoleLines }: Journey): string {
  const http = log.requests.filter(({ url }) => /^https?:/.test(url));
  const ofBrowser = http.filter((request) => isOfBrowser(request, own));
  const ofApp = http.filter((request) => !ofBrowser.includes(request));
  const forms = disguises(words[0] ?? '').length;
  return [
    `\n${did}`,
    `\n  The app asked for ${ofApp.length} things, all of its own server (${own}):`,
    ...counted(ofApp, own),
    ofBrowser.length === 0
      ? '\n  The browser itself asked for nothing.'
      : `\n  The browser itself asked for ${ofBrowser.length}: updates, hints for forms and the like. No page asked for these, and the app cannot stop them:`,
    ...counted(ofBrowser, own),
    `\n  Looked for ${words.length} made-up words of the notes, each as it is and in ${forms - 1} other forms (capitals, percent, hex, base64),`,
    `  in all ${log.sent.length.toLocaleString('en')} bytes of both and in ${consoleLines} lines of logs: none was found.`,
    `  "${control}", which was sent on purpose, was found: the log shows what is sent.`,
  ].join('\n');
}

/** No page asked for it, and it does not go to the app's server. */
export function isOfBrowser({ url, initiator }: SentRequest, own: string): boolean {
  return initiator === undefined && new URL(url).origin !== own;
}

/** A line a method and address; ids and the app's own files are shortened. */
function counted(requests: readonly SentRequest[], own: string): string[] {
  const times = new Map<string, number>();
  for (const { method, url } of requests) {
    const { origin, pathname } = new URL(url);
    const path = pathname.startsWith('/_next/')
      ? '/_next/… (the app itself)'
      : pathname.replace(/\/[\w=-]{32,}/g, '/…');
    const key = `${method.padEnd(6)} ${origin === own ? '' : origin}${path}`;
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  return [...times].map(([key, count]) => `${String(count).padStart(7)} × ${key}`);
}
