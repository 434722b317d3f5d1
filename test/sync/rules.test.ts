import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/domain/random';
import { backoffMs } from '@/lib/domain/sync/backoff';
import { afterTry, countOutbox, dueRows, nextWakeMs } from '@/lib/domain/sync/outbox-queue';
import { type OutboxRow, outboxRow } from '@/lib/domain/sync/outbox-row';
import { CHUNK_BYTES, requestOf, uploadPiece } from '@/lib/domain/sync/sync-request';
import { type SyncAnswer, verdictOf } from '@/lib/domain/sync/verdict';
import { draftFixture } from '../fixtures/outbox';

const AT = { now: '2026-03-04T05:06:07.000Z', nowMs: Date.parse('2026-03-04T05:06:07.000Z') };
const row = (id: string, seq: number, subject = id, more: Partial<OutboxRow> = {}): OutboxRow => ({
  ...outboxRow(draftFixture(id, subject), seq),
  ...more,
});
const answered = (status: number, code?: string): SyncAnswer => ({ kind: 'answered', status, code });

describe('back-off', () => {
  it('is uniform under a ceiling that doubles from 1 s to 60 s and stays there', () => {
    const random = seededRandom(5);
    for (const [attempts, ceiling] of [
      [1, 1_000],
      [2, 2_000],
      [3, 4_000],
      [6, 32_000],
      [7, 60_000],
      [5_000, 60_000],
    ] as const) {
      const drawn = Array.from({ length: 2_000 }, () => backoffMs(attempts, random));
      const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
      expect(Math.max(...drawn)).toBeLessThan(ceiling);
      // Of 2,000 uniform draws the mean is within 4 standard errors, ceiling / sqrt(12 * 2,000) each.
      expect(Math.abs(mean - ceiling / 2)).toBeLessThan((4 * ceiling) / Math.sqrt(12 * 2_000));
    }
  });

  it('waits at least as long as the server asks', () => {
    const answer: SyncAnswer = { kind: 'answered', status: 429, retryAfterSeconds: 17 };
    const next = afterTry(row('a', 1), answer, verdictOf(answer), AT, () => 0.5);
    expect(next).toMatchObject({ state: 'waiting', attempts: 1, nextTryAtMs: AT.nowMs + 17_000 });
  });
});

describe('what becomes of an answer', () => {
  it.each([200, 201, 204])('%i: sent', (status) => expect(verdictOf(answered(status))).toEqual({ next: 'sent' }));
  it.each([408, 425, 429, 500, 502, 503, 504])('%i: again later', (status) =>
    expect(verdictOf(answered(status))).toMatchObject({ next: 'retry', reason: 'server' }),
  );
  it('no answer: again later, since the request may have had its effect', () =>
    expect(verdictOf({ kind: 'unreachable' })).toMatchObject({ next: 'retry', reason: 'unreachable' }));
  it('signed out: kept until somebody signs in, and no try is counted', () => {
    const answer = answered(401, 'not-signed-in');
    const next = afterTry(row('a', 1), answer, verdictOf(answer), AT, () => 0.5);
    expect(next).toMatchObject({ state: 'waiting', waitsFor: 'sign-in', attempts: 0 });
  });
  it('changed meanwhile, or an old sign-in: a person is asked', () => {
    expect(verdictOf(answered(412, 'revision-differs'))).toEqual({ next: 'ask', code: 'revision-differs' });
    expect(verdictOf(answered(403, 'sign-in-again'))).toEqual({ next: 'ask', code: 'sign-in-again' });
  });
  it.each([
    [403, 'role-missing'],
    [404, 'not-found'],
    [409, 'transition-not-allowed'],
    [413, 'body-too-large'],
    [422, 'rare-attributes-present'],
  ] as const)('%i %s: final', (status, code) =>
    expect(verdictOf(answered(status, code))).toEqual({ next: 'refused', code }),
  );
});

describe('the queue', () => {
  it('sends rows of one subject one after another, and others meanwhile', () => {
    const rows = [row('a1', 1, 'a', { nextTryAtMs: 50 }), row('a2', 2, 'a'), row('b1', 3, 'b'), row('b2', 4, 'b')];
    expect(dueRows(rows, 49).map(({ id }) => id)).toEqual(['b1']);
    expect(dueRows(rows, 50).map(({ id }) => id)).toEqual(['a1', 'b1']);
    expect(nextWakeMs(rows.slice(0, 2))).toBe(50);
  });

  it('does not wait hours for a clock that ran ahead and was put right', () => {
    expect(dueRows([row('a', 1, 'a', { nextTryAtMs: 100_000 + 3_600_000 })], 100_000)).toHaveLength(1);
    expect(dueRows([row('a', 1, 'a', { nextTryAtMs: 100_000 + 60_000 })], 100_000)).toEqual([]);
  });

  it('keeps back what stands behind a row that was refused or asks', () => {
    for (const state of ['refused', 'asks'] as const) {
      expect(dueRows([row('a1', 1, 'a', { state }), row('a2', 2, 'a')], 9e12)).toEqual([]);
    }
    expect(dueRows([row('a1', 1, 'a', { state: 'dropped' }), row('a2', 2, 'a')], 9e12)).toHaveLength(1);
  });

  it('says how many wait, how many are stuck and since when', () => {
    const rows = [
      row('a', 1, 'a', { waitsFor: 'sign-in' }),
      row('b', 2, 'b', { createdAt: '2026-03-01T00:00:00.000Z', state: 'refused' }),
      row('c', 3, 'c', { state: 'sent' }),
    ];
    expect(countOutbox(rows)).toEqual({ waiting: 1, stuck: 1, signIn: true, oldestAt: '2026-03-01T00:00:00.000Z' });
    expect(countOutbox([])).toEqual({ waiting: 0, stuck: 0, signIn: false, oldestAt: undefined });
  });
});

describe('requests', () => {
  it('carry the row to the byte, under its key and against its revision', () => {
    const request = requestOf(row('a', 1, 'v/1', { kind: 'transition', ifMatch: '"3"' }));
    expect(request).toMatchObject({ method: 'POST', path: '/api/model-versions/v%2F1/transitions' });
    expect(request.headers).toMatchObject({ 'idempotency-key': 'key-a', 'if-match': '"3"' });
    expect(request.body).toBe(draftFixture('a').body);
  });

  it('cut bytes into pieces that join to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 * CHUNK_BYTES + 5 }), (length) => {
        const bytes = new Uint8Array(length).map((_, i) => i % 251);
        let offset = 0;
        while (offset < length) {
          const { body, headers } = uploadPiece('s', bytes, offset);
          const piece = body as Uint8Array;
          expect(piece.byteLength).toBeGreaterThan(0);
          expect(piece.byteLength).toBeLessThanOrEqual(CHUNK_BYTES);
          expect(headers).toMatchObject({ 'upload-offset': String(offset), 'upload-length': String(length) });
          expect(piece[0]).toBe(offset % 251);
          offset += piece.byteLength;
        }
        expect(offset).toBe(length);
      }),
      { numRuns: 20 },
    );
  });
});
