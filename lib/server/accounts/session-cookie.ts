import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * The token of the cookie that better-auth set: `token.signature`, percent-encoded, the signature being HMAC-SHA256 of the
 * token in base64. Read here and not by better-auth, which asks the database twice for what one join tells.
 * @returns undefined: there is no such cookie, or this server did not sign it
 */
export function sessionToken(headers: Headers, name: string, secret: string): string | undefined {
  const value = cookieNamed(headers.get('cookie') ?? '', name);
  const end = value?.lastIndexOf('.') ?? -1;
  if (value === undefined || end < 1) return undefined;
  const token = value.slice(0, end);
  const told = Buffer.from(value.slice(end + 1), 'base64');
  const signed = createHmac('sha256', secret).update(token).digest();
  return told.byteLength === signed.byteLength && timingSafeEqual(told, signed) ? token : undefined;
}

/** The first of its name, as browsers put the one of the longest path first. */
function cookieNamed(cookies: string, name: string): string | undefined {
  for (const pair of cookies.split(';')) {
    const at = pair.indexOf('=');
    if (at < 0 || pair.slice(0, at).trim() !== name) continue;
    try {
      return decodeURIComponent(pair.slice(at + 1).trim());
    } catch {
      return undefined;
    }
  }
  return undefined;
}
