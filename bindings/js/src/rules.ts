// The module of the rules: made at the first use, never at import.

import wasm from "contract-contact.wasm";
import type { Rules } from "./generated.js";

/** The room for the codes before the texts: `CODES` of bindings/wasm. */
const CODES = 16;

/**
 * The rules could not be loaded, because WebAssembly is refused: a Content-Security-Policy needs
 * `script-src 'wasm-unsafe-eval'`. Let the form be sent: the server decides.
 */
export class NotReadyError extends Error {
  constructor(cause: unknown) {
    super("WebAssembly is refused here: allow 'wasm-unsafe-eval' in script-src, or leave the check to the server", { cause });
    this.name = "NotReadyError";
  }
}

let current: Rules | undefined, refused: NotReadyError | undefined;
/** The memory of the rules that were loaded last, and where in it the codes begin. */
let bytes: Uint8Array, codes: number;

/** The rules; loaded when they are not. */
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
  // Inlined as base64, or, where compiling is forbidden (workerd), imported as a module.
  const module = typeof wasm === "string"
    ? new WebAssembly.Module(Uint8Array.from(atob(wasm), (each) => each.charCodeAt(0)))
    : wasm;
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
  const loaded = new WebAssembly.Instance(module, imports).exports as unknown as Rules;
  codes = loaded.address();
  bytes = new Uint8Array(loaded.memory.buffer);
  return loaded;
}

/** Writes a text behind others that are so long together, a byte a character; for one that is not ASCII a byte that is not. */
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

/** The code of a property that failed, by the places of both in their tables. */
export const codeOf = (field: number): number => bytes[codes + field]!;
