// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

/**
 * The name of a property on the wire, and in every record.
 *
 * @example
 * ```ts
 * import { type FieldName, fields } from "contract-contact";
 *
 * const texts: FieldName[] = fields.filter(({ kind }) => kind === "multiline text").map(({ name }) => name);
 * console.log(texts);
 * // [ 'Address', 'Notes' ]
 * ```
 */
export type FieldName = "Id" | "CoworkerContractId" | "FullName" | "CoworkerId" | "Email" | "DateOfBirth" | "Address" | "PostCode" | "CityName" | "State" | "CountryId" | "PhoneNumber" | "Notes" | "ContractContactType";

/**
 * The code of a broken rule. The names do not change.
 *
 * @example
 * ```ts
 * import { type Code, validateField } from "contract-contact";
 *
 * const code: Code | undefined = validateField("PhoneNumber", "call me")?.code;
 * console.log(code);
 * // not_a_phone_number
 * ```
 */
export type Code = "required" | "not_an_integer" | "out_of_range" | "not_a_string" | "unknown_value" | "not_an_email" | "too_long" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early" | "not_a_phone_number" | "not_plain_text";

/**
 * The codes that each property can fail with.
 *
 * @example
 * ```ts
 * import { type Codes, validateField } from "contract-contact";
 *
 * const words: { [C in Codes["Email"]]: string } = {
 *   not_a_string: "No text",
 *   not_an_email: "No e-mail address",
 *   too_long: "Too long",
 * };
 * const error = validateField("Email", "ada@");
 * console.log(error && words[error.code]);
 * // No e-mail address
 * ```
 */
export interface Codes {
  Id: "required" | "not_an_integer" | "out_of_range";
  CoworkerContractId: "required" | "not_an_integer" | "out_of_range";
  FullName: "required" | "not_a_string" | "not_plain_text";
  CoworkerId: "not_an_integer" | "out_of_range";
  Email: "not_a_string" | "not_an_email" | "too_long";
  DateOfBirth: "not_a_string" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early";
  Address: "not_a_string" | "not_plain_text";
  PostCode: "not_a_string" | "not_plain_text";
  CityName: "not_a_string" | "not_plain_text";
  State: "not_a_string" | "not_plain_text";
  CountryId: "not_an_integer" | "out_of_range";
  PhoneNumber: "not_a_string" | "not_a_phone_number";
  Notes: "not_a_string" | "not_plain_text";
  ContractContactType: "not_an_integer" | "unknown_value";
}

/**
 * The kind of value that a property holds. An `identifier` and a `type` are numbers, and all other kinds are strings.
 *
 * @example
 * ```ts
 * import { fields, type Kind } from "contract-contact";
 *
 * const isNumber = (kind: Kind): boolean => kind === "identifier" || kind === "type";
 * console.log(fields.filter(({ kind }) => isNumber(kind)).length);
 * // 5
 * ```
 */
export type Kind = "identifier" | "text" | "multiline text" | "email" | "date" | "phone" | "type";

/**
 * The request that a record is checked for: PUT (`update`) or POST (`create`).
 *
 * @example
 * ```ts
 * import { type Operation, validateField } from "contract-contact";
 *
 * const operation: Operation = "create";
 * console.log(validateField("Id", undefined, { operation }));
 * // null
 * ```
 */
export type Operation = "update" | "create";

/**
 * The rules to check: all rules (`strict`), or only the rules that the API reference states (`reference`).
 *
 * @example
 * ```ts
 * import { type RuleSet, validateField } from "contract-contact";
 *
 * const rules: RuleSet = "reference";
 * console.log(validateField("Email", "ada@", { rules }));
 * // null
 * ```
 */
export type RuleSet = "strict" | "reference";

/**
 * A valid record with every property that a PUT writes. A property without a value is null.
 *
 * @example
 * ```ts
 * import { contractContactUpdate, type ContractContactUpdate } from "contract-contact";
 *
 * const result =
 *   contractContactUpdate["~standard"].validate({ Id: 7, CoworkerContractId: 12, FullName: "Ada" });
 * const record: ContractContactUpdate | undefined = result.issues ? undefined : result.value;
 * console.log(record?.FullName, record?.Email);
 * // Ada null
 * ```
 */
export type ContractContactUpdate = {
  /** The Id of the ContractContact record to update. */
  Id: number;
  /** Coworker Contract Id. */
  CoworkerContractId: number;
  /** Full name of the contact. Used when the contact is not linked to a coworker record. */
  FullName: string;
  /** Coworker Id. */
  CoworkerId: number | null;
  /** Email address of the contact. Used when the contact is not linked to a coworker record. */
  Email: string | null;
  /** Date of birth. Used for identity verification purposes. */
  DateOfBirth: string | null;
  /** Address. */
  Address: string | null;
  /** Post code. */
  PostCode: string | null;
  /** City name. */
  CityName: string | null;
  /** State. */
  State: string | null;
  /** Country Id. */
  CountryId: number | null;
  /** Phone number. */
  PhoneNumber: string | null;
  /** Notes. */
  Notes: string | null;
  /** Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company). */
  ContractContactType: 0 | 1 | 2 | 3 | null;
};

/**
 * A valid record with every property that a POST writes. A property without a value is null.
 *
 * @example
 * ```ts
 * import { contractContactCreate, type ContractContactCreate } from "contract-contact";
 *
 * const result =
 *   contractContactCreate["~standard"].validate({ CoworkerContractId: 12, FullName: "Ada" });
 * const record: ContractContactCreate | undefined = result.issues ? undefined : result.value;
 * console.log(record?.FullName, record?.Email);
 * // Ada null
 * ```
 */
export type ContractContactCreate = {
  /** Coworker Contract Id. */
  CoworkerContractId: number;
  /** Full name of the contact. Used when the contact is not linked to a coworker record. */
  FullName: string;
  /** Coworker Id. */
  CoworkerId: number | null;
  /** Email address of the contact. Used when the contact is not linked to a coworker record. */
  Email: string | null;
  /** Date of birth. Used for identity verification purposes. */
  DateOfBirth: string | null;
  /** Address. */
  Address: string | null;
  /** Post code. */
  PostCode: string | null;
  /** City name. */
  CityName: string | null;
  /** State. */
  State: string | null;
  /** Country Id. */
  CountryId: number | null;
  /** Phone number. */
  PhoneNumber: string | null;
  /** Notes. */
  Notes: string | null;
  /** Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company). */
  ContractContactType: 0 | 1 | 2 | 3 | null;
};
