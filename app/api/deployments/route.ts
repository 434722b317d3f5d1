import { route } from '@/lib/server/http/route';

export const GET = route('deployments');
export const POST = route('deploy');
