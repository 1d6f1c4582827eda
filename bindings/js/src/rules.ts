// The module of the rules: made at the first use, never at import.

import wasm from "contract-contact.wasm";
import type { Rules } from "./generated.js";
import { compile, NotReadyError } from "./module.js";

export { NotReadyError };

/** The room for the codes before the texts: `CODES` of bindings/wasm-lean. */
const CODES = 16;

let current: Rules | undefined, refused: NotReadyError | undefined;
/** The memory of the rules that were loaded last, and where in it the codes begin. */
let bytes: Uint8Array, codes: number;

/**
 * The rules; loaded when they are not.
 *
 * @internal
 */
export function load(): Rules {
  if (current) return current;
  if (refused) throw refused;
  try {
    return (current = instantiate());
  } catch (cause) {
    throw (refused = new NotReadyError(cause));
  }
}

/**
 * Whether the rules can run here: where WebAssembly is refused, they cannot. It loads them.
 *
 * @example
 * ```ts
 * import { isReady, validateUpdate } from "contract-contact";
 *
 * const errors = isReady() ? validateUpdate({ Id: 7, CoworkerContractId: 12 }) : []; // else the server decides
 * console.log(errors.length);
 * // 1
 * ```
 */
export function isReady(): boolean {
  try {
    load();
    return true;
  } catch {
    return false;
  }
}

function instantiate(): Rules {
  const loaded = new WebAssembly.Instance(compile(wasm)).exports as unknown as Rules;
  codes = loaded.address();
  bytes = new Uint8Array(loaded.memory.buffer);
  return loaded;
}

/**
 * Writes a value that is a text behind others that are so long together, and gives its length, or 0: a byte a character. What is
 * not ASCII fits none of the grammars of these texts, wherever it stands, so then the first byte says so.
 *
 * @internal
 */
export function put({ memory }: Rules, value: unknown, after: number): number {
  if (typeof value !== "string") return 0;
  const start = codes + CODES + after, length = value.length;
  if (start + length > bytes.length) {
    // Enough, since one page is there.
    memory.grow((start + length) >> 16);
    bytes = new Uint8Array(memory.buffer);
    // Memory cannot shrink: the next call loads anew.
    current = undefined;
  }
  let place = 0, all = 0;
  // By twos, which is faster in V8.
  while (place + 1 < length) {
    const one = value.charCodeAt(place), other = value.charCodeAt(place + 1);
    all |= one | other;
    bytes[start + place++] = one;
    bytes[start + place++] = other;
  }
  if (place < length) all |= bytes[start + place] = value.charCodeAt(place);
  if (all > 127) bytes[start] = 128;
  return length;
}

/**
 * The code of a property that failed, by the places of both in their tables.
 *
 * @internal
 */
export const codeOf = (field: number): number => bytes[codes + field]!;
