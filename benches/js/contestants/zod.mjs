import * as z from "zod";
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

const integer = z.int({ error: ({ code }) => (code === "invalid_type" ? NOT_AN_INTEGER : OUT_OF_RANGE) });
const identifier = integer.min(1, OUT_OF_RANGE).max(MAX, OUT_OF_RANGE).nullish();
const requiredIdentifier = z
  .int({
    error: ({ code, input }) => {
      if (input === undefined || input === null) return REQUIRED;
      return code === "invalid_type" ? NOT_AN_INTEGER : OUT_OF_RANGE;
    },
  })
  .min(1, { error: ({ input }) => (input === 0 ? REQUIRED : OUT_OF_RANGE) })
  .max(MAX, OUT_OF_RANGE);
const string = z.string(NOT_A_STRING);
const line = string.regex(LINE, NOT_PLAIN_TEXT).nullish();
const lines = string.regex(LINES, NOT_PLAIN_TEXT).nullish();

export default (dateError) => {
  const schema = z.object(
    {
      Id: requiredIdentifier,
      CoworkerContractId: requiredIdentifier,
      FullName: z
        .string({ error: ({ input }) => (input === undefined || input === null ? REQUIRED : NOT_A_STRING) })
        .regex(NOT_BLANK, { error: REQUIRED, abort: true })
        .regex(LINE, NOT_PLAIN_TEXT),
      CoworkerId: identifier,
      Email: string.regex(EMAIL, { error: NOT_AN_EMAIL, abort: true }).max(MAX_EMAIL, TOO_LONG).nullish(),
      DateOfBirth: string
        .check((context) => {
          const message = dateError(context.value);
          if (message !== null) context.issues.push({ code: "custom", message, input: context.value });
        })
        .nullish(),
      Address: lines,
      PostCode: line,
      CityName: line,
      State: line,
      CountryId: identifier,
      PhoneNumber: string.regex(PHONE, NOT_A_PHONE_NUMBER).nullish(),
      Notes: lines,
      ContractContactType: z
        .int({ error: ({ code }) => (code === "invalid_type" ? NOT_AN_INTEGER : UNKNOWN_VALUE) })
        .min(0, UNKNOWN_VALUE)
        .max(3, UNKNOWN_VALUE)
        .nullish(),
    },
    NOT_AN_OBJECT,
  );
  return (input) => {
    const result = schema.safeParse(input);
    return result.success ? NONE : toWire(result.error.issues, input);
  };
};
