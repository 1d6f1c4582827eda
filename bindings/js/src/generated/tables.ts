// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { FieldName } from "./types.js";

/**
 * The roles of a contact, by the names of the API reference, as a record has them.
 *
 * @example
 * ```ts
 * import { ContractContactType, validateField } from "contract-contact";
 *
 * console.log(ContractContactType.Director, validateField("ContractContactType", ContractContactType.Director));
 * // 1 null
 * ```
 */
export const ContractContactType = {
  None: 0,
  Director: 1,
  CompanyAlias: 2,
  NominatedRecipient: 3,
} as const;

/** A check alone needs no more of the properties. @internal */
export const names = ["Id","CoworkerContractId","FullName","CoworkerId","Email","DateOfBirth","Address","PostCode","CityName","State","CountryId","PhoneNumber","Notes","ContractContactType"] as const;

/** @internal */
export const fieldTable = /* @__PURE__ */ ([
  ["Contact ID","identifier",["update"],["required","not_an_integer","out_of_range"]],
  ["Contract ID","identifier",["update","create"],["required","not_an_integer","out_of_range"]],
  ["Full name","text",["update","create"],["required","not_a_string","not_plain_text"]],
  ["Coworker ID","identifier",[],["not_an_integer","out_of_range"]],
  ["Email address","email",[],["not_a_string","not_an_email","too_long"]],
  ["Date of birth","date",[],["not_a_string","not_a_date","has_a_time","in_the_future","too_early"]],
  ["Address","multiline text",[],["not_a_string","not_plain_text"]],
  ["Postcode","text",[],["not_a_string","not_plain_text"]],
  ["Town or city","text",[],["not_a_string","not_plain_text"]],
  ["State or county","text",[],["not_a_string","not_plain_text"]],
  ["Country ID","identifier",[],["not_an_integer","out_of_range"]],
  ["Phone number","phone",[],["not_a_string","not_a_phone_number"]],
  ["Notes","multiline text",[],["not_a_string","not_plain_text"]],
  ["Role","type",[],["not_an_integer","unknown_value"]],
] as const).map(([label, kind, required, codes], index) => ({ name: names[index]!, label, kind, required, codes }));

/** In the order of the numbers that the rules return. @internal */
export const codeTable = [
  ["required", "is a required field", {}],
  ["not_an_integer", "must be an integer", {}],
  ["out_of_range", "must be between 1 and 9007199254740991", {"min":1,"max":9007199254740991}],
  ["not_a_string", "must be a string", {}],
  ["unknown_value", "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)", {"allowed":{"0":"None","1":"Director","2":"CompanyAlias","3":"NominatedRecipient"}}],
  ["not_an_email", "must be a valid email address", {}],
  ["too_long", "must be at most 254 characters", {"max":254}],
  ["not_a_date", "must be a real date in the form YYYY-MM-DD", {}],
  ["has_a_time", "must be a date without a time of day", {}],
  ["in_the_future", "must not be in the future", {}],
  ["too_early", "must not be before 1900-01-01", {"min":"1900-01-01"}],
  ["not_a_phone_number", "must be a phone number", {"min":3,"max":20}],
  ["not_plain_text", "must not contain control characters", {}],
] as const;

/** The real API's names for properties whose record was not found. @internal */
export const navigationNames: { readonly [name: string]: FieldName } = {"CoworkerContract":"CoworkerContractId","Coworker":"CoworkerId","Country":"CountryId"};

/** @internal */
export const notAnObject = "The body must be an object, not ";
/** @internal */
export const typeWords: { readonly [type: string]: string } = {"array":"an array","string":"a string","number":"a number","boolean":"a boolean","null":"null"};
