/** npm run back-up -- FOLDER. Beside a running server, with the variables it was started with. */
import { resolve } from 'node:path';
import { backUpMessages as words } from '../../messages/en/server-cli';
import { readEnvironment } from '../environment';
import { whatIsWrong } from '../terminal';
import { backUp } from './back-up';

async function main(): Promise<string> {
  const [to, ...more] = process.argv.slice(2);
  if (to === undefined || to.startsWith('-') || more.length > 0) throw new Error(words.usage);
  const { place } = readEnvironment(process.env);
  if (place.kind === 'postgres') throw new Error(words.postgres);
  const error = await backUp(place.folder, resolve(to));
  if (error) throw new Error(words[error.code](error.code === 'no-data' ? place.folder : to));
  return words.done(to);
}

main().then(
  (told) => console.log(told),
  (error: unknown) => {
    console.error(whatIsWrong(error));
    process.exitCode = 1;
  },
);
