import { route } from '@/lib/server/http/route';

export const GET = route('session');
export const POST = route('keepSession');
