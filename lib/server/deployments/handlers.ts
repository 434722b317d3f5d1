import { fail, ok } from '../../domain/result';
import {
  browserIdSchema,
  type DeploymentBody,
  type DeploymentReport,
  type StagePercent,
} from '../../schemas/registry/deployments';
import type { Handler } from '../http/answer';
import { type Call, keyOf, personOf } from '../http/call';
import { isKnown } from '../http/respond';
import { deploy, stage } from './deploy';
import { listDeployments } from './list';
import { currentDeployment, signedManifest } from './manifest';
import { report } from './reports';

/** 0: no number, and so no deployment. */
const numberOf = ({ params }: Call) => (/^\d{1,9}$/.test(params.number ?? '') ? Number(params.number) : 0);

export const DEPLOYMENT_HANDLERS = {
  currentDeployment: async (server, { query, headers }) => {
    const browser = browserIdSchema.safeParse(query.get('browser'));
    if (!browser.success) return fail({ code: 'body-invalid', issues: [{ path: 'browser', code: 'invalid_format' }] });
    const current = await currentDeployment(server, browser.data);
    // Not a refusal: browsers would show each as an error of the page.
    if (!current) return ok({ status: 204 });
    const { etag } = current;
    // Almost every poll ends here: the manifest itself is not read.
    return isKnown(etag, headers.get('if-none-match'))
      ? ok({ etag })
      : ok({ etag, body: await signedManifest(server, current) });
  },
  deployments: async (server) => ok({ body: await listDeployments(server) }),
  deploy: (server, call) => deploy(server, personOf(call), call.seen, call.body as DeploymentBody, keyOf(call)),
  stage: (server, call) => {
    const { percent } = call.body as { percent: StagePercent };
    return stage(server, personOf(call), numberOf(call), percent, keyOf(call));
  },
  report: (server, call) => report(server, personOf(call), numberOf(call), call.body as DeploymentReport, keyOf(call)),
} as const satisfies Record<string, Handler>;
