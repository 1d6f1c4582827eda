// The module of the rules: made at the first use, never at import.

import wasm from "contract-contact.wasm";
import type { Rules } from "./generated.js";
import { compile, instantiateModule, NotReadyError } from "./module.js";

export { NotReadyError };

/** The room for the codes before the texts: `CODES` of bindings/wasm. */
const CODES = 16;

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
  const rules = instantiateModule<Rules>(compile(wasm));
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
