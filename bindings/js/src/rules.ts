// The module of the rules: made at the first use, never at import.

import wasm from "contract-contact.wasm";
import type { Rules } from "./generated.js";
import { compile, instantiateModule, NotReadyError } from "./module.js";

export { NotReadyError };

/** The room for the codes before the texts: `CODES` of bindings/wasm. */
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

/** Whether the rules can run here. */
export function isReady(): boolean {
  try {
    load();
    return true;
  } catch {
    return false;
  }
}

function instantiate(): Rules {
  const loaded = instantiateModule<Rules>(compile(wasm));
  codes = loaded.address();
  bytes = new Uint8Array(loaded.memory.buffer);
  return loaded;
}

/**
 * Writes a text behind others that are so long together, a byte a character; for one that is not ASCII a byte that is not.
 *
 * @internal
 */
export function put({ memory }: Rules, text: string, after: number): void {
  const start = codes + CODES + after, length = text.length;
  if (start + length > bytes.length) {
    memory.grow(Math.ceil((start + length - bytes.length) / 65536));
    bytes = new Uint8Array(memory.buffer);
    // Memory cannot shrink: the next call loads anew.
    current = undefined;
  }
  for (let place = 0; place < length; place++) {
    const unit = text.charCodeAt(place);
    bytes[start + place] = unit < 128 ? unit : 128;
  }
}

/**
 * The code of a property that failed, by the places of both in their tables.
 *
 * @internal
 */
export const codeOf = (field: number): number => bytes[codes + field]!;
