import { contractContactUpdate, describe, failure, validateUpdate } from "contract-contact";
import { answers } from "../answers.js";

console.log(JSON.stringify(answers({ contractContactUpdate, describe, failure, validateUpdate })));
