/** The kernels' binary; build.mjs writes dist/wasm-bytes.js. */
export declare const wasmBase64: string;
