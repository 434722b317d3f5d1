import type { WrapKind } from '@/lib/client/at-start';
import { lock } from '@/lib/messages/lock';

export function protectionWords(ways: readonly WrapKind[]): string {
  const { byItself, guarded, guardedSignIn } = lock.protection;
  if (ways.includes('passphrase')) return guarded;
  return ways.includes('sign-in') ? guardedSignIn : byItself;
}
