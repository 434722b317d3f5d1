import { fail, ok, type Result } from '../../domain/result';
import type { signInBodySchema } from '../../schemas/registry/accounts';
import type { RegistryError } from '../../schemas/registry/errors';
import type { z } from '../../schemas/zod';
import { write } from '../database/write';
import { errorFacts } from '../log';
import type { Server } from '../server';

/**
 * Signs in by better-auth, whose answer to a wrong password and to an unknown address is one and takes as long.
 * @returns headers that set the cookie: the token stays out of the body, where scripts could read it
 */
export async function signIn(
  server: Server,
  { email, password }: z.infer<typeof signInBodySchema>,
  headers: Headers,
): Promise<Result<{ personId: string; cookies: string[] }, RegistryError>> {
  let answer: { headers: Headers; response: { token: string; user: { id: string } } };
  try {
    answer = await server.auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true });
  } catch (error) {
    // Anything else than a refusal is a fault of ours, and must not pass for a wrong password.
    if (errorFacts(error).name !== 'APIError') throw error;
    return fail({ code: 'wrong-sign-in' });
  }
  const personId = answer.response.user.id;
  const at = new Date(server.nowMs()).toISOString();
  await write(server, async ({ tx, note }) => {
    // One clock for sessions: this server's own.
    await tx
      .updateTable('session')
      .set({ createdAt: at, updatedAt: at })
      .where('token', '=', answer.response.token)
      .execute();
    await note({ personId, action: 'signed-in', subject: personId, detail: {} });
    return ok(undefined);
  });
  return ok({ personId, cookies: answer.headers.getSetCookie() });
}

/** Ends the session on the server; the cookie that is left opens nothing. */
export async function signOut(server: Server, headers: Headers): Promise<{ cookies: string[] }> {
  const { headers: answered } = await server.auth.api.signOut({ headers, returnHeaders: true });
  return { cookies: answered.getSetCookie() };
}
