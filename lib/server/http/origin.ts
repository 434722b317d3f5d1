/**
 * Whether a request that changes something comes from a page of this origin. Browsers send Origin with every such
 * request and scripts cannot set it; Sec-Fetch-Site says the same. A client without either (curl, a script) has no
 * cookie that somebody else could borrow, and passes.
 * @param origin the server's own as browsers write it; undefined: the host they ask for, over http
 */
export function isOwnOrigin(headers: Headers, origin: string | undefined): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const claimed = headers.get('origin');
  if (claimed === null) return site !== null || !headers.has('cookie');
  if (origin) return claimed === origin;
  const host = headers.get('host');
  return host !== null && claimed === `http://${host}`;
}
