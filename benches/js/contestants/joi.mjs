import Joi from "joi";
import {
  EMAIL,
  HAS_A_TIME,
  IN_THE_FUTURE,
  LINE,
  LINES,
  MAX,
  MAX_EMAIL,
  NONE,
  NOT_A_DATE,
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
  TOO_EARLY,
  TOO_LONG,
  toWire,
  UNKNOWN_VALUE,
} from "../rules.mjs";

const integer = (min, max, tooFar) =>
  Joi.number().unsafe().integer().min(min).max(max).messages({
    "any.required": REQUIRED,
    "number.base": NOT_AN_INTEGER,
    "number.infinity": NOT_AN_INTEGER,
    "number.integer": NOT_AN_INTEGER,
    "number.min": tooFar,
    "number.max": tooFar,
  });
const identifier = integer(1, MAX, OUT_OF_RANGE).allow(null);
const requiredIdentifier = integer(1, MAX, OUT_OF_RANGE).invalid(null, 0).required().messages({ "any.invalid": REQUIRED });
const text = Joi.string().allow(null, "").messages({ "string.base": NOT_A_STRING });
const line = text.pattern(LINE).messages({ "string.pattern.base": NOT_PLAIN_TEXT });
const lines = text.pattern(LINES).messages({ "string.pattern.base": NOT_PLAIN_TEXT });

const OPTIONS = { abortEarly: false, convert: false, allowUnknown: true, errors: { wrap: { label: false } } };

export default (dateError) => {
  const schema = Joi.object({
    Id: requiredIdentifier,
    CoworkerContractId: requiredIdentifier,
    FullName: Joi.string().invalid(null).required().pattern(NOT_BLANK).message(REQUIRED).pattern(LINE).messages({
      "any.required": REQUIRED,
      "any.invalid": REQUIRED,
      "string.empty": REQUIRED,
      "string.base": NOT_A_STRING,
      "string.pattern.base": NOT_PLAIN_TEXT,
    }),
    CoworkerId: identifier,
    Email: text.pattern(EMAIL).max(MAX_EMAIL).messages({ "string.pattern.base": NOT_AN_EMAIL, "string.max": TOO_LONG }),
    DateOfBirth: text
      .custom((value, helpers) => {
        const message = dateError(value);
        return message === null ? value : helpers.error(message);
      })
      // Each message is its own code.
      .messages(Object.fromEntries([NOT_A_DATE, HAS_A_TIME, IN_THE_FUTURE, TOO_EARLY].map((each) => [each, each]))),
    Address: lines,
    PostCode: line,
    CityName: line,
    State: line,
    CountryId: identifier,
    PhoneNumber: text.pattern(PHONE).messages({ "string.pattern.base": NOT_A_PHONE_NUMBER }),
    Notes: lines,
    ContractContactType: integer(0, 3, UNKNOWN_VALUE).allow(null),
  })
    .required()
    .messages({ "object.base": NOT_AN_OBJECT });
  return (input) => {
    const { error } = schema.validate(input, OPTIONS);
    return error === undefined ? NONE : toWire(error.details, input);
  };
};
