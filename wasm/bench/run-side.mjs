import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('side.mjs', import.meta.url));

/**
 * Runs one job of one side in a child process and waits for it; kills it at `timeoutMs`.
 * @returns the child's result; for native training `losses` come from its log
 */
export async function runSide(job, folder, timeoutMs) {
  const jobFile = join(folder, 'job.json');
  const resultFile = join(folder, 'result.json');
  const logFile = join(folder, 'log.txt');
  writeFileSync(jobFile, JSON.stringify({ ...job, resultFile }));
  const log = openSync(logFile, 'w');
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--max-old-space-size=8192', script, jobFile], {
      stdio: ['ignore', log, 'inherit'],
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
    child.on('error', reject);
    child.on('exit', (status, signal) => {
      clearTimeout(timer);
      resolve(signal === 'SIGKILL' ? `killed after ${timeoutMs / 1000} s` : status);
    });
  });
  closeSync(log);
  if (code !== 0) throw new Error(`${job.side}, ${job.task}: the process ended with ${code}.`);
  const result = JSON.parse(readFileSync(resultFile, 'utf8'));
  if (job.task === 'train' && job.side === 'native') {
    result.losses = [...readFileSync(logFile, 'utf8').matchAll(/^Loss: (\S+)/gmu)].map((match) => Number(match[1]));
  }
  return result;
}
