/** The options of a check. A wrong option throws a TypeError that names the option. */
export interface Options {
  /** The rules: `"strict"`, the default, or `"reference"` for only the rules that the API reference states. */
  readonly rules?: RuleSet | null | undefined;
  /** The latest valid date of birth, as `YYYY-MM-DD`. The default is the latest date anywhere on Earth. */
  readonly today?: string | null | undefined;
}

/** The options of a check of one property. */
export interface FieldOptions extends Options {
  /** The request that the property is for. The default is `"update"`. */
  readonly operation?: Operation | null | undefined;
}

/** The bounds and choices of a code. */
export interface Params {
  readonly min?: number | string;
  readonly max?: number | string;
  /** The names of the allowed values, by value. */
  readonly allowed?: { readonly [value: string]: string };
}

interface Wire {
  /** The wire message, without the name of the property. */
  readonly Message: string;
  /** The submitted value itself, not a copy. Null for an absent value, and where reading the value threw. */
  readonly AttemptedValue: unknown;
  readonly params: Params;
}

/** The validation error of one property. */
export type FieldError = { [P in FieldName]: Wire & { readonly PropertyName: P; readonly code: Codes[P] } }[FieldName];

/** The error of an input that is no object. */
export interface RootError extends Wire {
  readonly PropertyName: "";
  readonly code: null;
}

/** A validation error. */
export type ValidationError = FieldError | RootError;

/** The body of a 400, with its keys in the order of the API reference. */
export interface Failure {
  readonly Message: string;
  readonly Value: null;
  readonly Errors:
    | readonly { readonly AttemptedValue: unknown; readonly Message: string; readonly PropertyName: string }[]
    | null;
  readonly WasSuccessful: false;
}

/** A valid record, or the validation errors. */
export type Parsed<T> =
  | { readonly record: T; readonly errors?: undefined; readonly failure?: undefined }
  | { readonly record?: undefined; readonly errors: ValidationError[]; readonly failure: Failure };

/** A property of the record. */
export interface Field {
  readonly name: FieldName;
  /** The label in a form, in English. */
  readonly label: string;
  readonly kind: Kind;
  /** The operations that require the property. */
  readonly required: readonly Operation[];
  /** The codes that the property can fail with, in the order in which they are checked. */
  readonly codes: readonly Code[];
}

/** The table of codes. */
export type CodeTable = {
  readonly [C in Code]: {
    /** The wire message. */
    readonly message: string;
    /** The description of when the rules report the code. */
    readonly description: string;
    /** Whether only the strict rules report the code. */
    readonly isStrictOnly: boolean;
    readonly params: Params;
  };
};

/** The customer wordings. */
export type Wordings = { readonly [P in FieldName]: { readonly [C in Codes[P]]: string } };
