import { describe, expect, it } from 'vitest';
import { hexLines } from '@/components/sync/hex-lines';
import { POLL_MS, pollDelayMs } from '@/lib/domain/deployment/polling';
import { landingPath } from '@/lib/domain/landing';
import { evidenceOf, nextToLookAt, type ReviewRecord } from '@/lib/domain/model/review-record';
import { whichModel } from '@/lib/domain/model/which-model';
import { isRecentSignIn, whySessionEnds } from '@/lib/domain/session-end';

describe('a session', () => {
  const MINUTE = 60_000;
  it('ends after 15 minutes without work or at its end, whichever comes first', () => {
    const times = { lastActiveMs: 100 * MINUTE, expiresAtMs: 112 * MINUTE };
    expect(whySessionEnds(times, 111 * MINUTE)).toBeUndefined();
    expect(whySessionEnds(times, 112 * MINUTE)).toBe('longest');
    expect(whySessionEnds({ ...times, expiresAtMs: 900 * MINUTE }, 115 * MINUTE - 1)).toBeUndefined();
    expect(whySessionEnds({ ...times, expiresAtMs: 900 * MINUTE }, 115 * MINUTE)).toBe('idle');
    // Storage is forbidden: nobody knows when somebody last worked.
    expect(whySessionEnds({ lastActiveMs: 0, expiresAtMs: 900 * MINUTE }, 115 * MINUTE)).toBe('idle');
  });

  it('ends when the clock was set back or forward by more than a minute', () => {
    const DAY = 24 * 60 * MINUTE;
    const times = { lastActiveMs: 10 * DAY, expiresAtMs: 10 * DAY + 12 * 60 * MINUTE };
    expect(whySessionEnds(times, 9 * DAY)).toBe('idle');
    expect(whySessionEnds(times, 11 * DAY)).toBe('longest');
    expect(whySessionEnds(times, 10 * DAY - MINUTE)).toBeUndefined();
    expect(whySessionEnds(times, 10 * DAY - MINUTE - 1)).toBe('idle');
  });

  it('counts as recent for ten minutes', () => {
    const at = '2026-03-04T05:06:07.000Z';
    expect(isRecentSignIn(at, Date.parse(at) + 10 * MINUTE - 1)).toBe(true);
    expect(isRecentSignIn(at, Date.parse(at) + 10 * MINUTE)).toBe(false);
  });
});

describe('roles', () => {
  it('land on their page, a reviewer first', () => {
    expect(landingPath(['doctor', 'clinician', 'reviewer'])).toBe('/models');
    expect(landingPath(['doctor', 'clinician'])).toBe('/annotate');
    expect(landingPath(['doctor'])).toBe('/read');
    expect(landingPath([])).toBe('/read');
  });
});

describe('the model that reads here', () => {
  const [own, site, newest] = [{ id: 'own' }, { id: 'site' }, { id: 'newest' }];
  const byId = (id: string) => [own, site, newest].find((model) => model.id === id);
  it('is the chosen one, else the site’s, else the newest', () => {
    const deployment = { modelVersionId: 'site' };
    expect(whichModel('own', deployment, byId, newest)).toEqual({ model: own, why: 'chosen' });
    expect(whichModel(undefined, deployment, byId, newest)).toEqual({ model: site, why: 'site' });
    expect(whichModel(undefined, undefined, byId, newest)).toEqual({ model: newest, why: 'newest' });
    expect(whichModel(undefined, undefined, byId, undefined)).toBeUndefined();
  });
  it('falls back when what was chosen or handed out is not here', () => {
    expect(whichModel('gone', { modelVersionId: 'site' }, byId, newest)?.why).toBe('site');
    expect(whichModel('gone', { modelVersionId: 'gone' }, byId, newest)?.why).toBe('newest');
  });
});

describe('looking for another model', () => {
  it('is soon enough that a roll-back arrives within 60 s, and not for all at once', () => {
    expect([pollDelayMs(() => 0), pollDelayMs(() => 0.999_999)]).toEqual([24_000, 36_000]);
    expect(pollDelayMs(() => 0.5)).toBe(POLL_MS);
  });
});

describe('places to look at', () => {
  const mark = { start: 3, end: 9, label: 'DISEASE', confidence: 0.8, otherwise: { none: 0.2, labels: {} } };
  const place = (noteId: string) =>
    ({
      noteId,
      sentence: { start: 0, end: 20 },
      kind: 'challenger-only',
      champion: undefined,
      challenger: mark,
    }) as const;
  const record: ReviewRecord = {
    id: 'v',
    createdAt: '2026-03-04T05:06:07.000Z',
    evidence: {
      championVersionId: 'c',
      testSplitHash: 'h',
      testNotes: 64,
      resamples: 2000,
      f1: null,
      recall: {},
      shadow: { notes: 300, disagreements: 3, lookedAt: 0 },
      format: { readable: true, labelsAgree: true, featureSetKnown: true },
      latency: { notes: 300, p95Ms: 3 },
      privacy: { k: 5, broken: 0 },
    },
    disagreements: [place('a'), place('b'), place('c')],
    verdicts: { 1: 'neither' },
  };
  it('count as looked at once somebody said who is right', () => {
    expect(evidenceOf(record).shadow).toEqual({ notes: 300, disagreements: 3, lookedAt: 1 });
  });
  it('come up in order and around, until none is left', () => {
    expect(nextToLookAt(record)).toBe(0);
    expect(nextToLookAt(record, 0)).toBe(2);
    expect(nextToLookAt(record, 2)).toBe(0);
    expect(nextToLookAt({ ...record, verdicts: { 0: 'neither', 1: 'champion', 2: 'challenger' } }, 1)).toBeUndefined();
    expect(nextToLookAt({ ...record, disagreements: [] })).toBeUndefined();
  });
});

describe('bytes as lines', () => {
  it('show offset, hex and characters, the last line padded', () => {
    const bytes = new TextEncoder().encode('lCRF\u0000é, and more than a line');
    expect(hexLines(bytes, 0, 4096)).toEqual([
      '00000000  6c 43 52 46 00 c3 a9 2c 20 61 6e 64 20 6d 6f 72  lCRF..., and mor',
      '00000010  65 20 74 68 61 6e 20 61 20 6c 69 6e 65           e than a line',
    ]);
    expect(hexLines(bytes, 16, 4)).toEqual(['00000010  65 20 74 68                                      e th']);
    expect(hexLines(new Uint8Array(), 0, 16)).toEqual([]);
  });
});
