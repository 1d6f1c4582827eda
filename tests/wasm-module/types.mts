// What TypeScript sees of the module with the ready exports. Each `@ts-expect-error` has to be an error.

import {
  type Code,
  type ContractContactCreate,
  type ContractContactUpdate,
  codes,
  emailHint,
  errorsOf,
  type Failure,
  type FieldError,
  fields,
  type Parsed,
  parseCreate,
  parseUpdate,
  save,
  type ValidationError,
  validateCreate,
  validateField,
  validateUpdate,
  wordings,
} from "../../target/wasm-module/ready/module.js";

const errors: ValidationError[] = validateUpdate({ Id: 1 }, { rules: "reference", today: "2026-01-31" });
const unknown: unknown = JSON.parse("{}");
validateCreate(unknown);
validateCreate(unknown, { rules: undefined, today: null });
// @ts-expect-error: no such rules
validateUpdate({}, { rules: "lax" });
// @ts-expect-error: no such option
validateUpdate({}, { rule: "strict" });
// @ts-expect-error: for one property only
validateUpdate({}, { operation: "create" });

for (const error of errors) {
  if (error.PropertyName === "") {
    const none: null = error.code;
    void none;
  } else if (error.PropertyName === "Email") {
    const code: "not_a_string" | "not_an_email" | "too_long" = error.code;
    void code;
  }
  const value: unknown = error.AttemptedValue;
  void value;
}

const one: FieldError | null = validateField("Email", 7, { operation: "create" });
const code: Code | undefined = one?.code;
// @ts-expect-error: no such property
validateField("Fullname", "");

const parsed: Parsed<ContractContactUpdate> = parseUpdate(unknown);
if (parsed.record) {
  const name: string = parsed.record.FullName;
  const role: 0 | 1 | 2 | 3 | null = parsed.record.ContractContactType;
  void [name, role];
} else {
  const failure: Failure = parsed.failure;
  const messages: string[] = parsed.errors.map(({ Message }) => Message);
  void [failure.Message, messages];
}
const created: ContractContactCreate | undefined = parseCreate(unknown).record;
// @ts-expect-error: a POST has no Id
created?.Id;

const labels: string[] = fields().map(({ label }) => label);
const message: string = codes().too_long.message;
const wording: string = wordings().Email.too_long;
// @ts-expect-error: an e-mail address is never too early
wordings().Email.too_early;

const hint: string | undefined = emailHint("ada@");
const saved: unknown = save({}, undefined);
void [code, labels, message, wording, hint, saved, errorsOf({})];
