/** The kernels' binary; build.mjs writes dist/wasm-bytes.js. */
export declare const wasmText: string;
