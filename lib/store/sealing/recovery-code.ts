import { randomBytes } from './cipher';

/** Crockford's base 32: no letters that look like others, nor ones that make words. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 160 bits: 32 letters without a rest. */
const CODE_BYTES = 20;
const GROUP = 4;

export function newRecoveryCode(): string {
  let bits = 0n;
  for (const byte of randomBytes(CODE_BYTES)) bits = (bits << 8n) | BigInt(byte);
  const letters = Array.from(
    { length: (CODE_BYTES * 8) / 5 },
    (_, at) => LETTERS[Number((bits >> BigInt(at * 5)) & 31n)],
  );
  return letters.join('').replace(new RegExp(`(.{${GROUP}})(?=.)`, 'g'), '$1-');
}

/** As people write it: in small letters, without hyphens, O for 0, I or L for 1. Undefined: no code of ours. */
export function recoveryBytesOf(code: string): Uint8Array<ArrayBuffer> | undefined {
  const letters = code.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (letters.length !== (CODE_BYTES * 8) / 5) return undefined;
  let bits = 0n;
  for (const letter of [...letters].reverse()) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    bits = (bits << 5n) | BigInt(value);
  }
  return Uint8Array.from({ length: CODE_BYTES }, (_, at) => Number((bits >> BigInt((CODE_BYTES - 1 - at) * 8)) & 255n));
}

export function isRecoveryCode(code: string): boolean {
  return recoveryBytesOf(code) !== undefined;
}
