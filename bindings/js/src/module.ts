// What every module of the package needs to be made.

/**
 * The rules could not be loaded, because WebAssembly is refused: a Content-Security-Policy needs
 * `script-src 'wasm-unsafe-eval'`. Let the form be sent: the server decides.
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
 * Inlined as hexadecimal digits, which compress better than base64, or, where compiling is forbidden (workerd), imported as a
 * module.
 *
 * @internal
 */
export function compile(wasm: string | WebAssembly.Module): WebAssembly.Module {
  if (typeof wasm !== "string") return wasm;
  const { fromHex = decode } = Uint8Array as { fromHex?: typeof decode };
  return new WebAssembly.Module(fromHex.call(Uint8Array, wasm));
}

/** What `Uint8Array.fromHex` does where there is one: browsers have it since 2025. */
function decode(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g)!, (digits) => parseInt(digits, 16));
}
