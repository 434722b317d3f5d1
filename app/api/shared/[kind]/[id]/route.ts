import { route } from '@/lib/server/http/route';

export const GET = route('sharedItem');
export const PUT = route('share');
