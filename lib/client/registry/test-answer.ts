import type { WebhookTest } from '@/lib/schemas/registry/triggers';

/** What a person can make of an answer to a test; others with no advice of their own are `refused`. */
export type TestAnswer =
  | 'taken'
  | 'leads-elsewhere'
  | 'let-nobody-in'
  | 'not-there'
  | 'too-often'
  | 'refused'
  | 'failed';

/** @param status of HTTP @returns by what the same status means for a delivery: 200 to 299 alone is taken */
export function testAnswer(status: NonNullable<WebhookTest['status']>): TestAnswer {
  if (status >= 200 && status < 300) return 'taken';
  if (status >= 300 && status < 400) return 'leads-elsewhere';
  if (status === 401 || status === 403) return 'let-nobody-in';
  if (status === 404 || status === 410) return 'not-there';
  if (status === 429) return 'too-often';
  return status >= 500 ? 'failed' : 'refused';
}
