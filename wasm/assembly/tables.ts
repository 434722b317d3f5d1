// Tables of u32, of f64, and of records of 2^shift bytes.

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

// @ts-ignore: decorator
@inline
export function realAt(table: usize, i: u32): f64 {
  return load<f64>(table + ((<usize>i) << 3));
}

// @ts-ignore: decorator
@inline
export function putReal(table: usize, i: u32, value: f64): void {
  store<f64>(table + ((<usize>i) << 3), value);
}

// @ts-ignore: decorator
@inline
export function recordAt(table: usize, i: u32, shift: usize): usize {
  return table + ((<usize>i) << shift);
}
