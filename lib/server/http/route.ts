import type { RouteName } from '../../schemas/registry/routes';
import { HANDLERS } from '../handlers';
import { theServer } from '../process';
import { answerRoute } from './answer';
import { answerAuth } from './sign-in-route';

/** Next gives no `params` to a route without any. */
type Params = { readonly params?: Promise<Readonly<Record<string, string | string[] | undefined>>> };

/** What a route file of app/api exports for a method: `export const GET = route('versions')`. */
export function route(name: RouteName): (request: Request, context: Params) => Promise<Response> {
  return async (request, { params }) => {
    const parts = Object.entries((await params) ?? {}).flatMap(([key, part]) =>
      typeof part === 'string' ? [[key, part]] : [],
    );
    return answerRoute(await theServer(), name, HANDLERS[name], request, Object.fromEntries(parts));
  };
}

/** better-auth's routes, by whatever stands behind /api/auth/. */
export async function authRoute(request: Request, { params }: Params): Promise<Response> {
  const { all } = (await params) ?? {};
  return answerAuth(await theServer(), request, Array.isArray(all) ? all.join('/') : '');
}
