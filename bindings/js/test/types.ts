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
import german from "../../../pkg/locales/de.js";

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
if (!result.issues) {
  holds<Is<typeof result.value, ContractContactUpdate>>();
  holds<Is<typeof result.value.Email, string | null>>();
  holds<Is<typeof result.value.Id, number>>();
}
// What a form library takes the type of its values from.
type Input = NonNullable<(typeof contractContactUpdate)["~standard"]["types"]>["input"];
holds<Is<Input, ContractContactUpdate>>();

const body: unknown = {};
const answer = readResponse(body);
if (!answer.WasSuccessful) holds<Is<typeof answer.Errors.length, number>>();
// Any fetch's response will do: these tests compile without DOM.
const response = { json: (): Promise<unknown> => Promise.resolve(body) };
const later = readResponse(response);
holds<Is<typeof later, Promise<typeof answer>>>();
const name: FieldName = "PostCode";
const code: Code = "required";
void [name, code];

// A locale has a word for everything.
holds<Is<typeof german.labels.FullName, string>>();
holds<Is<(typeof german.messages)["required"], string>>();
holds<Is<(typeof german.roles)[0], string>>();
describe(validateField("Email", "")!, german);
// @ts-expect-error A language's name is no catalogue.
describe(validateField("Email", "")!, "de");
