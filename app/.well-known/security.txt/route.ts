import { securityText } from '@/lib/server/security-text';

// The contact is the site's own, told when the server starts.
export const dynamic = 'force-dynamic';

export function GET(): Response {
  const text = securityText(process.env.BEHEALTHY_SECURITY_CONTACT, Date.now());
  return text === undefined
    ? new Response(null, { status: 404 })
    : new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
