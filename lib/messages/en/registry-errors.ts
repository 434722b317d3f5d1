import type { RefusalCode } from '@/lib/domain/deployment/browser-checks';
import type { CallErrorCode } from '@/workers/pipeline-api';
import type { ErrorMessage } from './errors';

const LATER = 'Try again in a minute. What waits here is kept.';
const RELOAD = 'Reload the page and look at it again before you decide.';
const REPORT = 'If it happens again, report it with the code shown on the Sync page.';
const SHARE_AGAIN = 'Share the run again from Experiments.';

/** What the server refuses, and what to do next. */
const REFUSED: Readonly<Record<CallErrorCode, readonly [what: string, next: string]>> = {
  unreachable: ['The server cannot be reached.', 'Everything but sharing goes on. Try again when the network is back.'],
  'answer-unreadable': [
    'The server answered in a way this page does not know.',
    'Reload the page; if it stays, report it.',
  ],
  'not-signed-in': ['Nobody is signed in.', 'Sign in, then try again.'],
  'wrong-sign-in': ['E-mail and password do not belong together.', 'Check both; a reviewer can send a new invitation.'],
  'sign-in-again': ['This needs a sign-in of the last 10 minutes.', 'Sign in again, then it goes through.'],
  'role-missing': ['Your roles do not allow this.', 'Ask a reviewer.'],
  'foreign-origin': ['The request did not come from this page.', 'Open the app by its own address, then try again.'],
  'link-invalid': ['This link is not valid any more.', 'Ask for a new one; each can be used once, within seven days.'],
  'set-up-done': ['This site has its first person already.', 'Sign in, or ask a reviewer for an invitation.'],
  'person-exists': ['There is an account with this e-mail already.', 'Sign in with it.'],
  'not-oneself': ['Nobody removes themselves.', 'Another reviewer can.'],
  'last-reviewer': ['A site needs a reviewer.', 'Invite another one first.'],
  'too-many-requests': ['Too many tries in a short time.', 'Wait a minute, then try again.'],
  'not-found': ['The server does not have it.', RELOAD],
  'method-not-allowed': ['The server does not know this request.', REPORT],
  'body-too-large': ['It is larger than the server takes.', 'Share a smaller model.'],
  'not-json': ['The server could not read the request.', REPORT],
  'body-invalid': ['The server refused a field.', 'Check what you wrote; lines and lengths are limited.'],
  'key-missing': ['The server could not tell this request from another.', REPORT],
  'key-reused': ['The same request was sent with other content.', SHARE_AGAIN],
  'match-missing': ['The request did not say what it was made against.', REPORT],
  'revision-differs': ['Somebody changed it meanwhile.', RELOAD],
  'offset-differs': ['The upload stopped at another place than the server.', LATER],
  'length-differs': ['The upload has another length than was said.', SHARE_AGAIN],
  'hash-differs': ['The bytes that arrived are not those that were sent.', LATER],
  'too-many-uploads': [
    'Too many of your uploads are unfinished.',
    'Wait until they are through, or drop some on the Sync page.',
  ],
  'id-taken': ['There is something else under this name already.', SHARE_AGAIN],
  'bytes-missing': ['The model’s bytes are not on the server.', SHARE_AGAIN],
  'size-differs': ['The model has another size than its card says.', SHARE_AGAIN],
  'not-a-model': ['The bytes are no model.', SHARE_AGAIN],
  'labels-differ': ['The model has other labels than its card says.', SHARE_AGAIN],
  'label-set-hash-differs': ['The card’s labels do not match their hash.', SHARE_AGAIN],
  'feature-set-hash-differs': ['The card’s features do not match their hash.', SHARE_AGAIN],
  'feature-set-differs': ['The model has other features than its card says.', SHARE_AGAIN],
  'lexicon-missing': ['The model’s lexicon is missing.', SHARE_AGAIN],
  'not-judged-on-test': [
    'The model was not judged on test notes.',
    'Train on a dataset with a test part, then share that run.',
  ],
  'gate-report-of-another-model': ['The gate’s report is of another model.', SHARE_AGAIN],
  'gate-below-minimum': ['The site asks for a stricter privacy gate.', 'Share the run again with a larger k.'],
  'rare-attributes-present': ['The model holds words that the privacy gate must drop.', SHARE_AGAIN],
  'parent-unknown': ['The version it follows is not on the server.', SHARE_AGAIN],
  'no-such-step': ['The version is not in a state that allows this.', RELOAD],
  'by-pointer-only': ['Production changes by a deployment alone.', 'Use Deploy or Roll back.'],
  'author-may-not-decide': ['You made this version, so somebody else decides on it.', 'Ask another reviewer.'],
  'reason-missing': ['A reason is missing.', 'Say why in a sentence.'],
  'reason-too-long': ['The reason is too long.', 'Keep it under 500 characters.'],
  'checks-unmet': ['The server found the model wanting.', SHARE_AGAIN],
  'evidence-missing': ['The comparison with the model in use is missing.', 'Compare again, then request review.'],
  'evidence-incomplete': [
    'The comparison with the model in use is not complete.',
    'Compare again, then request review.',
  ],
  'champion-changed': [
    'Another model went into use since the comparison.',
    'Compare with that one, then request review again.',
  ],
  'test-set-changed': ['The comparison is of other test notes.', 'Compare again on the version’s test notes.'],
  'gates-unmet': ['A gate does not pass.', 'Look at the gates; reject with a reason, or wait for a better version.'],
  'pointer-moved': ['Another model went into use meanwhile.', RELOAD],
  'already-in-production': ['This version is in use already.', RELOAD],
  'not-approved': ['Only an approved version can be deployed.', RELOAD],
  'never-in-production': ['Only a version that was in use before can be rolled back to.', RELOAD],
  'stage-not-allowed': ['A stage can only grow.', RELOAD],
  'sharing-off': ['This site does not share that.', 'A reviewer can allow it under People and site.'],
  'model-unknown': ['The server does not know this model version.', 'Share the model first.'],
  'author-only': ['Only the person who shared a model says what its windows are compared with.', RELOAD],
  'reference-set': ['The server has figures to compare this model’s windows with already.', RELOAD],
  'not-a-reference': ['The figures to compare windows with are not complete.', SHARE_AGAIN],
  'address-not-allowed': [
    'The server does not call this address.',
    'Use an https address outside private networks, or ask whoever runs the server.',
  ],
  'secret-missing': ['A new webhook needs a secret.', 'Have a new one made, then save again.'],
  'not-ready': ['The server is starting, or its storage is away.', LATER],
  'server-failed': ['The server failed.', LATER],
};

