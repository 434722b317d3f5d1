/** Bytes as a driver gives them (libsql an ArrayBuffer, pg a Buffer, whose slice() is not Uint8Array's), as plain ones; no copy. */
export function storedBytes(value: Uint8Array | ArrayBuffer): Uint8Array {
  return value instanceof Uint8Array
    ? new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(value);
}
