/**
 * The rules could not be loaded, because WebAssembly is refused: a Content-Security-Policy needs
 * `script-src 'wasm-unsafe-eval'`. Let the form be sent: the server decides.
 */
export declare class NotReadyError extends Error {
    constructor(cause: unknown);
}
/** Inlined as base64, or, where compiling is forbidden (workerd), imported as a module. */
export declare function compile(wasm: string | WebAssembly.Module): WebAssembly.Module;
/** An instance's exports. The one import of a bindgen's module does nothing here. */
export declare function instantiateModule<Exports>(module: WebAssembly.Module): Exports;
