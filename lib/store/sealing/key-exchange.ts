import type { DataKeys } from './cipher';

/** Keys that are held, and since when: milliseconds since 1970. They go on to other tabs with their age. */
export interface HeldKeys {
  readonly keys: DataKeys;
  readonly openedAtMs: number;
}

type KeyNotice =
  | { readonly kind: 'ask' }
  | ({ readonly kind: 'keys' } & HeldKeys)
  /** Somebody unlocked: who waits may ask again. */
  | { readonly kind: 'opened' }
  | { readonly kind: 'lock' };

export interface KeyListener {
  /** Undefined: nothing to give, or not to be given. */
  held(): HeldKeys | undefined;
  given(keys: HeldKeys): void;
  opened(): void;
  lock(): void;
}

/**
 * Hands keys from one tab or worker of this browser to another. They are CryptoKeys that cannot be read out, in memory
 * alone, and a channel reaches nobody but this origin's own pages and workers.
 */
export class KeyExchange {
  private readonly channel: BroadcastChannel;

  constructor(databaseName: string, listener: KeyListener) {
    this.channel = new BroadcastChannel(`${databaseName}.keys`);
    this.channel.onmessage = ({ data }: MessageEvent<KeyNotice>) => {
      if (data.kind === 'ask') {
        const held = listener.held();
        if (held) this.post({ kind: 'keys', ...held });
      } else if (data.kind === 'keys') listener.given({ keys: data.keys, openedAtMs: data.openedAtMs });
      else if (data.kind === 'opened') listener.opened();
      else listener.lock();
    };
    // In Node a channel that is listened to keeps the process alive.
    (this.channel as { unref?: () => void }).unref?.();
  }

  ask(): void {
    this.post({ kind: 'ask' });
  }

  tellOpened(): void {
    this.post({ kind: 'opened' });
  }

  tellLock(): void {
    this.post({ kind: 'lock' });
  }

  private post(notice: KeyNotice): void {
    this.channel.postMessage(notice);
  }
}
