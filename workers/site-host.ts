import type { SiteHost } from '@/lib/pipelines/site/ports';
import { platformHost } from './platform-host';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' } as const;

/** The platform with its signatures; the same in a worker and in Node. */
export const siteHost: SiteHost = {
  ...platformHost,
  verify: async ({ publicKeyJwk }, { payload, signature }) => {
    try {
      const key = await crypto.subtle.importKey('jwk', publicKeyJwk as JsonWebKey, ALGORITHM, false, ['verify']);
      return await crypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        key,
        bytesOfBase64url(signature),
        new TextEncoder().encode(payload),
      );
    } catch {
      return false;
    }
  },
};

function bytesOfBase64url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
