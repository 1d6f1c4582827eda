// ata-validator by the class that takes ajv's schemas and options, and reports errors nearly as ajv does.
import Ata from "ata-validator/compat";
import { ajvContestant } from "./ajv-errors.mjs";
import { OPTIONS, SCHEMA } from "./ajv-schema.mjs";

const schemas = new Map();

/** Returns the schema that a keyword stands in. The errors do not carry it, only the path of the keyword. */
function parentSchema(schemaPath) {
  let found = schemas.get(schemaPath);
  if (found === undefined) {
    found = schemaPath
      .split("/")
      .slice(1, -1)
      .reduce((schema, step) => schema[step], SCHEMA);
    schemas.set(schemaPath, found);
  }
  return found;
}

export default (dateError) => {
  const ata = new Ata({ ...OPTIONS, keywords: [{ keyword: "wire" }] });
  // The class accepts no keyword that is written as code for ajv, so this one is a function.
  const validate = (_, text) => {
    const message = dateError(text);
    if (message === null) return true;
    validate.errors = [{ keyword: "dateOfBirth", params: { message } }];
    return false;
  };
  ata.addKeyword({ keyword: "dateOfBirth", type: "string", validate });
  const check = ata.compile(SCHEMA);
  const withSchemas = (input) => {
    if (check(input)) return true;
    for (const error of check.errors) error.parentSchema = parentSchema(error.schemaPath);
    withSchemas.errors = check.errors;
    return false;
  };
  return ajvContestant(withSchemas);
};
