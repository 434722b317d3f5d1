import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { TAG_USAGE, tagMessages } from '@/lib/messages/en/cli';
import { workErrorMessage } from '@/lib/messages/en/errors';
import { readModelFiles } from './open-model';
import { platformHost as host } from './platform-host';
import { LineBatches } from './tag-batches';
import { openTagPool, TagThreadError } from './tag-pool';
import type { TaggedBatch } from './tag-thread';

/** UTF-8 takes at most three bytes for a UTF-16 code unit; JSON may write it as six. */
const LINE_BYTES_MAX = 6 * IMPORT_LIMITS.lineCharactersMax;
const EXIT = { unable: 1, badLine: 2, interrupted: 130, readerGone: 141 } as const;

/** Ends the program with one clear line. */
class CommandError extends Error {}

interface Command {
  readonly model: string;
  readonly jobs: number;
  readonly firstLine: number;
  readonly pairs: boolean;
  readonly strict: boolean;
}

function parseCommand(args: string[]): Command {
  const usage = (message: string) => new CommandError(`${message}\n\n${TAG_USAGE}`);
  const options = {
    model: { type: 'string' },
    jobs: { type: 'string' },
    'first-line': { type: 'string', default: '1' },
    pairs: { type: 'boolean', default: false },
    strict: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  let values: ReturnType<typeof parseArgs<{ options: typeof options }>>['values'];
  try {
    ({ values } = parseArgs({ args, options }));
  } catch (error) {
    throw usage(error instanceof Error ? error.message : '');
  }
  if (values.help) {
    process.stdout.write(`${TAG_USAGE}\n`);
    process.exit(0);
  }
  if (!values.model) throw usage(tagMessages.missingModel);
  const whole = (name: string, value: string, most: number): number => {
    if (!/^[1-9]\d*$/u.test(value) || Number(value) > most) throw usage(tagMessages.notAWhole(name, most));
    return Number(value);
  };
  const jobs = values.jobs === undefined ? availableParallelism() : whole('--jobs', values.jobs, 512);
  const firstLine = whole('--first-line', values['first-line'] ?? '1', Number.MAX_SAFE_INTEGER);
  return { model: values.model, jobs, firstLine, pairs: values.pairs ?? false, strict: values.strict ?? false };
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  const model = await readModelFiles(command.model, host.hash);
  if (!model.ok) throw new CommandError(tagMessages[model.error](command.model));
  let badLines = 0;
  const write = ({ bytes, bad }: TaggedBatch): Promise<void> | undefined => {
    badLines += bad.length;
    if (bad.length > 0)
      process.stderr.write(bad.map(({ line, error }) => `${tagMessages.badLine(line, error)}\n`).join(''));
    if (process.stdout.write(bytes)) return undefined;
    return new Promise((resolve) => process.stdout.once('drain', resolve));
  };
  const pool = await openTagPool(command.jobs, { model: model.value, pairs: command.pairs }, write);
  const lines = new LineBatches(command.firstLine, LINE_BYTES_MAX);
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    const batch = lines.add(chunk);
    if (batch) await pool.add(batch);
  }
  const last = lines.end();
  if (last) await pool.add(last);
  await pool.finish();
  await pool.close();
  if (badLines > 0 && command.strict) process.exitCode = EXIT.badLine;
}

// Only whole batches are ever handed to the system, so that what was written until now ends with a whole line.
process.on('SIGINT', () => process.exit(EXIT.interrupted));
process.stdout.on('error', () => process.exit(EXIT.readerGone));

main().catch((error: unknown) => {
  // Only our own messages are printed: another error's text could hold a note's.
  const code = error instanceof TagThreadError ? error.code : 'unexpected';
  const { what, next } = workErrorMessage(code);
  process.stderr.write(`${error instanceof CommandError ? error.message : `${what} ${next}`}\n`);
  process.exit(EXIT.unable);
});
