// Tables of u32.

// @ts-ignore: decorator
@inline
export function at(table: usize, i: u32): u32 {
  return load<u32>(table + ((<usize>i) << 2));
}

// @ts-ignore: decorator
@inline
export function put(table: usize, i: u32, value: u32): void {
  store<u32>(table + ((<usize>i) << 2), value);
}
