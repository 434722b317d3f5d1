import { fail, ok } from '../../domain/result';
import {
  browserIdSchema,
  type DeploymentBody,
  type DeploymentReport,
  type StagePercent,
} from '../../schemas/registry/deployments';
import type { Handler } from '../http/answer';
import { type Call, keyOf, personOf } from '../http/call';
import { deploy, stage } from './deploy';
import { listDeployments } from './list';
import { currentManifest } from './manifest';
import { report } from './reports';

/** 0: no number, and so no deployment. */
const numberOf = ({ params }: Call) => (/^\d{1,9}$/.test(params.number ?? '') ? Number(params.number) : 0);

export const DEPLOYMENT_HANDLERS = {
  currentDeployment: async (server, { query }) => {
    const browser = browserIdSchema.safeParse(query.get('browser'));
    if (!browser.success) return fail({ code: 'body-invalid', issues: [{ path: 'browser', code: 'invalid_format' }] });
    const current = await currentManifest(server, browser.data);
    return current ? ok({ body: current.signed, etag: current.etag }) : fail({ code: 'nothing-deployed' });
  },
  deployments: async (server) => ok({ body: await listDeployments(server) }),
  deploy: (server, call) => deploy(server, personOf(call), call.seen, call.body as DeploymentBody, keyOf(call)),
  stage: (server, call) => {
    const { percent } = call.body as { percent: StagePercent };
    return stage(server, personOf(call), numberOf(call), percent, keyOf(call));
  },
  report: (server, call) => report(server, personOf(call), numberOf(call), call.body as DeploymentReport, keyOf(call)),
} as const satisfies Record<string, Handler>;
