import type { Work } from '../domain/data/work';

/** What is wrong with bytes that are not UTF-8. */
export interface Utf8Faults {
  /** Byte index of the first fault. */
  readonly firstAt: number;
  readonly faults: number;
  /** Well-formed characters beyond ASCII. */
  readonly wellFormed: number;
  /** The only fault is a last character cut off by the file's end. */
  readonly cutAtEnd: boolean;
}

const BYTES_A_STEP = 1 << 20;

/** Looks at every byte once. Well-formed as in Unicode 15, table 3-7. */
export function* utf8Faults(bytes: Uint8Array): Work<Utf8Faults> {
  let firstAt = -1;
  let faults = 0;
  let wellFormed = 0;
  let cutAtEnd = false;
  let nextStep = BYTES_A_STEP;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      if (length > 1) wellFormed += 1;
      at += length;
    } else {
      if (firstAt < 0) firstAt = at;
      faults += 1;
      const cut = isCutLead(bytes, at);
      cutAtEnd = cut && faults === 1;
      at = cut ? bytes.length : at + 1;
    }
    if (at >= nextStep) {
      nextStep += BYTES_A_STEP;
      yield { done: at, total: bytes.length };
    }
  }
  return { firstAt, faults, wellFormed, cutAtEnd };
}

/** Bytes of the well-formed character at `at`, 0 if it is none. */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = leadLength(lead);
  if (length === 0) return 0;
  const second = bytes[at + 1] ?? 0;
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

function leadLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  if (lead >= 0xf0 && lead <= 0xf4) return 4;
  return 0;
}

/** A lead byte with fewer bytes after it than it needs, all of them continuations, at the file's very end. */
function isCutLead(bytes: Uint8Array, at: number): boolean {
  const rest = bytes.length - at - 1;
  if (rest >= leadLength(bytes[at] ?? 0) - 1) return false;
  for (let i = 1; i <= rest; i++) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}
