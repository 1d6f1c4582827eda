import type { ServerError, ValidationError } from "./types.js";

/**
 * The body of a 400, with its keys in the order of the API reference.
 * @example
 * ```ts
 * import { failure, type Failure, validateUpdate } from "contract-contact";
 *
 * const body: Failure = failure(validateUpdate({ Id: 7, CoworkerContractId: 12 }));
 * console.log(body.Message);
 * // FullName: is a required field
 * ```
 */
export interface Failure {
  readonly Message: string;
  readonly Value: null;
  readonly Errors: readonly { AttemptedValue: unknown; Message: string; PropertyName: string }[] | null;
  readonly WasSuccessful: false;
}

/**
 * Returns the body of the server's 400 for these errors.
 *
 * @param errors - Errors of the rules, or of a server.
 * @returns An object whose JSON is the server's 400, byte for byte. `Errors` is null where no error concerns a property.
 * @example
 * ```ts
 * import { failure, validateCreate } from "contract-contact";
 *
 * console.log(JSON.stringify(failure(validateCreate({ CoworkerContractId: 12 })), null, 1));
 * // {
 * //  "Message": "FullName: is a required field",
 * //  "Value": null,
 * //  "Errors": [
 * //   {
 * //    "AttemptedValue": null,
 * //    "Message": "is a required field",
 * //    "PropertyName": "FullName"
 * //   }
 * //  ],
 * //  "WasSuccessful": false
 * // }
 * ```
 */
export function failure(errors: readonly (ValidationError | ServerError)[]): Failure {
  const about = errors.filter((error) => error.PropertyName !== "");
  return {
    Message: errors.map(({ PropertyName, Message }) => (PropertyName ? `${PropertyName}: ${Message}` : Message)).join("; "),
    Value: null,
    Errors:
      about.length === 0
        ? null
        : about.map(({ AttemptedValue, Message, PropertyName }) => ({ AttemptedValue, Message, PropertyName })),
    WasSuccessful: false,
  };
}
