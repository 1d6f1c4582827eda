/**
 * Thrown where WebAssembly is refused. A Content-Security-Policy needs `script-src 'wasm-unsafe-eval'`.
 * Send the form unchecked then: the server decides.
 * @example
 * ```ts
 * import { NotReadyError, validateUpdate } from "contract-contact";
 *
 * function check(record: object) {
 *   try {
 *     return validateUpdate(record);
 *   } catch (error) {
 *     if (error instanceof NotReadyError) return []; // the server decides
 *     throw error;
 *   }
 * }
 * console.log(check({ Id: 7, CoworkerContractId: 12 }).length);
 * // 1
 * ```
 */
export class NotReadyError extends Error {
  constructor(cause: unknown) {
    super("WebAssembly is refused here: allow 'wasm-unsafe-eval' in script-src, or leave the check to the server", { cause });
    this.name = "NotReadyError";
  }
}

/**
 * Compiles a module that is inlined as hexadecimal digits, which compress better than base64. Where compiling is
 * forbidden (workerd), the module was imported and is returned as it is.
 *
 * @internal
 */
export function compile(wasm: string | WebAssembly.Module): WebAssembly.Module {
  if (typeof wasm !== "string") return wasm;
  const { fromHex = decode } = Uint8Array as { fromHex?: typeof decode };
  return new WebAssembly.Module(fromHex.call(Uint8Array, wasm));
}

/** Does what `Uint8Array.fromHex` does, which browsers have since 2025. */
function decode(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g)!, (digits) => parseInt(digits, 16));
}
