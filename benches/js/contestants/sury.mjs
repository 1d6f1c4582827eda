// sury stops at the first error. So a schema of the whole record tells whether there is one, and a schema a property finds them.
import * as S from "sury";
import {
  EMAIL,
  LINE,
  LINES,
  MAX,
  MAX_EMAIL,
  NONE,
  NOT_A_PHONE_NUMBER,
  NOT_A_STRING,
  NOT_AN_EMAIL,
  NOT_AN_INTEGER,
  NOT_AN_OBJECT,
  NOT_BLANK,
  NOT_PLAIN_TEXT,
  OUT_OF_RANGE,
  PHONE,
  REQUIRED,
  TOO_LONG,
  UNKNOWN_VALUE,
} from "../rules.mjs";

const nullish = (schema) => S.union([schema, null, undefined]);
const number = (least, most) => S.integer.with(S.gte, least).with(S.lte, most);
const identifier = number(1, MAX);
const text = (...patterns) => patterns.reduce((schema, pattern) => schema.with(S.pattern, pattern), S.string);

const integerError = (outOfRange) => (value) => (Number.isInteger(value) ? outOfRange : NOT_AN_INTEGER);
const textError = (message) => (value) => (typeof value === "string" ? message : NOT_A_STRING);
const required = (error) => (value) => (value === undefined || value === null || value === 0 ? REQUIRED : error(value));

const isObject = (input) => typeof input === "object" && input !== null && !Array.isArray(input);

export default (dateError) => {
  /** By property: its schema, and the message for a value that the schema rejects. */
  const properties = {
    Id: [identifier, required(integerError(OUT_OF_RANGE))],
    CoworkerContractId: [identifier, required(integerError(OUT_OF_RANGE))],
    FullName: [
      text(NOT_BLANK, LINE),
      (value) => {
        if (value === undefined || value === null) return REQUIRED;
        return textError(NOT_BLANK.test(value) ? NOT_PLAIN_TEXT : REQUIRED)(value);
      },
    ],
    CoworkerId: [nullish(identifier), integerError(OUT_OF_RANGE)],
    Email: [
      nullish(text(EMAIL).with(S.maxLength, MAX_EMAIL)),
      (value) => textError(EMAIL.test(value) ? TOO_LONG : NOT_AN_EMAIL)(value),
    ],
    DateOfBirth: [
      nullish(S.string.with(S.refine, (value) => dateError(value) === null)),
      (value) => (typeof value === "string" ? dateError(value) : NOT_A_STRING),
    ],
    Address: [nullish(text(LINES)), textError(NOT_PLAIN_TEXT)],
    PostCode: [nullish(text(LINE)), textError(NOT_PLAIN_TEXT)],
    CityName: [nullish(text(LINE)), textError(NOT_PLAIN_TEXT)],
    State: [nullish(text(LINE)), textError(NOT_PLAIN_TEXT)],
    CountryId: [nullish(identifier), integerError(OUT_OF_RANGE)],
    PhoneNumber: [nullish(text(PHONE)), textError(NOT_A_PHONE_NUMBER)],
    Notes: [nullish(text(LINES)), textError(NOT_PLAIN_TEXT)],
    ContractContactType: [nullish(number(0, 3)), integerError(UNKNOWN_VALUE)],
  };
  const entries = Object.entries(properties);
  const isRecord = S.isInput(S.schema(Object.fromEntries(entries.map(([name, [schema]]) => [name, schema]))));
  const checks = entries.map(([name, [schema, message]]) => [name, S.isInput(schema), message]);
  return (input) => {
    if (isRecord(input)) return NONE;
    if (!isObject(input)) return [{ PropertyName: "", Message: NOT_AN_OBJECT, AttemptedValue: input }];
    const errors = [];
    for (const [PropertyName, isRight, message] of checks) {
      const value = input[PropertyName];
      if (!isRight(value)) errors.push({ PropertyName, Message: message(value), AttemptedValue: value ?? null });
    }
    return errors;
  };
};
