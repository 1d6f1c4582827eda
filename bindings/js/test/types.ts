// Compiles only as long as the names, codes and results are what they are.

import {
  type Code,
  ContractContactType,
  type ContractContactUpdate,
  contractContactUpdate,
  describe,
  type FieldName,
  readResponse,
  toUpdate,
  validateField,
  validateUpdate,
} from "../../../pkg/index.js";
import { bindForm, readForm } from "../../../pkg/form.js";

type Is<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | void => {};

const errors = validateUpdate({});
for (const error of errors) {
  if (error.PropertyName === "Email") holds<Is<typeof error.code, "not_a_string" | "not_an_email" | "too_long">>();
  if (error.PropertyName === "") holds<Is<typeof error.code, null>>();
  // @ts-expect-error No such property.
  if (error.PropertyName === "Emial") describe(error);
  // @ts-expect-error No such code.
  if (error.code === "invalid_email") describe(error);
  // @ts-expect-error Errors are not changed.
  error.Message = "";
}
// @ts-expect-error Nor is the list.
errors.push();

const date = validateField("DateOfBirth", "");
holds<Is<NonNullable<typeof date>["code"], "not_a_string" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early">>();
// @ts-expect-error No such property.
validateField("dateOfBirth", "");
// @ts-expect-error No such rules.
validateUpdate({}, { rules: "lax" });
// @ts-expect-error No such property.
toUpdate({}, { Fullname: "" });
// @ts-expect-error No such code.
describe(errors[0]!, { messages: { requierd: "" } });
describe(errors[0]!, { labels: { Email: "E-Mail" }, messages: { "Email.not_an_email": "", required: "" } });

holds<Is<typeof ContractContactType.Director, 1>>();
const result = contractContactUpdate["~standard"].validate({});
if (!(result instanceof Promise) && !result.issues) {
  holds<Is<typeof result.value, ContractContactUpdate>>();
  holds<Is<typeof result.value.Email, string | null>>();
  holds<Is<typeof result.value.Id, number>>();
}

declare const form: HTMLFormElement;
holds<Is<ReturnType<typeof readForm>["Email"], string | number | null | undefined>>();
const read = readForm(form);
holds<Is<typeof read.Email, string | number | undefined>>();
const cleared = readForm(form, { empty: null });
holds<Is<typeof cleared.Email, string | number | null | undefined>>();
toUpdate({}, cleared);
const bound = bindForm(form, { operation: "create", rules: "reference", onSubmit: (record) => void validateUpdate(record) });
holds<Is<ReturnType<typeof bound.validate>, typeof errors>>();
const answer = readResponse({});
if (answer.WasSuccessful) {
  // @ts-expect-error Nothing is to be shown.
  bound.show(answer);
} else {
  bound.show(answer);
  bound.show(answer.Errors);
}
// @ts-expect-error No such operation.
bindForm(form, { operation: "delete" });
// @ts-expect-error No such property.
read.Emial;

const name: FieldName = "PostCode";
const code: Code = "required";
void [name, code];
