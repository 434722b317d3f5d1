import { route } from '@/lib/server/http/route';

export const GET = route('site');
export const PUT = route('changeSite');
