/**
 * Thrown where WebAssembly is refused. A Content-Security-Policy needs `script-src 'wasm-unsafe-eval'`. Also thrown while there is not
 * enough memory: a later call can succeed then. Send the form unchecked in both cases: the server decides. `cause` is the engine's error.
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
    const why = isFinal(cause)
      ? "WebAssembly is refused here: allow 'wasm-unsafe-eval' in script-src"
      : "WebAssembly cannot be loaded now: try again later";
    super(`${why}, or leave the check to the server`, { cause });
    this.name = "NotReadyError";
  }
}

/**
 * Returns whether loading a module will always fail: a policy refuses to compile, the engine cannot read the module, or there is no
 * WebAssembly. Engines report a shortage of memory as a RangeError or, in Firefox, as a string.
 *
 * @internal
 */
export function isFinal(cause: unknown): boolean {
  return /^(Compile|Eval|Reference|Type)Error$/.test((cause as Error | undefined)?.name ?? "");
}

/**
 * Returns the bytes of a module that is inlined as hexadecimal digits, which compress better than base64.
 *
 * @internal
 */
export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const { fromHex = decode } = Uint8Array as { fromHex?: typeof decode };
  return fromHex.call(Uint8Array, hex);
}

/** Does what `Uint8Array.fromHex` does, which browsers have since 2025. */
function decode(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g)!, (digits) => parseInt(digits, 16));
}
