import type { Role } from './person';

/** Where each role's work begins, the one with the most waiting for it first. */
const LANDING = [
  ['reviewer', '/models'],
  ['clinician', '/annotate'],
  ['doctor', '/read'],
] as const satisfies readonly (readonly [Role, string])[];

export type LandingPath = (typeof LANDING)[number][1];

/** The role by which the top bar names a person who holds several; of none the least. */
export function mainRole(roles: readonly Role[]): Role {
  return LANDING.find(([role]) => roles.includes(role))?.[0] ?? 'doctor';
}

/** @param roles of the person signed in; empty: nobody is */
export function landingPath(roles: readonly Role[]): LandingPath {
  return LANDING.find(([role]) => roles.includes(role))?.[1] ?? '/read';
}
