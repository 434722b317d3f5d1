import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { DeploymentManifest, SignedManifest } from '@/lib/domain/deployment/manifest';
import { fail, ok } from '@/lib/domain/result';
import type { Fetched, PinnedKey, SiteManifest, SiteReader } from '@/lib/pipelines/site/ports';
import { manifestSchema } from '@/lib/schemas/registry/deployments';

/** A site's server in memory: signs with its own key, hands out bytes by their hash. */
export class FakeSite implements SiteReader {
  readonly key = keyPair();
  readonly files = new Map<string, Uint8Array>();
  served: SignedManifest | undefined;
  reachable = true;
  signedIn = true;
  bytesFetched = 0;

  get pinned(): PinnedKey {
    return { keyId: this.key.keyId, publicKeyJwk: this.key.publicKeyJwk };
  }

  keep(bytes: Uint8Array): string {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.files.set(sha256, bytes);
    return sha256;
  }

  serve(manifest: SiteManifest, by = this.key): void {
    const payload = JSON.stringify(manifest);
    this.served = { payload, signature: signatureOf(payload, by.privateKey), keyId: by.keyId };
  }

  async current(_browserId: string, etag: string | undefined): Promise<Fetched<SignedManifest>> {
    if (!this.reachable) return { kind: 'unreachable' };
    if (!this.signedIn) return { kind: 'signed-out' };
    if (!this.served) return { kind: 'nothing' };
    const own = `"${createHash('sha256').update(JSON.stringify(this.served)).digest('hex')}"`;
    return own === etag ? { kind: 'unchanged' } : { kind: 'found', value: this.served, etag: own };
  }

  async bytes(sha256: string): Promise<Fetched<Uint8Array>> {
    this.bytesFetched++;
    const value = this.files.get(sha256);
    return value ? { kind: 'found', value, etag: undefined } : { kind: 'nothing' };
  }

  readManifest(payload: string) {
    try {
      const read = manifestSchema.safeParse(JSON.parse(payload));
      return read.success ? ok(read.data) : fail('no-manifest');
    } catch {
      return fail('no-manifest');
    }
  }
}

export function keyPair(): { keyId: string; privateKey: KeyObject; publicKeyJwk: Record<string, string> } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' }) as Record<string, string>;
  const publicKeyJwk = { kty: kty ?? '', crv: crv ?? '', x: x ?? '', y: y ?? '' };
  const keyId = createHash('sha256').update(JSON.stringify(publicKeyJwk)).digest('hex').slice(0, 16);
  return { keyId, privateKey, publicKeyJwk };
}

export function signatureOf(payload: string, privateKey: KeyObject): string {
  return sign('sha256', Buffer.from(payload, 'utf8'), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  );
}

export type { DeploymentManifest };
