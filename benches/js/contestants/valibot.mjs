import * as v from "valibot";
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
  TOO_LONG,
  UNKNOWN_VALUE,
} from "../rules.mjs";

const integer = (message) => [v.number(message), v.integer(NOT_AN_INTEGER)];
const requiredOr =
  (message) =>
  ({ input }) =>
    input === undefined || input === null ? REQUIRED : message;
const identifier = v.nullish(v.pipe(...integer(NOT_AN_INTEGER), v.minValue(1, OUT_OF_RANGE), v.maxValue(MAX, OUT_OF_RANGE)));
const requiredIdentifier = v.pipe(
  ...integer(requiredOr(NOT_AN_INTEGER)),
  v.minValue(1, ({ input }) => (input === 0 ? REQUIRED : OUT_OF_RANGE)),
  v.maxValue(MAX, OUT_OF_RANGE),
);
const text = (...actions) => v.nullish(v.pipe(v.string(NOT_A_STRING), ...actions));
const line = text(v.regex(LINE, NOT_PLAIN_TEXT));
const lines = text(v.regex(LINES, NOT_PLAIN_TEXT));

/** A property's first error is enough; all properties are checked. */
const CONFIG = { abortPipeEarly: true };

export default (dateError) => {
  const schema = v.object(
    {
      Id: requiredIdentifier,
      CoworkerContractId: requiredIdentifier,
      FullName: v.pipe(v.string(requiredOr(NOT_A_STRING)), v.regex(NOT_BLANK, REQUIRED), v.regex(LINE, NOT_PLAIN_TEXT)),
      CoworkerId: identifier,
      Email: text(v.regex(EMAIL, NOT_AN_EMAIL), v.maxLength(MAX_EMAIL, TOO_LONG)),
      DateOfBirth: text(
        v.rawCheck(({ dataset, addIssue }) => {
          const message = dataset.typed ? dateError(dataset.value) : null;
          if (message !== null) addIssue({ message });
        }),
      ),
      Address: lines,
      PostCode: line,
      CityName: line,
      State: line,
      CountryId: identifier,
      PhoneNumber: text(v.regex(PHONE, NOT_A_PHONE_NUMBER)),
      Notes: lines,
      ContractContactType: v.nullish(
        v.pipe(...integer(NOT_AN_INTEGER), v.minValue(0, UNKNOWN_VALUE), v.maxValue(3, UNKNOWN_VALUE)),
      ),
    },
    // A required property that is absent is an issue of the object, with a path.
    ({ path }) => (path === undefined ? NOT_AN_OBJECT : REQUIRED),
  );
  return (input) => {
    const { success, issues } = v.safeParse(schema, input, CONFIG);
    if (success) return NONE;
    const errors = [];
    for (const { path, message, input: value } of issues) report(errors, path?.[0].key ?? "", message, value);
    return errors;
  };
};
