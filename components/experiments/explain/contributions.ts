import { type Contribution, differenceOf, type TokenExplanation } from '@/lib/domain/model/explanation';

export interface ShownContributions {
  /** Widest difference first. */
  readonly top: readonly Contribution[];
  /** Nats of those not shown, together. */
  readonly rest: number;
  readonly restCount: number;
  /** Of all. */
  readonly sum: number;
  /** Widest bar. */
  readonly widest: number;
}

/** The few that matter most, and all others as one. */
export function shownContributions({ contributions }: TokenExplanation, count: number): ShownContributions {
  const top = contributions.slice(0, count);
  const left = contributions.slice(count);
  const total = (some: readonly Contribution[]) => some.reduce((sum, one) => sum + differenceOf(one), 0);
  const rest = total(left);
  return {
    ...{ top, rest, restCount: left.length, sum: total(contributions) },
    widest: Math.max(Math.abs(rest), ...top.map((one) => Math.abs(differenceOf(one))), Number.EPSILON),
  };
}
