// TypeBox checks with code it compiles; it collects errors in a second pass, at most 8 of them unless told otherwise.
import Type from "typebox";
import { Compile } from "typebox/compile";
import { Settings } from "typebox/system";
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

// A wrong property that may be null is three errors: not the type, not null, none of both.
Settings.Set({ maxErrors: 14 * 4 });

const optional = (type) => Type.Optional(Type.Union([type, Type.Null()]));
const requiredIdentifier = Type.Integer({ minimum: 1, maximum: MAX });
const identifier = optional(requiredIdentifier);
const line = optional(Type.String({ pattern: LINE }));
const lines = optional(Type.String({ pattern: LINES }));

const identifierMessages = { type: NOT_AN_INTEGER, minimum: OUT_OF_RANGE, maximum: OUT_OF_RANGE };
const textMessages = { type: NOT_A_STRING, pattern: NOT_PLAIN_TEXT };

/** What a keyword of the schema means for a property, in the page's order; a refinement brings its message along. */
const MESSAGES = {
  Id: { ...identifierMessages, isIdentifierRequired: true },
  CoworkerContractId: { ...identifierMessages, isIdentifierRequired: true },
  FullName: { type: NOT_A_STRING },
  CoworkerId: identifierMessages,
  Email: { type: NOT_A_STRING, pattern: NOT_AN_EMAIL, maxLength: TOO_LONG },
  DateOfBirth: { type: NOT_A_STRING },
  Address: textMessages,
  PostCode: textMessages,
  CityName: textMessages,
  State: textMessages,
  CountryId: identifierMessages,
  PhoneNumber: { type: NOT_A_STRING, pattern: NOT_A_PHONE_NUMBER },
  Notes: textMessages,
  ContractContactType: { type: NOT_AN_INTEGER, minimum: UNKNOWN_VALUE, maximum: UNKNOWN_VALUE },
};

function toWire(found, input) {
  const errors = [];
  for (const { keyword, instancePath, params } of found) {
    if (keyword === "required") {
      for (const property of params.requiredProperties) report(errors, property, REQUIRED, null);
    } else if (instancePath === "") {
      report(errors, "", NOT_AN_OBJECT, input);
    } else {
      const property = instancePath.slice(1);
      const messages = MESSAGES[property];
      const value = input[property];
      const isMissing = value === null || (value === 0 && messages.isIdentifierRequired);
      report(errors, property, isMissing ? REQUIRED : (messages[keyword] ?? params.message), value);
    }
  }
  return sortByPage(errors);
}

export default (dateError) => {
  const validator = Compile(
    Type.Object({
      Id: requiredIdentifier,
      CoworkerContractId: requiredIdentifier,
      FullName: Type.Refine(
        Type.Refine(
          Type.String(),
          (text) => NOT_BLANK.test(text),
          () => REQUIRED,
        ),
        (text) => LINE.test(text),
        () => NOT_PLAIN_TEXT,
      ),
      CoworkerId: identifier,
      Email: optional(Type.Intersect([Type.String({ pattern: EMAIL }), Type.String({ maxLength: MAX_EMAIL })])),
      DateOfBirth: optional(Type.Refine(Type.String(), (text) => dateError(text) === null, dateError)),
      Address: lines,
      PostCode: line,
      CityName: line,
      State: line,
      CountryId: identifier,
      PhoneNumber: optional(Type.String({ pattern: PHONE })),
      Notes: lines,
      ContractContactType: optional(Type.Integer({ minimum: 0, maximum: 3 })),
    }),
  );
  return (input) => (validator.Check(input) ? NONE : toWire(validator.Errors(input), input));
};
