import { route } from '@/lib/server/http/route';

export const GET = route('webhooks');
export const PUT = route('changeWebhooks');
