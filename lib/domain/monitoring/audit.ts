export interface Audit {
  readonly id: string;
}
