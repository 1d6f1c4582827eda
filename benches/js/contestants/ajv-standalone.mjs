// The code that ajv wrote for the schema (standalone.mjs), so that its compiler is not shipped.
import makeValidate from "../dist/ajv-standalone.mjs";
import { ajvContestant } from "./ajv-errors.mjs";

export default (dateError) => ajvContestant(makeValidate(dateError));
