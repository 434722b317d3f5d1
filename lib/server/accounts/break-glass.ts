import { fail, ok, type Result } from '../../domain/result';
import { write } from '../database/write';
import type { Server } from '../server';
import { openLink } from './invitations';

const LINK_SECONDS = 60 * 60;

/** `nobody-yet`: the first person joins by the link that the server prints at its start. */
export type BreakGlassError = { readonly code: 'person-exists' | 'nobody-yet' };

/**
 * For whoever administers the machine when no reviewer can sign in: a link, good once and for an hour, by which one person
 * joins as a reviewer. The audit chain says that it was made, and reviewers see it among the invitations.
 */
export async function breakGlass(
  server: Pick<Server, 'database' | 'nowMs' | 'newId'>,
  email: string,
): Promise<Result<{ token: string; expiresAt: string }, BreakGlassError>> {
  let nobody = false;
  const made = await write(server, async (writing) => {
    nobody = (await writing.tx.selectFrom('user').select('id').executeTakeFirst()) === undefined;
    // Refused: nothing of the transaction stays.
    if (nobody) return fail({ code: 'not-found' });
    const link = await openLink(server, writing, {
      email,
      roles: ['reviewer'],
      byPersonId: null,
      seconds: LINK_SECONDS,
    });
    if (!link.ok) return link;
    await writing.note({
      personId: null,
      action: 'break-glass',
      subject: link.value.id,
      detail: { roles: 'reviewer' },
    });
    return link;
  });
  if (nobody) return fail({ code: 'nobody-yet' });
  return made.ok ? ok(made.value) : fail({ code: 'person-exists' });
}
