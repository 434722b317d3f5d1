import { Notice } from '@/components/ui/notice';
import { callErrorOf } from '@/lib/client/registry/call';
import { testAnswer } from '@/lib/client/registry/test-answer';
import type { WebhookTest } from '@/lib/client/registry/webhooks';
import { webhooks } from '@/lib/messages/webhooks';
import { CallProblem } from '../call-problem';

const words = webhooks.test;

/** What came of a test: taken, and how quickly; or what went wrong, and what to do about it. */
export function TestNotice({
  name,
  test: { status, code, ms },
}: {
  readonly name: string;
  readonly test: WebhookTest;
}) {
  if (status === null) {
    // Newer servers may know other reasons: their code is shown as it came.
    const known = code !== null && Object.hasOwn(words.codes, code);
    return (
      <Notice tone="warning" title={words.notTaken(name)} announce>
        {known ? words.codes[code as keyof typeof words.codes] : code}
      </Notice>
    );
  }
  const answer = testAnswer(status);
  if (answer === 'taken') return <Notice tone="ok" title={words.taken(name, status, words.took(ms))} announce />;
  return (
    <Notice tone="warning" title={words.notTaken(name)} announce>
      {words.answered(status, words.took(ms))} {words.answers[answer]}
    </Notice>
  );
}

/** Why no test went out. */
export function TestProblem({ error }: { readonly error: unknown }) {
  const { code, retryAfter } = callErrorOf(error);
  if (code !== 'too-many-requests' || typeof retryAfter !== 'number') return <CallProblem error={error} />;
  return (
    <Notice tone="warning" title={words.tooMany} announce>
      {words.tooManyNext(Math.max(1, Math.ceil(retryAfter / 60)))}
    </Notice>
  );
}
