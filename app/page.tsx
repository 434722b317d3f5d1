import { Landing } from '@/components/shell/landing';

export default function StartPage() {
  return <Landing />;
}
