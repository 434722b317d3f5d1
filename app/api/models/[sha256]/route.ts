import { route } from '@/lib/server/http/route';

export const HEAD = route('uploadState');
export const PATCH = route('uploadPiece');
export const GET = route('modelBytes');
