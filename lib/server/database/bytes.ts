/** Bytes as a driver gives them: libsql an ArrayBuffer, pg a Buffer. */
export function storedBytes(value: Uint8Array | ArrayBuffer): Uint8Array {
  return value instanceof Uint8Array ? value : new Uint8Array(value);
}
