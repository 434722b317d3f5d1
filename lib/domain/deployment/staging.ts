import type { PointerKind } from '../model/production-pointer';

/** Share of browsers a new model reaches, step by step, in percent. */
export const STAGES = [5, 25, 100] as const;
export type StagePercent = (typeof STAGES)[number];

export interface StagedDeployment {
  readonly number: number;
  readonly percent: StagePercent;
}

/** What a deployment begins with: a way back must not wait. */
export function firstStage(kind: PointerKind): StagePercent {
  return kind === 'roll-back' ? 100 : 5;
}

/** Undefined: it reaches everybody already. A stage is never lowered; to go back is a new deployment. */
export function nextStage(percent: StagePercent): StagePercent | undefined {
  return STAGES[STAGES.indexOf(percent) + 1];
}

/**
 * The newest deployment that has reached this browser. Since numbers are looked at from the highest down and stages only
 * rise, what one browser is given never has a lower number than before.
 * @param deployments in any order
 */
export function deploymentFor<D extends StagedDeployment>(browserId: string, deployments: readonly D[]): D | undefined {
  let newest: D | undefined;
  for (const each of deployments) {
    if (newest && each.number < newest.number) continue;
    if (stagePlace(browserId, each.number) < each.percent) newest = each;
  }
  return newest;
}

/**
 * Where a browser stands among all, for one deployment: 0-99. Other browsers come first each time.
 * FNV-1a (Fowler, Noll and Vo) of 32 bits over the UTF-16 code units, low byte first, of `browserId/number`; then the
 * last mixing step of MurmurHash3 (Appleby), since FNV leaves short texts too near each other; then floor(100 h / 2^32).
 */
export function stagePlace(browserId: string, number: number): number {
  let hash = 0x811c9dc5;
  const add = (byte: number) => {
    hash = Math.imul(hash ^ byte, 0x01000193);
  };
  const text = `${browserId}/${number}`;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    add(unit & 0xff);
    add(unit >>> 8);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  hash ^= hash >>> 16;
  return Math.floor(((hash >>> 0) / 2 ** 32) * 100);
}
