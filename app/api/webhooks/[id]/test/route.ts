import { route } from '@/lib/server/http/route';

export const POST = route('testWebhook');
