import * as z from "zod/mini";
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
  toWire,
  UNKNOWN_VALUE,
} from "../rules.mjs";

const integer = (tooFar) => z.int({ error: ({ code }) => (code === "invalid_type" ? NOT_AN_INTEGER : tooFar) });
const identifier = z.nullish(integer(OUT_OF_RANGE).check(z.minimum(1, OUT_OF_RANGE), z.maximum(MAX, OUT_OF_RANGE)));
const requiredIdentifier = z
  .int({
    error: ({ code, input }) => {
      if (input === undefined || input === null) return REQUIRED;
      return code === "invalid_type" ? NOT_AN_INTEGER : OUT_OF_RANGE;
    },
  })
  .check(z.minimum(1, { error: ({ input }) => (input === 0 ? REQUIRED : OUT_OF_RANGE) }), z.maximum(MAX, OUT_OF_RANGE));
const text = (...checks) => z.nullish(z.string(NOT_A_STRING).check(...checks));
const line = text(z.regex(LINE, NOT_PLAIN_TEXT));
const lines = text(z.regex(LINES, NOT_PLAIN_TEXT));

export default (dateError) => {
  const schema = z.object(
    {
      Id: requiredIdentifier,
      CoworkerContractId: requiredIdentifier,
      FullName: z
        .string({ error: ({ input }) => (input === undefined || input === null ? REQUIRED : NOT_A_STRING) })
        .check(z.regex(NOT_BLANK, { error: REQUIRED, abort: true }), z.regex(LINE, NOT_PLAIN_TEXT)),
      CoworkerId: identifier,
      Email: text(z.regex(EMAIL, { error: NOT_AN_EMAIL, abort: true }), z.maxLength(MAX_EMAIL, TOO_LONG)),
      DateOfBirth: text((context) => {
        const message = dateError(context.value);
        if (message !== null) context.issues.push({ code: "custom", message, input: context.value });
      }),
      Address: lines,
      PostCode: line,
      CityName: line,
      State: line,
      CountryId: identifier,
      PhoneNumber: text(z.regex(PHONE, NOT_A_PHONE_NUMBER)),
      Notes: lines,
      ContractContactType: z.nullish(integer(UNKNOWN_VALUE).check(z.minimum(0, UNKNOWN_VALUE), z.maximum(3, UNKNOWN_VALUE))),
    },
    NOT_AN_OBJECT,
  );
  return (input) => {
    const result = schema.safeParse(input);
    return result.success ? NONE : toWire(result.error.issues, input);
  };
};
