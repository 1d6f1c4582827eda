import wasm from "contract-contact.wasm";
import type { Rules } from "../generated/reader.js";
import { bytesOf, isFinal, NotReadyError } from "./compile.js";

let current: Rules | undefined, refused: NotReadyError | undefined;

/** The memory of the current instance. @internal */
export let bytes: Uint8Array;
/** The address of the codes in the memory. @internal */
export let codes: number;

/**
 * Returns the rules. The first call instantiates the module. An import does not.
 *
 * @internal
 */
export function load(): Rules {
  if (current) return current;
  if (refused) throw refused;
  try {
    return (current = instantiate());
  } catch (cause) {
    throw notReady(cause);
  }
}

/** A separate function, because V8 inlines only small functions. */
function notReady(cause: unknown): NotReadyError {
  const error = new NotReadyError(cause);
  if (isFinal(cause)) refused = error;
  return error;
}

/**
 * Loads the rules, and returns whether they can run. They cannot run where WebAssembly is blocked or memory is short.
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

/**
 * Grows the memory up to an address. Memory cannot shrink, so the next check loads a new instance.
 *
 * @internal
 */
export function grow({ memory }: Rules, end: number): void {
  try {
    // Rounding down is enough, because the memory already has one page.
    memory.grow(end >> 16);
  } catch (cause) {
    throw new NotReadyError(cause);
  }
  bytes = new Uint8Array(memory.buffer);
  current = undefined;
}

function instantiate(): Rules {
  // Where compiling is forbidden (workerd), the module is imported. Chrome before 115 compiles at most 4 KiB synchronously.
  const module = typeof wasm === "string" ? new WebAssembly.Module(bytesOf(wasm)) : wasm;
  const loaded = new WebAssembly.Instance(module).exports as unknown as Rules;
  codes = loaded.address();
  bytes = new Uint8Array(loaded.memory.buffer);
  return loaded;
}
