import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { seededRandom } from '../domain/random';
import { SAMPLE_COUNT, SAMPLE_SEED, sampleLines } from '../domain/samples/sample-file';

/** Writes public/samples/notes.jsonl. Run it after a change to lib/domain/samples and commit the file with it. */
const folder = fileURLToPath(new URL('../../public/samples/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}notes.jsonl`, sampleLines(seededRandom(SAMPLE_SEED), SAMPLE_COUNT));
