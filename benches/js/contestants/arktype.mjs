import { type } from "arktype";
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
  report,
  sortByPage,
  TOO_LONG,
  UNKNOWN_VALUE,
} from "../rules.mjs";

// What a kind of error means; "intersection" is several rules at once, of which the first counts. What has another type than
// it should is told by the value: arktype calls it "domain" or "predicate", depending on the rest.
const identifierMessages = {
  type: "number",
  wrongType: NOT_AN_INTEGER,
  divisor: NOT_AN_INTEGER,
  intersection: NOT_AN_INTEGER,
  min: OUT_OF_RANGE,
  max: OUT_OF_RANGE,
};
const textMessages = (pattern) => ({ type: "string", wrongType: NOT_A_STRING, pattern, intersection: pattern });

const MESSAGES = {
  Id: { ...identifierMessages, isIdentifierRequired: true },
  CoworkerContractId: { ...identifierMessages, isIdentifierRequired: true },
  FullName: textMessages(),
  CoworkerId: identifierMessages,
  Email: { ...textMessages(NOT_AN_EMAIL), maxLength: TOO_LONG },
  DateOfBirth: textMessages(),
  Address: textMessages(NOT_PLAIN_TEXT),
  PostCode: textMessages(NOT_PLAIN_TEXT),
  CityName: textMessages(NOT_PLAIN_TEXT),
  State: textMessages(NOT_PLAIN_TEXT),
  CountryId: identifierMessages,
  PhoneNumber: textMessages(NOT_A_PHONE_NUMBER),
  Notes: textMessages(NOT_PLAIN_TEXT),
  ContractContactType: { ...identifierMessages, min: UNKNOWN_VALUE, max: UNKNOWN_VALUE },
};

function toWire(found, input) {
  const errors = [];
  for (const error of found) {
    if (error.path.length === 0) {
      report(errors, "", NOT_AN_OBJECT, input);
    } else {
      const property = error.path[0];
      const messages = MESSAGES[property];
      const value = input[property];
      const isMissing = value === undefined || value === null || (value === 0 && messages.isIdentifierRequired);
      const message = typeof value === messages.type ? (messages[error.code] ?? error.message) : messages.wrongType;
      report(errors, property, isMissing ? REQUIRED : message, value);
    }
  }
  return sortByPage(errors);
}

export default (dateError) => {
  const requiredIdentifier = type("number.integer").atLeast(1).atMost(MAX);
  const identifier = requiredIdentifier.or("null");
  const matching = (pattern) => type("string").and(pattern);
  const line = matching(LINE).or("null");
  const lines = matching(LINES).or("null");
  const record = type({
    Id: requiredIdentifier,
    CoworkerContractId: requiredIdentifier,
    FullName: type("string").narrow((text, context) => {
      if (!NOT_BLANK.test(text)) return context.reject({ message: REQUIRED });
      return LINE.test(text) || context.reject({ message: NOT_PLAIN_TEXT });
    }),
    "CoworkerId?": identifier,
    "Email?": matching(EMAIL).atMostLength(MAX_EMAIL).or("null"),
    "DateOfBirth?": type("string")
      .narrow((text, context) => {
        const message = dateError(text);
        return message === null || context.reject({ message });
      })
      .or("null"),
    "Address?": lines,
    "PostCode?": line,
    "CityName?": line,
    "State?": line,
    "CountryId?": identifier,
    "PhoneNumber?": matching(PHONE).or("null"),
    "Notes?": lines,
    "ContractContactType?": type("number.integer").atLeast(0).atMost(3).or("null"),
  });
  return (input) => {
    const result = record(input);
    return result instanceof type.errors ? toWire(result, input) : NONE;
  };
};
