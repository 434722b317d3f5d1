/** A server process that writes until it is killed; it tells each row on standard output once it was acknowledged. */
import { randomUUID } from 'node:crypto';
import { candidate } from './test-model';
import { openTestServer, people } from './test-server';

const folder = process.argv[2];
if (!folder) throw new Error('which folder?');
const { server } = await openTestServer({ kind: 'sqlite', folder });
const { clara } = await people(server, { clara: ['clinician'] });
for (;;) {
  const id = await candidate(clara);
  process.stdout.write(`${id}\n`);
  await clara.call('invitations', { headers: { 'x-request': randomUUID() } });
}
