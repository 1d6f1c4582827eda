// ata-validator by the class that takes ajv's schemas and options, and reports errors as ajv does.
import Ata from "ata-validator/compat";
import { ajvContestant } from "./ajv-errors.mjs";
import { OPTIONS, SCHEMA } from "./ajv-schema.mjs";

export default (dateError) => {
  const ata = new Ata({ ...OPTIONS, keywords: [{ keyword: "wire" }] });
  // It compiles no keyword from ajv's code, so this one is a function.
  const validate = (_, text) => {
    const message = dateError(text);
    if (message === null) return true;
    validate.errors = [{ keyword: "dateOfBirth", params: { message } }];
    return false;
  };
  ata.addKeyword({ keyword: "dateOfBirth", type: "string", validate });
  return ajvContestant(ata.compile(SCHEMA));
};
