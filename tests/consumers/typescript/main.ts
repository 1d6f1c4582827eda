import type { StandardSchemaV1 } from "@standard-schema/spec";
import {
  ContractContactType,
  type contractContactCreate,
  type contractContactUpdate,
  describe,
  type FieldError,
  failure,
  fields,
  isReady,
  NotReadyError,
  readResponse,
  toUpdate,
  validateCreate,
  validateField,
  validateUpdate,
} from "contract-contact";
import german from "contract-contact/locales/de";
// @ts-expect-error There is no such language.
import type nothing from "contract-contact/locales/xx";

const errors = validateUpdate({ Id: 1 }, { rules: "reference", today: undefined });
export const said: string[] = errors.map((error) => describe(error, { labels: { FullName: "Name" } }));
export const body: string = JSON.stringify(failure(validateCreate({})));
export const type: 1 = ContractContactType.Director;
export const words: string[] = [german.labels.FullName, german.messages.required, german.roles[0]];
export const inGerman: string = describe(errors[0]!, german);
// @ts-expect-error A catalogue has no such words.
german.nothing;
export const email: FieldError | null = validateField("Email", "ada");
export const labels: readonly string[] = fields.map(({ label }) => label);
export const complete: object = toUpdate({}, { Email: null });
export const ready: boolean | NotReadyError = isReady() || new NotReadyError("refused");

type Update = StandardSchemaV1.InferOutput<typeof contractContactUpdate>;
type Create = StandardSchemaV1.InferOutput<typeof contractContactCreate>;
export const name = ({ FullName }: Update | Create): string => FullName;

const answer = readResponse(JSON.parse("{}"));
export const id: number | null = answer.WasSuccessful ? answer.Id : answer.Errors.length;

export type Nothing = typeof nothing;

// @ts-expect-error There is no such property.
validateField("Fullname", "Ada");
// @ts-expect-error Nor such a code.
if (errors[0]?.code === "missing") throw errors;
// @ts-expect-error Nor such rules.
validateUpdate({}, { rules: "lax" });
