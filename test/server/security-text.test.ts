import { describe, expect, it } from 'vitest';
import { securityText } from '@/lib/server/security-text';

const NOW = Date.UTC(2026, 10, 29);

describe('security.txt', () => {
  it('names the contact and a day within a year, as RFC 9116 asks', () => {
    const text = securityText('mailto:security@example.org', NOW) ?? '';
    const [contact, expires] = text.split('\n');
    expect(contact).toBe('Contact: mailto:security@example.org');
    const until = Date.parse(expires?.replace('Expires: ', '') ?? '');
    expect(until).toBeGreaterThan(NOW);
    expect(until).toBeLessThan(NOW + 365 * 86_400_000);
  });

  it('is not served without a contact, nor with one that would begin another line', () => {
    for (const contact of [undefined, '', 'security@example.org', 'http://example.org', 'https://a\nExpires: never']) {
      expect(securityText(contact, NOW)).toBeUndefined();
    }
  });
});
