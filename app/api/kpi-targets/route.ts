import { route } from '@/lib/server/http/route';

export const GET = route('kpiTargets');
export const PUT = route('changeKpiTargets');
