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

export interface Instance {
  readonly rules: Rules;
  readonly put: (text: string, after: number) => void;
  /** The code of a property that failed, by the places of both in their tables. */
  readonly code: (field: number) => number;
}

let instance: Instance | undefined;
let refused: NotReadyError | undefined;

/** The instance; made when there is none. */
export function load(): Instance {
  if (instance) return instance;
  if (refused) throw refused;
  try {
    return (instance = instantiate());
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

function instantiate(): Instance {
  // Inlined as base64, or, where compiling is forbidden (workerd), imported as a module.
  const module = typeof wasm === "string"
    ? new WebAssembly.Module(Uint8Array.from(atob(wasm), (each) => each.charCodeAt(0)))
    : wasm;
  const ignore = (): void => {};
  const imports: WebAssembly.Imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = ignore;
  const rules = new WebAssembly.Instance(module, imports).exports as unknown as Rules;
  const codes = rules.address();
  const texts = codes + CODES;
  let bytes = new Uint8Array(rules.memory.buffer);
  return {
    rules,
    put(text, after) {
      const start = texts + after, length = text.length;
      if (start + length > bytes.length) {
        rules.memory.grow(Math.ceil((start + length - bytes.length) / 65536));
        bytes = new Uint8Array(rules.memory.buffer);
        // Memory cannot shrink: the next call has an instance of its own.
        instance = undefined;
      }
      for (let place = 0; place < length; place++) {
        const unit = text.charCodeAt(place);
        bytes[start + place] = unit < 128 ? unit : 128;
      }
    },
    code: (field) => bytes[codes + field]!,
  };
}
