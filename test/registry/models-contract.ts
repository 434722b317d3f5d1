import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabasePlace } from '@/lib/server/database/open-database';
import {
  candidate,
  evidenceOf,
  FEATURE_SET,
  fileOf,
  LABELS,
  sendPiece,
  sha,
  sharedModel,
  step,
  upload,
  weightsOf,
} from './test-model';
import { openTestServer, people, type TestServer, type Who } from './test-server';

export function modelsContract(place: () => DatabasePlace): void {
  describe('model bytes and versions', () => {
    let test: TestServer;
    let who: Who;
    beforeAll(async () => {
      test = await openTestServer(place());
      who = await people(test.server, { clara: ['clinician'], rita: ['reviewer'], dora: ['doctor'] });
    });
    afterAll(() => test.server.database.close());

    it('goes on with an upload where it was broken off, in pieces of any size', async () => {
      const { file, card } = sharedModel('resumed');
      const state = () => who.clara.call('uploadState', { params: { sha256: card.model.sha256 } });
      expect((await state()).headers.get('upload-offset')).toBe('0');
      expect((await sendPiece(who.clara, file, 0, 100)).headers.get('upload-offset')).toBe('100');
      const twice = await sendPiece(who.clara, file, 0, 100);
      expect([twice.status, twice.body.error]).toEqual([409, { code: 'offset-differs', offset: 100 }]);
      expect((await state()).headers.get('upload-length')).toBe(String(file.byteLength));
      expect((await sendPiece(who.clara, file, 100, file.byteLength)).status).toBe(204);
      expect((await state()).headers.get('upload-offset')).toBe(String(file.byteLength));
      // Sent again whole: it is there, and nothing happens.
      expect((await upload(who.clara, file)).status).toBe(204);
    });

    it('lets one person’s pieces alone when another sends the same file', async () => {
      const { file } = sharedModel('two senders');
      await sendPiece(who.clara, file, 0, 50);
      const spoilt = file.slice();
      spoilt[60] = (spoilt[60] ?? 0) ^ 1;
      const refused = await sendPiece(who.rita, spoilt, 0, spoilt.byteLength, sha(file));
      expect([refused.status, refused.body.error.code]).toEqual([422, 'hash-differs']);
      expect((await sendPiece(who.clara, file, 50, file.byteLength)).status).toBe(204);
    });

    it('makes a candidate of a sound model, once for a key, and hands out its bytes', async () => {
      const { file, card } = sharedModel('candidate');
      await upload(who.clara, file);
      const key = randomUUID();
      const made = await who.clara.call('makeVersion', { body: card, key });
      expect([made.status, made.body.state, made.body.revision]).toEqual([201, 'candidate', 3]);
      const again = await who.clara.call('makeVersion', { body: card, key });
      expect([again.status, again.body]).toEqual([201, made.body]);
      const other = await who.clara.call('makeVersion', { body: { ...card, note: 'other' }, key });
      expect([other.status, other.body.error.code]).toEqual([422, 'key-reused']);
      expect((await who.clara.call('makeVersion', { body: card })).body.error.code).toBe('id-taken');
      const { body, headers } = await who.dora.call('modelBytes', { params: { sha256: card.model.sha256 } });
      expect(sha(body)).toBe(card.model.sha256);
      expect(headers.get('cache-control')).toContain('immutable');
      const detail = await who.dora.call('version', { params: { id: card.id } });
      expect(detail.body.card).toEqual(JSON.parse(JSON.stringify(card)));
      expect(detail.body.steps.map(({ to }: { to: string }) => to)).toEqual(['draft', 'validating', 'candidate']);
      const known = await who.dora.call('version', { params: { id: card.id }, headers: { 'if-none-match': '"3"' } });
      expect(known.status).toBe(304);
    });

    it('takes a model with the fit of its confidences', async () => {
      const { card } = sharedModel('calibrated');
      const calibration = { x: [0, 0.31, 0.84, 1], y: [0.1, 0.2, 0.7, 0.95] };
      const file = fileOf(weightsOf(['w[1]=calibrated']), FEATURE_SET, LABELS, { calibration });
      await upload(who.clara, file);
      const body = { ...card, model: { sha256: sha(file), sizeBytes: file.byteLength } };
      expect((await who.clara.call('makeVersion', { body })).status).toBe(201);
    });

    it('hands out nothing that no version names', async () => {
      const { file, card } = sharedModel('unnamed');
      await upload(who.clara, file);
      expect((await who.rita.call('modelBytes', { params: { sha256: card.model.sha256 } })).status).toBe(404);
    });

    const weights = weightsOf(['w[1]=x']);
    const otherSet = { ...FEATURE_SET, id: 'other' };
    const calibratedFile = (calibration: object) => fileOf(weights, FEATURE_SET, LABELS, { calibration });
    const REFUSED: { title: string; code: string; file?: Uint8Array; change?: object; gate?: object }[] = [
      { title: 'bytes that are no model', code: 'not-a-model', file: new Uint8Array([1, 2, 253, 254]) },
      { title: 'a model cut short', code: 'not-a-model', file: fileOf(weights.slice(0, -9)) },
      { title: 'tags of other labels', code: 'labels-differ', file: fileOf(weightsOf([], ['O', 'U-NAME', 'U-PLACE'])) },
      { title: 'another FeatureSet than the card says', code: 'feature-set-differs', file: fileOf(weights, otherSet) },
      {
        title: 'a FeatureSet that is not of its hash',
        code: 'feature-set-hash-differs',
        change: { featureSetHash: sha('x') },
      },
      { title: 'a gate report of a k below the site’s', code: 'gate-below-minimum', gate: { k: 3 } },
      {
        title: 'figures of notes it learned from',
        code: 'not-judged-on-test',
        change: { evaluation: { ...sharedModel().card.evaluation, split: 'train' } },
      },
      {
        title: 'a date among its attributes',
        code: 'rare-attributes-present',
        file: fileOf(weightsOf(['w[0]=12/03/1964'])),
      },
      {
        title: 'a record number among its attributes',
        code: 'rare-attributes-present',
        file: fileOf(weightsOf(['w[-1]=mrn00412'])),
      },
      {
        title: 'a calibration that is not numbers alone',
        code: 'not-a-model',
        file: calibratedFile({ x: [0, 1], y: [0.2, 0.9], note: 'Mrs Miller has asthma' }),
      },
      {
        title: 'a calibration with words in the place of numbers',
        code: 'not-a-model',
        file: calibratedFile({ x: [0, 1], y: [0.2, 'Mrs Miller'] }),
      },
      {
        title: 'a calibration whose points do not ascend',
        code: 'not-a-model',
        file: calibratedFile({ x: [0.5, 0.5], y: [0.2, 0.9] }),
      },
      { title: 'a parent nobody knows', code: 'parent-unknown', change: { parentId: randomUUID() } },
    ];
    it.each(REFUSED)('refuses $title', async ({ code, file = fileOf(weights), change = {}, gate = {} }) => {
      const card = sharedModel().card;
      const body = {
        ...card,
        model: { sha256: sha(file), sizeBytes: file.byteLength },
        gate: { ...card.gate, ...gate, versions: { ...card.gate.versions, afterSha256: sha(weightsIn(file)) } },
        ...change,
      };
      await upload(who.clara, file);
      const refused = await who.clara.call('makeVersion', { body });
      expect([refused.status, refused.body.error.code]).toEqual([422, code]);
      expect((await who.clara.call('version', { params: { id: card.id } })).status).toBe(404);
    });

    it('deletes the bytes of a model that breaks the privacy gate', async () => {
      const sha256 = sha(fileOf(weightsOf(['w[0]=12/03/1964'])));
      expect((await who.clara.call('uploadState', { params: { sha256 } })).headers.get('upload-offset')).toBe('0');
    });

    it('refuses a report of other weights, and a card with a field of its own', async () => {
      const { file, card } = sharedModel('report');
      await upload(who.clara, file);
      const versions = { ...card.gate.versions, afterSha256: sha('other') };
      const other = await who.clara.call('makeVersion', { body: { ...card, gate: { ...card.gate, versions } } });
      expect(other.body.error.code).toBe('gate-report-of-another-model');
      const extra = await who.clara.call('makeVersion', { body: { ...card, noteText: 'Mrs Miller has asthma' } });
      expect([extra.status, extra.body.error.code]).toEqual([422, 'body-invalid']);
      expect(JSON.stringify(extra.body)).not.toContain('Miller');
      expect(JSON.stringify(test.logged)).not.toContain('Miller');
    });

    it('reviews by four eyes: the author is refused and that is logged, another reviewer approves', async () => {
      const author = who.first;
      const id = await candidate(author);
      expect((await step(author, id, 'in_review', { evidence: evidenceOf(null) })).status).toBe(200);
      const own = await step(author, id, 'approved');
      expect([own.status, own.body.error.code]).toEqual([403, 'author-may-not-decide']);
      const { body } = await who.rita.call('audit');
      expect(body.entries.at(-1)).toMatchObject({
        action: 'refused',
        subject: 'transition',
        detail: { code: 'author-may-not-decide' },
      });
      expect((await who.rita.call('notices')).body.reviews).toContain(id);
      expect((await step(who.rita, id, 'approved')).body.state).toBe('approved');
      expect((await who.rita.call('notices')).body).toMatchObject({ reviews: [], approved: [id] });
      expect((await author.call('notices')).body.decided).toContain(id);
    });

    it('refuses an approval while a gate fails, and names the gate', async () => {
      const id = await candidate(who.clara);
      const shadow = { notes: 214, disagreements: 37, lookedAt: 31 };
      await step(who.clara, id, 'in_review', { evidence: evidenceOf(null, { shadow }) });
      const refused = await step(who.rita, id, 'approved', { evidence: evidenceOf(null) });
      expect([refused.status, refused.body.error.code]).toEqual([409, 'gates-unmet']);
      expect(refused.body.error.gates).toMatchObject([{ gate: 'shadow-looked-at', measured: 31, limit: 37 }]);
    });

    it('refuses a step on what somebody else changed meanwhile', async () => {
      const id = await candidate(who.clara);
      await step(who.clara, id, 'in_review', { evidence: evidenceOf(null) });
      const stale = await who.rita.call('transition', {
        params: { id },
        match: 3,
        body: { to: 'rejected', reason: 'no' },
      });
      expect([stale.status, stale.body.error]).toEqual([412, { code: 'revision-differs', revision: 4 }]);
      const unmatched = await who.rita.call('transition', { params: { id }, body: { to: 'rejected', reason: 'no' } });
      expect(unmatched.status).toBe(428);
    });

    it('lists versions newest first, page by page', async () => {
      const all = (await who.dora.call('versions')).body.versions.map(({ number }: { number: number }) => number);
      expect(all).toEqual([...all].sort((a, b) => b - a));
      const first = (await who.dora.call('versions', { query: '?limit=2' })).body;
      const second = (await who.dora.call('versions', { query: `?limit=2&before=${first.next}` })).body;
      expect([...first.versions, ...second.versions].map(({ number }: { number: number }) => number)).toEqual(
        all.slice(0, 4),
      );
    });
  });
}

/** The part behind description and header; of no model file, all of it. */
function weightsIn(file: Uint8Array): Uint8Array {
  if (file.byteLength < 16) return file;
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  return file.subarray(16 + view.getUint32(8, true));
}
