import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SigningKey } from '../schemas/registry/accounts';
import type { Database } from './database/open-database';
import { sha256Hex } from './hash';

/** Where secrets are kept: the first to write one wins, everybody reads that. */
export interface KeyStore {
  keep(name: string, make: () => string): Promise<string>;
}

export interface ServerKeys {
  /** Signs session cookies. */
  readonly cookieSecret: string;
  /** Signs deployments; its public half is pinned by browsers at sign-in. */
  readonly privateKey: KeyObject;
  readonly signingKey: SigningKey;
  /** From it follows, person by person, what a browser's data key is wrapped with. */
  readonly wrappingSecret: string;
}

/** Of one person: only this person's own sessions are told it. 256 bits, base64. */
export function personSecret({ wrappingSecret }: ServerKeys, personId: string): string {
  return createHmac('sha256', wrappingSecret).update(`data-key/1/${personId}`).digest('base64');
}

/** Made at the first start, read at every other. */
export async function openKeys(store: KeyStore): Promise<ServerKeys> {
  const cookieSecret = await store.keep('cookie-secret', () => randomBytes(48).toString('base64url'));
  const pem = await store.keep('signing-key', () =>
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const wrappingSecret = await store.keep('wrapping-secret', () => randomBytes(48).toString('base64url'));
  const privateKey = createPrivateKey(pem);
  const { x = '', y = '' } = createPublicKey(privateKey).export({ format: 'jwk' });
  const publicKeyJwk = { kty: 'EC', crv: 'P-256', x, y } as const;
  // RFC 7638: the required members in the order of their names.
  const thumbprint = sha256Hex(JSON.stringify({ crv: 'P-256', kty: 'EC', x, y }));
  return { cookieSecret, privateKey, wrappingSecret, signingKey: { keyId: thumbprint.slice(0, 16), publicKeyJwk } };
}

/** Files that nobody else on the machine may read. */
export function fileKeyStore(folder: string): KeyStore {
  return {
    keep: async (name, make) => {
      const file = join(/* turbopackIgnore: true */ folder, name);
      if (!existsSync(file)) {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
        writeFileSync(draft, make(), { mode: 0o600, flag: 'wx', flush: true });
        try {
          // A link appears whole, and fails when another process was first.
          linkSync(draft, file);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        } finally {
          rmSync(draft, { force: true });
        }
      }
      return readFileSync(file, 'utf8');
    },
  };
}

/** A table of the database that several processes share. */
export function tableKeyStore({ db }: Database): KeyStore {
  return {
    keep: async (name, make) => {
      const read = () => db.selectFrom('serverKeys').select('value').where('name', '=', name).executeTakeFirst();
      const there = await read();
      if (there) return there.value;
      await db
        .insertInto('serverKeys')
        .values({ name, value: make() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      const kept = await read();
      if (!kept) throw new Error('a key that was written is not there');
      return kept.value;
    },
  };
}
