// Compiles only as long as the names, codes and results are what they are.

import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { getDotPath, SchemaError } from "@standard-schema/utils";
import {
  type Code,
  type ContractContactCreate,
  type ContractContactType,
  type ContractContactUpdate,
  contractContact,
  contractContactUpdate,
  describe,
  type FieldName,
  readFormData,
  readResponse,
  readValue,
  type Schema,
  toUpdate,
  validateField,
  validateUpdate,
} from "../../../pkg/index.js";

type Is<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

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

// The types of a schema follow its options.
type InputOf<S extends Schema<unknown>> = NonNullable<S["~standard"]["types"]>["input"];
type OutputOf<S extends Schema<unknown>> = NonNullable<S["~standard"]["types"]>["output"];
type Typed = string | number | null | undefined;
const schema = contractContact();
holds<Is<typeof schema, typeof contractContactUpdate>>();
const creation = contractContact({ operation: "create", rules: "reference", today: "2026-01-31", catalogue: {} });
holds<Is<typeof creation, Schema<ContractContactCreate>>>();
const form = contractContact({ input: "form" });
holds<Is<OutputOf<typeof form>, ContractContactUpdate>>();
holds<Is<InputOf<typeof form>, { [P in FieldName]?: Typed }>>();
const formOfCreation = contractContact({ operation: "create", input: "form" });
holds<Is<OutputOf<typeof formOfCreation>, ContractContactCreate>>();
holds<Is<InputOf<typeof formOfCreation>, { [P in Exclude<FieldName, "Id">]?: Typed }>>();
const validated = form["~standard"].validate({});
if (validated.issues) holds<Is<(typeof validated.issues)[0]["message"], string>>();
else holds<Is<typeof validated.value, ContractContactUpdate>>();

// A schema is what the specification calls one, though the package has no dependency on it.
const standard: StandardSchemaV1<ContractContactUpdate> = contractContactUpdate;
const standardForm: StandardSchemaV1<{ Id?: Typed }, ContractContactUpdate> = form;
const standardJson: StandardJSONSchemaV1<ContractContactUpdate> = contractContactUpdate;
void [standard, standardForm, standardJson];
holds<Is<StandardSchemaV1.InferInput<typeof form>, InputOf<typeof form>>>();
holds<Is<StandardSchemaV1.InferOutput<typeof form>, ContractContactUpdate>>();
holds<Is<StandardJSONSchemaV1.InferOutput<typeof creation>, ContractContactCreate>>();
contractContactUpdate["~standard"].jsonSchema.input({ target: "draft-07" } satisfies StandardJSONSchemaV1.Options);
if (validated.issues) void [new SchemaError(validated.issues), validated.issues.map(getDotPath)];

// A record is a type, which libraries assign to an object of any names.
const record: Record<string, unknown> = {} as ContractContactUpdate;
void record;

// @ts-expect-error No such operation.
contractContact({ operation: "delete" });
// @ts-expect-error No such input.
contractContact({ input: "text" });
// @ts-expect-error No such rules.
contractContact({ rules: "lax" });
// @ts-expect-error The words are a catalogue, not a locale.
contractContact({ catalogue: "de" });
// @ts-expect-error No such option.
contractContact({ locale: "de" });

const pairs: [string, string][] = [];
const sent = readFormData(pairs);
holds<Is<typeof sent.Email, string | number | object | undefined>>();
const emptied = readFormData(pairs, { empty: null });
holds<Is<typeof emptied.Email, string | number | object | null | undefined>>();
toUpdate({}, emptied);
validateUpdate(sent);
// @ts-expect-error Null is all that stands for what is empty.
readFormData(pairs, { empty: "" });
holds<Is<ReturnType<typeof readValue>, string | number | undefined>>();
// @ts-expect-error No such property.
readValue("Emial", "");

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

// @ts-expect-error A language's name is no catalogue.
describe(validateField("Email", "")!, "de");
