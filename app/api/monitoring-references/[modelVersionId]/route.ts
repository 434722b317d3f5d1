import { route } from '@/lib/server/http/route';

export const GET = route('reference');
export const PUT = route('tellReference');
