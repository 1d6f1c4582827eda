// What the rules cost when nothing but the rules is written down: the bound.
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

function identifier(value) {
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || !Number.isInteger(value)) return NOT_AN_INTEGER;
  return value < 1 || value > MAX ? OUT_OF_RANGE : null;
}

function requiredIdentifier(value) {
  return value === undefined || value === null || value === 0 ? REQUIRED : identifier(value);
}

function fullName(value) {
  if (value === undefined || value === null) return REQUIRED;
  if (typeof value !== "string") return NOT_A_STRING;
  if (!NOT_BLANK.test(value)) return REQUIRED;
  return LINE.test(value) ? null : NOT_PLAIN_TEXT;
}

function line(value) {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return NOT_A_STRING;
  return LINE.test(value) ? null : NOT_PLAIN_TEXT;
}

function lines(value) {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return NOT_A_STRING;
  return LINES.test(value) ? null : NOT_PLAIN_TEXT;
}

function phone(value) {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return NOT_A_STRING;
  return PHONE.test(value) ? null : NOT_A_PHONE_NUMBER;
}

function email(value) {
  if (value === undefined || value === null) return null;
  if (typeof value !== "string") return NOT_A_STRING;
  if (!EMAIL.test(value)) return NOT_AN_EMAIL;
  return value.length > MAX_EMAIL ? TOO_LONG : null;
}

function contactType(value) {
  if (value === undefined || value === null) return null;
  if (typeof value !== "number" || !Number.isInteger(value)) return NOT_AN_INTEGER;
  return value < 0 || value > 3 ? UNKNOWN_VALUE : null;
}

function add(errors, PropertyName, Message, value) {
  const error = { PropertyName, Message, AttemptedValue: value ?? null };
  if (errors === NONE) return [error];
  errors.push(error);
  return errors;
}

export default (dateError) => {
  function dateOfBirth(value) {
    if (value === undefined || value === null) return null;
    return typeof value === "string" ? dateError(value) : NOT_A_STRING;
  }

  return (input) => {
    if (typeof input !== "object" || input === null || Array.isArray(input)) {
      return [{ PropertyName: "", Message: NOT_AN_OBJECT, AttemptedValue: input }];
    }
    const {
      Id,
      CoworkerContractId,
      FullName,
      CoworkerId,
      Email,
      DateOfBirth,
      Address,
      PostCode,
      CityName,
      State,
      CountryId,
      PhoneNumber,
      Notes,
      ContractContactType,
    } = input;
    let errors = NONE;
    let wrong;
    if ((wrong = requiredIdentifier(Id)) !== null) errors = add(errors, "Id", wrong, Id);
    if ((wrong = requiredIdentifier(CoworkerContractId)) !== null) {
      errors = add(errors, "CoworkerContractId", wrong, CoworkerContractId);
    }
    if ((wrong = fullName(FullName)) !== null) errors = add(errors, "FullName", wrong, FullName);
    if ((wrong = identifier(CoworkerId)) !== null) errors = add(errors, "CoworkerId", wrong, CoworkerId);
    if ((wrong = email(Email)) !== null) errors = add(errors, "Email", wrong, Email);
    if ((wrong = dateOfBirth(DateOfBirth)) !== null) errors = add(errors, "DateOfBirth", wrong, DateOfBirth);
    if ((wrong = lines(Address)) !== null) errors = add(errors, "Address", wrong, Address);
    if ((wrong = line(PostCode)) !== null) errors = add(errors, "PostCode", wrong, PostCode);
    if ((wrong = line(CityName)) !== null) errors = add(errors, "CityName", wrong, CityName);
    if ((wrong = line(State)) !== null) errors = add(errors, "State", wrong, State);
    if ((wrong = identifier(CountryId)) !== null) errors = add(errors, "CountryId", wrong, CountryId);
    if ((wrong = phone(PhoneNumber)) !== null) errors = add(errors, "PhoneNumber", wrong, PhoneNumber);
    if ((wrong = lines(Notes)) !== null) errors = add(errors, "Notes", wrong, Notes);
    if ((wrong = contactType(ContractContactType)) !== null) {
      errors = add(errors, "ContractContactType", wrong, ContractContactType);
    }
    return errors;
  };
};
