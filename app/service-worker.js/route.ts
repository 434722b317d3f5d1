import { serviceWorkerScript } from '@/lib/server/service-worker-script';

// Read when it is asked for: the build writes it after this route.
export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const script = await serviceWorkerScript();
  if (script === undefined) return new Response(null, { status: 404 });
  return new Response(script, {
    headers: { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' },
  });
}
