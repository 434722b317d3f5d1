import { parentPort, workerData } from 'node:worker_threads';
import { loadEngine } from 'crfsuite-wasm';
import type { ModelVersion } from '@/lib/domain/model/run';
import { openReader, type Reader, type ReaderError } from '@/lib/pipelines/inference';
import type { TagBatch } from './tag-batches';
import { type TagLineError, tagLine } from './tag-line';

export interface TagThreadData {
  readonly model: ModelVersion;
  readonly pairs: boolean;
}

/** Output of one batch, a line for a line. */
export interface TaggedBatch {
  readonly kind: 'tagged';
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: number;
  readonly bad: readonly { readonly line: number; readonly error: TagLineError }[];
}

export type TagThreadMessage =
  | TaggedBatch
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly code: ReaderError['code'] };

const LINE_FEED = 10;

const port = parentPort;
if (!port) throw new Error('tag-thread runs as a worker thread');
const say = (message: TagThreadMessage, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer);

async function main(): Promise<void> {
  const { model, pairs } = workerData as TagThreadData;
  const opened = openReader(model, await loadEngine());
  if (!opened.ok) return say({ kind: 'refused', code: opened.error.code });
  port?.on('message', (batch: TagBatch) => {
    const tagged = tagBatch(batch, opened.value, pairs);
    say(tagged, [tagged.bytes.buffer]);
  });
  say({ kind: 'ready' });
}

const encoder = new TextEncoder();

function tagBatch(batch: TagBatch, reader: Reader, pairs: boolean): TaggedBatch {
  const bad: { line: number; error: TagLineError }[] = [];
  const out: string[] = [];
  const tooLong = new Set(batch.tooLong);
  let number = batch.first;
  for (let from = 0; from < batch.bytes.length; number++) {
    const end = batch.bytes.indexOf(LINE_FEED, from);
    const line = batch.bytes.subarray(from, end < 0 ? undefined : end);
    from = end < 0 ? batch.bytes.length : end + 1;
    const tagged = tooLong.has(number)
      ? ({ ok: false, error: 'line-too-long' } as const)
      : tagLine(line, reader, pairs);
    if (!tagged.ok) bad.push({ line: number, error: tagged.error });
    out.push(tagged.ok ? tagged.value : JSON.stringify({ line: number, error: tagged.error }), '\n');
  }
  return { kind: 'tagged', bytes: encoder.encode(out.join('')), lines: number - batch.first, bad };
}

// A thread that cannot start ends with an error, which the pool hears.
void main();
