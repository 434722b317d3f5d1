export { authRoute as GET, authRoute as POST } from '@/lib/server/http/route';
