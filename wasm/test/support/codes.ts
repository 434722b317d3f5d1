import { CrfError } from '../../dist/index.js';

/** The code of the CrfError that `work` throws; anything else it does is a failed test. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof CrfError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}

export async function codeOfRejection(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (error instanceof CrfError) return error.code;
    throw error;
  }
  return 'nothing thrown';
}
