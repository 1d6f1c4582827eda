import { contractContactUpdate, describe, failure, validateUpdate } from "contract-contact";
import { answers } from "../answers.js";

export default {
  test() {
    if (canCompile()) throw new Error("workerd is expected to refuse to compile");
    console.log(JSON.stringify(answers({ contractContactUpdate, describe, failure, validateUpdate })));
  },
};

function canCompile() {
  try {
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return false;
  }
}
