// ajv, which compiles the schema when the module is loaded.
import Ajv from "ajv";
import { ajvContestant } from "./ajv-errors.mjs";
import { dateKeyword, OPTIONS, SCHEMA } from "./ajv-schema.mjs";

export default (dateError) => {
  const ajv = new Ajv({ ...OPTIONS, keywords: ["wire", dateKeyword(dateError)] });
  return ajvContestant(ajv.compile(SCHEMA));
};
