import { contractContactUpdate, describe, failure, validateUpdate } from "contract-contact";
import { answers } from "../answers.js";

globalThis.answered = answers({ contractContactUpdate, describe, failure, validateUpdate });
