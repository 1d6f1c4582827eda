// The way from ajv's errors to the wire's, which the schema's annotation "wire" tells.
import { NONE, NOT_AN_OBJECT, REQUIRED, sortByPage } from "../rules.mjs";

function fromAjv({ keyword, params, data, parentSchema }) {
  const { property, isRequired, [keyword]: message } = parentSchema.wire;
  const isMissing = data === null || (data === 0 && isRequired);
  return {
    PropertyName: property,
    Message: isMissing ? REQUIRED : (message ?? params.message),
    AttemptedValue: data,
  };
}

export const ajvContestant = (validate) => (input) => {
  if (validate(input)) return NONE;
  const errors = [];
  let areInOrder = true;
  for (const error of validate.errors) {
    if (error.keyword === "required") {
      // ajv tells of absent properties before it looks at the others.
      errors.push({ PropertyName: error.params.missingProperty, Message: REQUIRED, AttemptedValue: null });
      areInOrder = false;
    } else if (error.instancePath === "") {
      errors.push({ PropertyName: "", Message: NOT_AN_OBJECT, AttemptedValue: input });
    } else {
      const wireError = fromAjv(error);
      if (errors.length === 0 || errors[errors.length - 1].PropertyName !== wireError.PropertyName) errors.push(wireError);
    }
  }
  return areInOrder ? errors : sortByPage(errors);
};
