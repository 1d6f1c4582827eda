// typia compiles the check from the type when the bench is built (transform.mjs); as it stands here, it throws.
import typia, { type tags } from "typia";
// biome-ignore-start lint/correctness/noUnusedImports: the expressions of the tags use them
import {
  EMAIL,
  LINE,
  LINES,
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

// biome-ignore-end lint/correctness/noUnusedImports: as above

/** A rule of our own for strings, with the expression that checks one. Its tag of patterns would drop the flag u. */
type Rule<Kind extends string, Check extends string> = tags.TagBase<{
  target: "string";
  kind: Kind;
  value: undefined;
  validate: Check;
}>;
type Integer<Least extends number, Most extends number> = number & tags.Type<"int64"> & tags.Minimum<Least> & tags.Maximum<Most>;
type Identifier = Integer<1, 9007199254740991>;
type Line = string & Rule<"line", "LINE.test($input)">;
type Lines = string & Rule<"lines", "LINES.test($input)">;

interface Contact {
  Id: Identifier;
  CoworkerContractId: Identifier;
  FullName: string & Rule<"notBlank", "NOT_BLANK.test($input)"> & Rule<"line", "LINE.test($input)">;
  CoworkerId?: Identifier | null;
  Email?: (string & Rule<"email", "EMAIL.test($input)"> & tags.MaxLength<254>) | null;
  DateOfBirth?: (string & Rule<"dateOfBirth", "dateError($input) === null">) | null;
  Address?: Lines | null;
  PostCode?: Line | null;
  CityName?: Line | null;
  State?: Line | null;
  CountryId?: Identifier | null;
  PhoneNumber?: (string & Rule<"phone", "PHONE.test($input)">) | null;
  Notes?: Lines | null;
  ContractContactType?: Integer<0, 3> | null;
}

// biome-ignore lint/suspicious/noExplicitAny: each message looks at the type itself
type Message = (value: any) => string | null;

const integer =
  (outOfRange: string): Message =>
  (value) =>
    Number.isInteger(value) ? outOfRange : NOT_AN_INTEGER;
const string =
  (message: Message): Message =>
  (value) =>
    typeof value === "string" ? message(value) : NOT_A_STRING;
const required =
  (message: Message): Message =>
  (value) =>
    value === undefined || value === null || value === 0 ? REQUIRED : message(value);
const plain = string(() => NOT_PLAIN_TEXT);

export default (dateError: (text: string) => string | null) => {
  const validate = typia.createValidate<Contact>();
  /** typia's errors say what was expected, so the message is found by the value. */
  const messages: Record<string, Message> = {
    Id: required(integer(OUT_OF_RANGE)),
    CoworkerContractId: required(integer(OUT_OF_RANGE)),
    FullName: (value) =>
      value === undefined || value === null
        ? REQUIRED
        : string((text) => (NOT_BLANK.test(text) ? NOT_PLAIN_TEXT : REQUIRED))(value),
    CoworkerId: integer(OUT_OF_RANGE),
    Email: string((text) => (EMAIL.test(text) ? TOO_LONG : NOT_AN_EMAIL)),
    DateOfBirth: string(dateError),
    Address: plain,
    PostCode: plain,
    CityName: plain,
    State: plain,
    CountryId: integer(OUT_OF_RANGE),
    PhoneNumber: string(() => NOT_A_PHONE_NUMBER),
    Notes: plain,
    ContractContactType: integer(UNKNOWN_VALUE),
  };
  return (input: unknown) => {
    const result = validate(input);
    if (result.success) return NONE;
    const errors: object[] = [];
    for (const { path, value } of result.errors) {
      const property = path.slice("$input.".length);
      if (property === "") report(errors, "", NOT_AN_OBJECT, input);
      else report(errors, property, messages[property](value), value);
    }
    return sortByPage(errors);
  };
};
