// ata-validator with ajv's schema. Its errors are like ajv's.
import Ata from "ata-validator/compat";
import { ajvContestant } from "./ajv-errors.mjs";
import { OPTIONS, SCHEMA } from "./ajv-schema.mjs";

// A keyword of our own would make it interpret the schema; with a format it still compiles.
const { dateOfBirth: _, ...dateOfBirth } = SCHEMA.properties.DateOfBirth;
const WITH_FORMAT = {
  ...SCHEMA,
  properties: { ...SCHEMA.properties, DateOfBirth: { ...dateOfBirth, format: "dateOfBirth" } },
};

const schemas = new Map();

/** Returns the schema that a keyword stands in. The errors do not carry it, only the path of the keyword. */
function parentSchema(schemaPath) {
  let found = schemas.get(schemaPath);
  if (found === undefined) {
    found = WITH_FORMAT;
    for (const step of schemaPath.split("/").slice(1, -1)) found = found[step];
    schemas.set(schemaPath, found);
  }
  return found;
}

export default (dateError) => {
  const formats = { dateOfBirth: (text) => dateError(text) === null };
  const check = new Ata({ ...OPTIONS, keywords: [{ keyword: "wire" }], formats }).compile(WITH_FORMAT);
  const validate = (input) => {
    if (check(input)) return true;
    for (const error of check.errors) {
      error.parentSchema = parentSchema(error.schemaPath);
      if (error.keyword === "format") error.params = { message: dateError(error.data) };
    }
    validate.errors = check.errors;
    return false;
  };
  return ajvContestant(validate);
};
