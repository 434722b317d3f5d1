import { route } from '@/lib/server/http/route';

export const GET = route('triggerRules');
export const PUT = route('changeTriggerRules');
