import { closeSync, createReadStream, openSync, writeSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** One instance a line, as JSON: { x: [T][attributes], y: [T] }. @returns counts */
export function writeInstances(file, sentences, instanceOf) {
  const handle = openSync(file, 'w');
  let waiting = '';
  for (const sentence of sentences) {
    waiting += `${JSON.stringify(instanceOf(sentence))}\n`;
    if (waiting.length > 1 << 20) {
      writeSync(handle, waiting);
      waiting = '';
    }
  }
  writeSync(handle, waiting);
  closeSync(handle);
}

/** Instances in batches, so that a corpus larger than memory can be read. */
export async function* readInstances(file, batchSize = 256) {
  let batch = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })) {
    batch.push(JSON.parse(line));
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

export async function describeInstances(file) {
  let tokens = 0;
  let attributes = 0;
  const labels = new Set();
  for await (const batch of readInstances(file)) {
    for (const { x, y } of batch) {
      tokens += x.length;
      for (const item of x) attributes += item.length;
      for (const label of y) labels.add(label);
    }
  }
  return { tokens, labels: labels.size, attributesPerToken: attributes / tokens };
}
