/**
 * The rules could not be loaded, because WebAssembly is refused: a Content-Security-Policy needs
 * `script-src 'wasm-unsafe-eval'`. Let the form be sent: the server decides.
 */
export declare class NotReadyError extends Error {
    constructor(cause: unknown);
}
