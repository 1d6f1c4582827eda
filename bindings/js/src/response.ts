import { fieldError } from "./field-error.js";
import { none } from "./generated/reader.js";
import { codeTable, fieldTable, navigationNames } from "./generated/tables.js";
import type { ServerError, ValidationError } from "./types.js";

/**
 * The answer of the API: the Id and the time of the change, or the errors. `Errors` is empty where the rejection concerns no
 * property.
 *
 * @example
 * ```ts
 * import { type Answer, readResponse } from "contract-contact";
 *
 * const say = (answer: Answer): string => answer.WasSuccessful ? `saved as ${answer.Id}` : answer.Message;
 * console.log(say(readResponse({ WasSuccessful: true, Message: "ContractContact was successfully updated.", Value: { Id: 7 } })));
 * // saved as 7
 * ```
 */
export type Answer =
  | {
      readonly WasSuccessful: true;
      readonly Message: string;
      readonly Id: number | null;
      readonly UpdatedOn: string | null;
      readonly UpdatedBy: string | null;
    }
  | { readonly WasSuccessful: false; readonly Message: string; readonly Errors: readonly (ValidationError | ServerError)[] };

/**
 * Reads an answer of the API: the `Response` of any fetch, or parsed JSON.
 *
 * - `WasSuccessful` alone decides whether the request was successful, with any HTTP status.
 * - An error with the name of a navigation property (`CoworkerContract`) gets the name of the submitted property.
 * - An input that is no answer of the API becomes an unsuccessful answer without errors.
 * @returns The answer. For a `Response`, a promise of the answer, which is never rejected. A body that cannot be read is no
 * answer of the API.
 * @example
 * ```ts
 * import { readResponse } from "contract-contact";
 *
 * const response = new Response('{"WasSuccessful": false, "Message": "Cancelled", "Errors": null}');
 * console.log(await readResponse(response));
 * // { WasSuccessful: false, Message: 'Cancelled', Errors: [] }
 * ```
 */
export function readResponse(response: { json(): Promise<unknown> }): Promise<Answer>;
export function readResponse(json: unknown): Answer;
export function readResponse(answer: unknown): Answer | Promise<Answer> {
  const { json } = (answer ?? {}) as Sent<"json">;
  return typeof json === "function" ? json.call(answer).then(readAnswer, () => readAnswer(undefined)) : readAnswer(answer);
}

/** An unknown value, with the names of the properties to read. */
type Sent<Name extends string> = { readonly [P in Name]?: unknown };

const text = (value: unknown): string | null => (typeof value === "string" ? value : null);

function readAnswer(answer: unknown): Answer {
  const body = (answer ?? {}) as Sent<"Message" | "WasSuccessful" | "Value" | "UpdatedOn" | "UpdatedBy" | "Errors">;
  const Message = text(body.Message) ?? "";
  if (body.WasSuccessful === true) {
    const { Id } = (body.Value ?? {}) as Sent<"Id">;
    return {
      WasSuccessful: true,
      Message,
      Id: Number.isSafeInteger(Id) && (Id as number) > 0 ? (Id as number) : null,
      UpdatedOn: text(body.UpdatedOn),
      UpdatedBy: text(body.UpdatedBy),
    };
  }
  const isAnswer = body.WasSuccessful === false;
  return {
    WasSuccessful: false,
    Message: isAnswer ? Message : "Not an answer of this API",
    Errors: isAnswer && Array.isArray(body.Errors) ? body.Errors.map(readError) : none,
  };
}

function readError(sent: unknown): ValidationError | ServerError {
  const error = (sent ?? {}) as Sent<"PropertyName" | "Message" | "AttemptedValue">;
  const said = text(error.PropertyName) ?? "";
  const PropertyName = Object.hasOwn(navigationNames, said) ? navigationNames[said]! : said;
  const Message = text(error.Message) ?? "";
  const field = fieldTable.findIndex((each) => each.name === PropertyName);
  const code = codeTable.findIndex(
    ([name, message]) => message === Message && (fieldTable[field]?.codes as readonly string[] | undefined)?.includes(name),
  );
  if (code >= 0) return fieldError(field, code, error.AttemptedValue);
  return { PropertyName, Message, AttemptedValue: error.AttemptedValue ?? null, code: null, params: {} };
}
