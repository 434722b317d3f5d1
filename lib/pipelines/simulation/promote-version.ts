import { movePointer, type ProductionPointer } from '../../domain/model/production-pointer';
import { type TransitionFacts, transition, VERSION_CHECKS, type VersionCheck } from '../../domain/model/promotion';
import type { PromotionEvidence } from '../../domain/model/promotion-evidence';
import { PRIVACY_K_MIN } from '../../domain/model/promotion-evidence';
import type { VersionState } from '../../domain/model/version-states';
import type { Person } from '../../domain/person';
import { fail, ok, type Result } from '../../domain/result';
import { KNOWN_VERSIONS } from '../../domain/text/feature-set';
import type { Note } from '../../domain/text/note';
import { typeOfTag } from '../../domain/text/tags';
import { challenge } from '../challenge';
import type { SimulatedVersion, SimulationParts } from './make-version';

const AUTHOR: Person = { id: 'simulated-clinician', roles: ['clinician'] };
const REVIEWER: Person = { id: 'simulated-reviewer', roles: ['reviewer'] };

export interface Champion {
  readonly version: SimulatedVersion;
  readonly pointer: ProductionPointer;
}

const TICK_MS = 0.5;

/**
 * Takes a version from draft to production as two people would, by the rules of promotion; the reviewer looks at every
 * disagreement. @returns code of the rule that refused, and the gates that were not met
 */
export async function promoteVersion(
  version: SimulatedVersion,
  champion: Champion | undefined,
  shadow: readonly Note[],
  parts: SimulationParts,
): Promise<Result<{ champion: Champion; evidence: PromotionEvidence }, { code: string; gates: readonly string[] }>> {
  const { run, notes, model, report } = version;
  // How fast this machine is today is no part of the month: each look at the clock takes a tick of it.
  let ticks = 0;
  const clock = { ...parts.host.clock, elapsedMs: () => ticks++ * TICK_MS };
  const judged = await challenge(
    {
      run,
      notes,
      challenger: model,
      gateK: report.k,
      champion: champion && { versionId: champion.version.id, model: champion.version.model },
      shadow,
    },
    { ...parts, host: { ...parts.host, clock } },
  );
  if (!judged.ok) return fail({ code: judged.error.code, gates: [] });
  const found = judged.value.evidence;
  const evidence = { ...found, shadow: { ...found.shadow, lookedAt: found.shadow.disagreements } };
  const facts: TransitionFacts = {
    at: parts.host.clock.now(),
    reason: 'Trained for what changed in the notes.',
    recentSignIn: true,
    checks: await passedChecks(version, evidence, parts),
    evidence,
    championVersionId: champion?.version.id ?? null,
    testSplitHash: run.judgedHash ?? '',
  };
  let standing = { id: version.id, state: 'draft' as VersionState, authorId: AUTHOR.id, labels: run.labels };
  for (const [to, who] of [
    ['validating', AUTHOR],
    ['candidate', AUTHOR],
    ['in_review', AUTHOR],
    ['approved', REVIEWER],
  ] as const) {
    const step = transition(standing, to, who, facts);
    if (!step.ok) {
      const gates = step.error.code === 'gates-unmet' ? step.error.gates.map(({ gate }) => gate) : [];
      return fail({ code: step.error.code, gates });
    }
    standing = step.value.version;
  }
  const pointer = champion?.pointer ?? { number: 0, versionId: null };
  const current = champion && { ...standing, id: champion.version.id, state: 'production' as const };
  const order = { kind: 'promote', reason: facts.reason, seenNumber: pointer.number, at: facts.at } as const;
  const moved = movePointer(pointer, standing, current, REVIEWER, { ...order, recentSignIn: true });
  if (!moved.ok) return fail({ code: moved.error.code, gates: [] });
  return ok({ champion: { version, pointer: moved.value.pointer }, evidence });
}

/** What a server would look at in the bytes and the report. */
async function passedChecks(
  { model, sha256, run, report }: SimulatedVersion,
  { privacy }: PromotionEvidence,
  { files, host }: SimulationParts,
): Promise<VersionCheck[]> {
  const table = files.readModel(model.bytes);
  const passed: Readonly<Record<VersionCheck, boolean>> = {
    'bytes-parse': table.labels.length > 0,
    'hash-agrees': (await host.hash(model.bytes)) === sha256,
    'labels-agree': table.labels.every((tag) => tag === 'O' || run.labels.includes(typeOfTag(tag))),
    'feature-set-agrees': KNOWN_VERSIONS.includes(model.featureSet.version),
    'gate-report-present': report.versions.afterSha256 === sha256,
    'gate-k-high-enough': report.k >= PRIVACY_K_MIN,
    'nothing-breaks-gate': privacy.broken === 0,
  };
  return VERSION_CHECKS.filter((check) => passed[check]);
}
