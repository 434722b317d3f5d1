import { fail, ok, type Result } from '@/lib/domain/result';
import type { RegistryError } from '@/lib/schemas/registry/errors';
import type { z } from '@/lib/schemas/zod';
import type { CallErrorCode } from '@/workers/pipeline-api';
import { documentScripts } from '../document-scripts';

/**
 * What a person can be told of a call that failed. `unreachable`: no answer came. `answer-unreadable`: one that this
 * version of the app does not understand.
 */
export type { CallErrorCode };
export type CallError = Omit<RegistryError, 'code'> & { readonly code: CallErrorCode };

export interface Called<T> {
  readonly value: T;
  readonly etag: string | undefined;
}

export interface CallOptions {
  readonly body?: unknown;
  /** Idempotency-Key: one effect, also where the answer is lost and a person presses again. */
  readonly key?: string;
  readonly ifMatch?: string;
  readonly signal?: AbortSignal;
}

const TIMEOUT_MS = 30_000;

type Answers = typeof import('./answers');
type AnswerOf<A extends keyof Answers | undefined> = A extends keyof Answers ? z.infer<Answers[A]> : undefined;

/** One call of the registry. @param answer name of what a success must be; undefined: it says nothing */
export async function callRegistry<A extends keyof Answers | undefined>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  answer: A,
  { body, key, ifMatch, signal }: CallOptions = {},
): Promise<Result<Called<AnswerOf<A>>, CallError>> {
  // Before the call: one whose answer could not be read would have had its effect all the same.
  const answers = await documentScripts()
    .then(() => import('./answers'))
    .catch(() => undefined);
  if (!answers) return fail({ code: 'unreachable' });
  const response = await answerOf(path, {
    method,
    headers: {
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body ?? {}) }),
    cache: 'no-store',
    redirect: 'error',
    signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]) : AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response) return fail({ code: 'unreachable' });
  const said: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined);
  if (!response.ok) {
    const error = answers.registryErrorSchema.safeParse(said);
    return fail(error.success ? error.data.error : { code: codeOfStatus(response.status) });
  }
  const etag = response.headers.get('etag') ?? undefined;
  if (answer === undefined) return ok({ value: undefined as AnswerOf<A>, etag });
  const read = answers[answer].safeParse(said);
  return read.success ? ok({ value: read.data as AnswerOf<A>, etag }) : fail({ code: 'answer-unreadable' });
}

/** Of an answer without a code of ours: a balancer's, or better-auth's own. */
function codeOfStatus(status: number): CallErrorCode {
  if (status === 401) return 'not-signed-in';
  if (status === 429) return 'too-many-requests';
  return status >= 500 ? 'unreachable' : 'answer-unreadable';
}

async function answerOf(path: string, init: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(path, init);
  } catch {
    return undefined;
  }
}

/** For TanStack Query, which tells failures by throwing. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(readonly error: CallError) {
    super(error.code);
  }
}

export async function valueOfCall<T>(called: Promise<Result<Called<T>, CallError>>): Promise<T> {
  const result = await called;
  if (!result.ok) throw new CallFailed(result.error);
  return result.value.value;
}

/** Of a query's error. */
export function callErrorOf(error: unknown): CallError {
  return error instanceof CallFailed ? error.error : { code: 'unreachable' };
}
