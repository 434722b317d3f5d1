import { ok } from '../../domain/result';
import type { Handler } from '../http/answer';
import { personOf } from '../http/call';
import { personSecret } from '../keys';
import { invite, listInvitations, withdrawInvitation } from './invitations';
import { acceptInvitation, setUp } from './join';
import { listPeople, removePerson } from './people';
import { describeSession, keepSession } from './session';

// Bodies were checked against the route's schema: the casts say which.
export const ACCOUNT_HANDLERS = {
  setup: async (server, { body }) => {
    const made = await setUp(server, body as Parameters<typeof setUp>[1]);
    return made.ok ? ok({ body: made.value }) : made;
  },
  acceptInvitation: async (server, { body }) => {
    const made = await acceptInvitation(server, body as Parameters<typeof acceptInvitation>[1]);
    return made.ok ? ok({ body: made.value }) : made;
  },
  session: async (server, call) => ok({ body: await describeSession(server, personOf(call)) }),
  keepSession: async (server, call) => ok({ body: await keepSession(server, personOf(call)) }),
  keySecret: async (server, call) => ok({ body: { secret: personSecret(server.keys, personOf(call).id) } }),
  invite: async (server, call) => {
    const made = await invite(server, personOf(call), call.body as Parameters<typeof invite>[2]);
    return made.ok ? ok({ body: made.value }) : made;
  },
  invitations: async (server) => ok({ body: { invitations: await listInvitations(server) } }),
  withdrawInvitation: async (server, call) => {
    const gone = await withdrawInvitation(server, personOf(call), call.params.id ?? '');
    return gone.ok ? ok({}) : gone;
  },
  people: async (server) => ok({ body: { people: await listPeople(server) } }),
  removePerson: async (server, call) => {
    const gone = await removePerson(server, personOf(call), call.params.id ?? '');
    return gone.ok ? ok({}) : gone;
  },
} as const satisfies Record<string, Handler>;
