const VALID_MS = 180 * 86_400_000;

/**
 * Where to tell of a hole, RFC 9116.
 * @param contact `mailto:…` or `https://…`, a site's own; undefined or anything else: nothing is served, since a
 *   contact that nobody reads is worse than none
 */
export function securityText(contact: string | undefined, nowMs: number): string | undefined {
  if (contact === undefined || !/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/.test(contact)) return undefined;
  const expires = new Date(nowMs + VALID_MS).toISOString();
  return `Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: en, de\n`;
}
