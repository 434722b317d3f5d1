import { route } from '@/lib/server/http/route';

export const POST = route('invite');
export const GET = route('invitations');
