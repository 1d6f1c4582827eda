/**
 * The error of a check where WebAssembly is blocked or memory is short.
 *
 * A Content-Security-Policy needs `script-src 'wasm-unsafe-eval'`. With more memory, a later call can succeed. In both cases,
 * send the form unchecked, because the server validates it anyway. `cause` is the error of the engine.
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
      ? "WebAssembly is blocked here: allow 'wasm-unsafe-eval' in script-src"
      : "WebAssembly cannot be loaded now: try again later";
    super(`${why}, or leave the check to the server`, { cause });
    this.name = "NotReadyError";
  }
}

/**
 * Returns whether loading a module will always fail. Causes are a policy, a module that the engine cannot read, or no
 * WebAssembly. Engines report a shortage of memory, which may pass, as a RangeError or, in Firefox, as a string.
 *
 * @internal
 */
export function isFinal(cause: unknown): boolean {
  return /^(Compile|Eval|Reference|Type)Error$/.test((cause as Error | undefined)?.name ?? "");
}

/**
 * Decodes an inlined module from hexadecimal digits, which compress better than base64.
 *
 * @internal
 */
export function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const { fromHex = decode } = Uint8Array as { fromHex?: typeof decode };
  return fromHex.call(Uint8Array, hex);
}

/** Decodes hexadecimal digits, for browsers before 2025, which lack `Uint8Array.fromHex`. */
function decode(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g)!, (digits) => parseInt(digits, 16));
}
