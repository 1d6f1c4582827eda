// yup throws what it finds; it is told to leave the stack trace out.
import * as yup from "yup";
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

const integer = () => yup.number().typeError(NOT_AN_INTEGER).integer(NOT_AN_INTEGER);
const identifier = integer().nullable().min(1, OUT_OF_RANGE).max(MAX, OUT_OF_RANGE);
const requiredIdentifier = integer()
  .required(REQUIRED)
  .min(1, ({ value }) => (value === 0 ? REQUIRED : OUT_OF_RANGE))
  .max(MAX, OUT_OF_RANGE);
const text = () => yup.string().typeError(NOT_A_STRING);
const matching = (pattern, message) => text().nullable().matches(pattern, message);
const line = matching(LINE, NOT_PLAIN_TEXT);
const lines = matching(LINES, NOT_PLAIN_TEXT);

const OPTIONS = { strict: true, abortEarly: false, disableStackTrace: true };

export default (dateError) => {
  const properties = {
    Id: requiredIdentifier,
    CoworkerContractId: requiredIdentifier,
    FullName: text().required(REQUIRED).matches(NOT_BLANK, REQUIRED).matches(LINE, NOT_PLAIN_TEXT),
    CoworkerId: identifier,
    Email: matching(EMAIL, NOT_AN_EMAIL).max(MAX_EMAIL, TOO_LONG),
    DateOfBirth: text()
      .nullable()
      .test({
        name: "dateOfBirth",
        skipAbsent: true,
        test(value, context) {
          const message = dateError(value);
          return message === null || context.createError({ message });
        },
      }),
    Address: lines,
    PostCode: line,
    CityName: line,
    State: line,
    CountryId: identifier,
    PhoneNumber: matching(PHONE, NOT_A_PHONE_NUMBER),
    Notes: lines,
    ContractContactType: integer().nullable().min(0, UNKNOWN_VALUE).max(3, UNKNOWN_VALUE),
  };
  const schema = yup.object(properties).typeError(NOT_AN_OBJECT).required(NOT_AN_OBJECT);
  return (input) => {
    try {
      schema.validateSync(input, OPTIONS);
      return NONE;
    } catch (failure) {
      if (!yup.ValidationError.isError(failure)) throw failure;
      const errors = [];
      for (const { path, message, value } of failure.inner) report(errors, path ?? "", message, value);
      return sortByPage(errors);
    }
  };
};