export function callErrorMessage(code: CallErrorCode): ErrorMessage {
  const [what, next] = REFUSED[code];
  return { what, next };
}

/** Of a code that a row of the outbox keeps: newer servers may know others. */
export function storedCodeMessage(code: string): ErrorMessage {
  if (isCallErrorCode(code)) return callErrorMessage(code);
  if (code === 'bytes-gone') return { what: 'The bytes to send are no longer in this browser.', next: SHARE_AGAIN };
  return { what: `The server refused it (${code}).`, next: REPORT };
}

function isCallErrorCode(code: string): code is CallErrorCode {
  return Object.hasOwn(REFUSED, code);
}

/** Why this browser did not take the model that the site handed out. */
const NOT_TAKEN: Readonly<Record<RefusalCode, string>> = {
  'key-unknown': 'it is signed with a key that was not this site’s at sign-in',
  'signature-wrong': 'its signature does not hold',
  'manifest-malformed': 'its description cannot be read',
  'issued-in-future': 'it says it was issued later than now; check this computer’s clock',
  expired: 'it has expired; check this computer’s clock',
  'number-older': 'it is older than the one in use here',
  'number-reused': 'its number was used for another model',
  'size-differs': 'its size is not what was signed',
  'hash-differs': 'its bytes are not those that were signed',
  'model-unreadable': 'its files cannot be opened',
  'labels-differ': 'it has other labels than were signed',
  'feature-set-differs': 'it has other features than were signed',
  'tokenizer-differs': 'it was made with another way of cutting words than this app has',
  'app-too-old': 'it needs a newer version of this app; reload the page',
  'self-test-failed': 'it reads the golden notes otherwise than where it was made',
};

export function refusalWords(code: RefusalCode): string {
  return NOT_TAKEN[code];
}
