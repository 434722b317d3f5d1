/** What a person may do on the server; a person holds one or several. */
export const ROLES = ['clinician', 'doctor', 'reviewer'] as const;
export type Role = (typeof ROLES)[number];

export interface Person {
  readonly id: string;
  readonly roles: readonly Role[];
}
