import { route } from '@/lib/server/http/route';

export const POST = route('makeVersion');
export const GET = route('versions');
