/** How to check. Options that are wrong throw a TypeError that names the option. */
export interface Options {
  /** `"strict"`, the default, or `"reference"`: only the rules that the API's reference states. */
  readonly rules?: RuleSet | null | undefined;
  /** The last day a date of birth can be, `YYYY-MM-DD`. The default is the latest date anywhere on Earth. */
  readonly today?: string | null | undefined;
}

/** How to check one property. */
export interface FieldOptions extends Options {
  /** Which request the property is for. The default is `"update"`. */
  readonly operation?: Operation | null | undefined;
}

/** The bounds and choices of a code. */
export interface Params {
  readonly min?: number | string;
  readonly max?: number | string;
  /** The names of the values to choose from, by value. */
  readonly allowed?: { readonly [value: string]: string };
}

interface Wire {
  /** The wire message, without the name of the property. */
  readonly Message: string;
  /** The very value that was passed in; null where there was none, or where reading it threw. */
  readonly AttemptedValue: unknown;
  readonly params: Params;
}

/** What is wrong with one property. */
export type FieldError = { [P in FieldName]: Wire & { readonly PropertyName: P; readonly code: Codes[P] } }[FieldName];

/** The input was no object. */
export interface RootError extends Wire {
  readonly PropertyName: "";
  readonly code: null;
}

/** What the rules found. */
export type ValidationError = FieldError | RootError;

/** The body of a 400, with its keys in the order of the API. */
export interface Failure {
  readonly Message: string;
  readonly Value: null;
  readonly Errors:
    | readonly { readonly AttemptedValue: unknown; readonly Message: string; readonly PropertyName: string }[]
    | null;
  readonly WasSuccessful: false;
}

/** A record that is valid, or what is wrong. */
export type Parsed<T> =
  | { readonly record: T; readonly errors?: undefined; readonly failure?: undefined }
  | { readonly record?: undefined; readonly errors: ValidationError[]; readonly failure: Failure };

/** A property of the record. */
export interface Field {
  readonly name: FieldName;
  /** The label in a form, in English. */
  readonly label: string;
  readonly kind: Kind;
  /** The operations that require it. */
  readonly required: readonly Operation[];
  /** What it can fail with, in the order of the checks. */
  readonly codes: readonly Code[];
}

/** The codes. */
export type CodeTable = {
  readonly [C in Code]: {
    /** The wire message. */
    readonly message: string;
    /** When it is reported. */
    readonly description: string;
    /** Whether only the strict rules report it. */
    readonly isStrictOnly: boolean;
    readonly params: Params;
  };
};

/** The customer wordings. */
export type Wordings = { readonly [P in FieldName]: { readonly [C in Codes[P]]: string } };
