import { describe, expect, it } from 'vitest';
import { TOKENIZER_PROBE, tokenizerFingerprint } from '@/lib/domain/text/tokenizer-fingerprint';
import { platformHost } from '@/workers/platform-host';

const sha256 = (text: string) => platformHost.hash(new TextEncoder().encode(text));

describe('tokenizerFingerprint', () => {
  it('is the same for the same tokenizers in whatever order and number', () => {
    expect(tokenizerFingerprint(['given-1', 'clinical-1', 'given-1'])).toBe(
      tokenizerFingerprint(['clinical-1', 'given-1']),
    );
    expect(tokenizerFingerprint(['given-1'])).not.toBe(tokenizerFingerprint(['clinical-1']));
  });

  it('holds what splitting on space and line feed gives, for given-1', () => {
    const expected = [...TOKENIZER_PROBE.matchAll(/[^ \n]+/g)].map((match) => [
      match.index,
      match.index + match[0].length,
    ]);
    expect(JSON.parse(tokenizerFingerprint(['given-1']))).toEqual(['behealthy-tokenizer-1', ['given-1', expected]]);
  });

  // A change here means that stored runs no longer share their tokenizer with new ones: it needs a new TokenizerId.
  it('has not changed', async () => {
    expect(await sha256(tokenizerFingerprint(['clinical-1']))).toBe(
      '7f07028e6e69d40eedfdae657254d4b00e5efee301cc8fb5c9850c3e0094f494',
    );
    expect(await sha256(tokenizerFingerprint(['given-1']))).toBe(
      'eae078158063610cdf4e0c57b0725b8bc267b577fd90a7a4918a028097c6da40',
    );
  });
});
