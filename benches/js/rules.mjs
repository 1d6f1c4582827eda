// The strict rules where no library has them of its own: one copy for all rivals. Regular expressions, which V8 compiles to
// machine code, are as fast here as loops over characters.

export const REQUIRED = "is a required field";
export const NOT_AN_INTEGER = "must be an integer";
export const OUT_OF_RANGE = "must be between 1 and 9007199254740991";
export const NOT_A_STRING = "must be a string";
export const UNKNOWN_VALUE = "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)";
export const NOT_AN_EMAIL = "must be a valid email address";
export const TOO_LONG = "must be at most 254 characters";
export const NOT_A_DATE = "must be a real date in the form YYYY-MM-DD";
export const HAS_A_TIME = "must be a date without a time of day";
export const IN_THE_FUTURE = "must not be in the future";
export const TOO_EARLY = "must not be before 1900-01-01";
export const NOT_A_PHONE_NUMBER = "must be a phone number";
export const NOT_PLAIN_TEXT = "must not contain control characters";
export const NOT_AN_OBJECT = "must be an object";

export const MAX = Number.MAX_SAFE_INTEGER;
export const MAX_EMAIL = 254;

/** Something that can be seen. */
export const NOT_BLANK = /[^\t-\r \x85\xA0\u1680\u180E\u2000-\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF]/u;
/** No control character and, by the flag u, no lone surrogate. */
export const LINE = /^[^\0-\x1F\x7F-\x9F\uD800-\uDFFF]*$/u;
export const LINES = /^[^\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF]*$/u;
/** That of the WHATWG HTML standard, or nothing. */
export const EMAIL =
  /^(?:[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$/u;
/** Digits and what people put between them, then perhaps an extension, 3 to 20 digits in all; or nothing. */
export const PHONE = /^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\-.()/#]*(?:(?:[xX]|[eE][xX][tT]\.?) *[0-9]+)?)?$/u;

const MILLISECONDS_A_DAY = 86_400_000;
/** UTC+14: today is the latest date anywhere on Earth. */
const AHEAD = 14 * 3_600_000;

let frozen = null;

/** Makes a day of the corpus today; null gives the clock back. */
export function freezeToday(text) {
  frozen = text === null ? null : Date.parse(text) / MILLISECONDS_A_DAY;
}

/** Days since 1970. */
const today = () => frozen ?? Math.floor((Date.now() + AHEAD) / MILLISECONDS_A_DAY);

let numberedDay = -1;
let number = 0;

/** Today as the number YYYYMMDD, which is made once a day. */
function todayAsNumber() {
  const day = today();
  if (day !== numberedDay) {
    numberedDay = day;
    number = Number(new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10).replaceAll("-", ""));
  }
  return number;
}

const DAY = /^(?!0000)\d{4}-\d\d-\d\d/;
const TIME = /^T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?$/;
const PLAIN_MIDNIGHT = /^T00:00(:00(\.0+)?)?Z?$/;
const FRACTION = /\.0*[1-9]/;

/** What is wrong with what follows the day. */
function timeError(time) {
  if (PLAIN_MIDNIGHT.test(time)) return null;
  if (!TIME.test(time)) return NOT_A_DATE;
  const zone = /[Z+-]/.test(time) ? "" : "Z";
  const isMidnight = Date.parse(`2000-01-01${time}${zone}`) % MILLISECONDS_A_DAY === 0 && !FRACTION.test(time);
  return isMidnight ? NOT_A_DATE : HAS_A_TIME;
}

const FIRST_DAY = Date.parse("1900-01-01");

/** The date of birth with Date.parse, as people write it. It takes 30 February for 1 March, so the day is compared. */
export function dateErrorByParse(text) {
  if (text === "") return null;
  if (!DAY.test(text)) return NOT_A_DATE;
  const time = Date.parse(text.length === 10 ? text : text.slice(0, 10));
  if (Number.isNaN(time) || new Date(time).getUTCDate() !== Number(text.slice(8, 10))) return NOT_A_DATE;
  const wrongTime = text.length === 10 ? null : timeError(text.slice(10));
  if (wrongTime !== null) return wrongTime;
  if (time > today() * MILLISECONDS_A_DAY) return IN_THE_FUTURE;
  return time < FIRST_DAY ? TOO_EARLY : null;
}

const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Two digits at a place of a text as a number, or one out of every range. */
function twoDigits(text, place) {
  const tens = text.charCodeAt(place) - 48;
  const ones = text.charCodeAt(place + 1) - 48;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -100_000;
}

/** The same by arithmetic, as a patient person would tune it. */
export function dateErrorTuned(text) {
  if (text === "") return null;
  if (text.length < 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return NOT_A_DATE;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (year < 1 || month < 1 || month > 12 || day < 1) return NOT_A_DATE;
  const isLeapDay = month === 2 && day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > DAYS[month] && !isLeapDay) return NOT_A_DATE;
  const wrongTime = text.length === 10 ? null : timeError(text.slice(10));
  if (wrongTime !== null) return wrongTime;
  if (year * 10_000 + month * 100 + day > todayAsNumber()) return IN_THE_FUTURE;
  return year < 1900 ? TOO_EARLY : null;
}

/** The two ways in which each rival is measured. */
export const DATE_RULES = { "Date.parse": dateErrorByParse, tuned: dateErrorTuned };

/** What a valid input gives. */
export const NONE = Object.freeze([]);

/** An error as the wire has it. Libraries report a property's errors one after the other; the first is taken. */
export function report(errors, PropertyName, Message, AttemptedValue) {
  if (errors.length > 0 && errors[errors.length - 1].PropertyName === PropertyName) return;
  errors.push({ PropertyName, Message, AttemptedValue: AttemptedValue ?? null });
}

const ORDER = Object.fromEntries(
  [
    "Id",
    "CoworkerContractId",
    "FullName",
    "CoworkerId",
    "Email",
    "DateOfBirth",
    "Address",
    "PostCode",
    "CityName",
    "State",
    "CountryId",
    "PhoneNumber",
    "Notes",
    "ContractContactType",
  ].map((property, place) => [property, place]),
);

/** For libraries that do not keep to the schema's order. */
export const sortByPage = (errors) => errors.sort((a, b) => ORDER[a.PropertyName] - ORDER[b.PropertyName]);

/** For libraries that give a path and a message, and for the value leave us to the input. */
export function toWire(issues, input) {
  const errors = [];
  for (const { path, message } of issues) {
    if (path.length === 0) report(errors, "", message, input);
    else report(errors, path[0], message, input[path[0]]);
  }
  return errors;
}
