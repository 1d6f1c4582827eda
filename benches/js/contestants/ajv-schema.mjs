// The schema and the one keyword that JSON Schema has no word for: shared by the validator that ajv compiles at run time and
// the one it writes in a build step.
import { _ } from "ajv";
import {
  EMAIL,
  LINE,
  LINES,
  MAX,
  MAX_EMAIL,
  NOT_A_PHONE_NUMBER,
  NOT_A_STRING,
  NOT_AN_EMAIL,
  NOT_AN_INTEGER,
  NOT_BLANK,
  NOT_PLAIN_TEXT,
  OUT_OF_RANGE,
  PHONE,
  REQUIRED,
  TOO_LONG,
  UNKNOWN_VALUE,
} from "../rules.mjs";

// "wire" is an annotation, which ajv hands back with an error (verbose): the property and the message of each keyword.
const wire = (property, messages, isRequired = false) => ({ property, isRequired, ...messages });

const identifier = (property, isRequired = false) => ({
  type: isRequired ? "integer" : ["integer", "null"],
  minimum: 1,
  maximum: MAX,
  wire: wire(property, { type: NOT_AN_INTEGER, minimum: OUT_OF_RANGE, maximum: OUT_OF_RANGE }, isRequired),
});

const text = (property, pattern, message) => ({
  type: ["string", "null"],
  pattern: pattern.source,
  wire: wire(property, { type: NOT_A_STRING, pattern: message }),
});

export const SCHEMA = {
  type: "object",
  required: ["Id", "CoworkerContractId", "FullName"],
  properties: {
    Id: identifier("Id", true),
    CoworkerContractId: identifier("CoworkerContractId", true),
    FullName: {
      type: "string",
      // All of them are tried; the first error of a property counts.
      allOf: [
        { pattern: NOT_BLANK.source, wire: wire("FullName", { pattern: REQUIRED }) },
        { pattern: LINE.source, wire: wire("FullName", { pattern: NOT_PLAIN_TEXT }) },
      ],
      wire: wire("FullName", { type: NOT_A_STRING }),
    },
    CoworkerId: identifier("CoworkerId"),
    Email: {
      type: ["string", "null"],
      allOf: [
        { pattern: EMAIL.source, wire: wire("Email", { pattern: NOT_AN_EMAIL }) },
        { maxLength: MAX_EMAIL, wire: wire("Email", { maxLength: TOO_LONG }) },
      ],
      wire: wire("Email", { type: NOT_A_STRING }),
    },
    DateOfBirth: { type: ["string", "null"], dateOfBirth: true, wire: wire("DateOfBirth", { type: NOT_A_STRING }) },
    Address: text("Address", LINES, NOT_PLAIN_TEXT),
    PostCode: text("PostCode", LINE, NOT_PLAIN_TEXT),
    CityName: text("CityName", LINE, NOT_PLAIN_TEXT),
    State: text("State", LINE, NOT_PLAIN_TEXT),
    CountryId: identifier("CountryId"),
    PhoneNumber: text("PhoneNumber", PHONE, NOT_A_PHONE_NUMBER),
    Notes: text("Notes", LINES, NOT_PLAIN_TEXT),
    ContractContactType: {
      type: ["integer", "null"],
      enum: [0, 1, 2, 3, null],
      wire: wire("ContractContactType", { type: NOT_AN_INTEGER, enum: UNKNOWN_VALUE }),
    },
  },
};

export const OPTIONS = { allErrors: true, verbose: true, messages: false, allowUnionTypes: true, strictTypes: false };

/**
 * The keyword "dateOfBirth" as code, which also a validator that was written before can hold; there `dateError` is the name
 * of what it imports.
 */
export function dateKeyword(dateError) {
  return {
    keyword: "dateOfBirth",
    type: "string",
    schemaType: "boolean",
    error: { message: "", params: ({ params }) => _`{message: ${params.message}}` },
    code(context) {
      const check = context.gen.scopeValue("func", { ref: dateError, code: _`dateError` });
      const message = context.gen.const("message", _`${check}(${context.data})`);
      context.setParams({ message });
      context.fail(_`${message} !== null`);
    },
  };
}
