import type { ValidatorFn } from "@angular/forms";
import { type Catalogue, describe, type FieldName, readValue, validateField } from "contract-contact";

/** Returns the validator of one property, for reactive forms. */
export function contactValidator(name: FieldName, catalogue?: Catalogue): ValidatorFn {
  return ({ value }) => {
    const error = validateField(name, readValue(name, value ?? ""));
    return error && { contact: describe(error, catalogue) };
  };
}
