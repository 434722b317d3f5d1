import { route } from '@/lib/server/http/route';

export const DELETE = route('removePerson');
