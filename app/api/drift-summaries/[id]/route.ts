import { route } from '@/lib/server/http/route';

export const PUT = route('driftSummary');
