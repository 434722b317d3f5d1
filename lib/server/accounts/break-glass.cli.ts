/** npm run break-glass -- --email ADDRESS. Beside a running server, with the variables it was started with. */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { breakGlassMessages as words } from '../../messages/en/server-cli';
import { emailSchema } from '../../schemas/registry/accounts';
import { openDatabase } from '../database/open-database';
import { readEnvironment } from '../environment';
import { linkBase, whatIsWrong } from '../terminal';
import { breakGlass } from './break-glass';

async function main(): Promise<string> {
  const email = emailSchema.safeParse(givenEmail());
  if (!email.success) throw new Error(words.usage);
  const environment = readEnvironment(process.env);
  const { place } = environment;
  // Opening would make an empty one, in a folder that is only mistyped.
  if (place.kind === 'sqlite' && !existsSync(join(place.folder, 'behealthy.sqlite'))) {
    throw new Error(words.noData(place.folder));
  }
  const database = await openDatabase(place);
  try {
    const made = await breakGlass({ database, nowMs: Date.now, newId: randomUUID }, email.data);
    if (!made.ok) throw new Error(words[made.error.code]);
    return words.link(`${linkBase(environment)}/join#invite=${made.value.token}`);
  } finally {
    await database.close();
  }
}

function givenEmail(): string | undefined {
  try {
    return parseArgs({ options: { email: { type: 'string' } } }).values.email;
  } catch {
    return undefined;
  }
}

main().then(
  (told) => console.log(told),
  (error: unknown) => {
    console.error(whatIsWrong(error));
    process.exitCode = 1;
  },
);
