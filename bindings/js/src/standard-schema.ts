import { type Catalogue, describe } from "./describe.js";
import { propertySchemas, requestSchemas } from "./generated/schemas.js";
import { fieldTable } from "./generated/tables.js";
import type { ContractContactCreate, ContractContactUpdate, FieldName, Operation } from "./generated/types.js";
import { object, oneOf } from "./options.js";
import { own } from "./own.js";
import { readFormData } from "./read-form-data.js";
import type { Options, Values } from "./types.js";
import { validate } from "./validate.js";

/**
 * The options of {@link contractContact}.
 * @example
 * ```ts
 * import { contractContact, type SchemaOptions } from "contract-contact";
 *
 * const options: SchemaOptions<"create", "form"> = { operation: "create", input: "form", rules: "reference" };
 * const result = contractContact(options)["~standard"].validate({ CoworkerContractId: "12", FullName: "Ada" });
 * console.log(result.issues ?? result.value.CoworkerContractId);
 * // 12
 * ```
 */
export interface SchemaOptions<O extends Operation = Operation, I extends "json" | "form" = "json" | "form"> extends Options {
  /** `"update"`, the default, for the body of a PUT, or `"create"` for the body of a POST. */
  readonly operation?: O | undefined;
  /**
   * `"json"`, the default, for a record as it is sent, or `"form"` for the strings of controls, a `FormData` or a `URLSearchParams`.
   */
  readonly input?: I | undefined;
  /** The wording of the messages, as `describe` accepts it. */
  readonly catalogue?: Catalogue | undefined;
}

/**
 * The valid record of each operation.
 */
type Records = { update: ContractContactUpdate; create: ContractContactCreate };

/**
 * The input of a schema. A form library derives the type of its values from it. For `"json"` it is the type of a valid record. For
 * `"form"` each property may be a string as typed, a number, or nothing.
 */
type Inputs<O extends Operation> = {
  json: Records[O];
  form: { [P in keyof Records[O]]?: string | number | null | undefined };
};

/**
 * A [Standard Schema](https://standardschema.dev) that answers at once, never by a promise. It accepts any input. It is a Standard
 * JSON Schema too (draft 2020-12 or draft-07).
 *
 * @example
 * ```ts
 * import { type ContractContactUpdate, contractContactUpdate, type Schema } from "contract-contact";
 *
 * const schema: Schema<ContractContactUpdate> = contractContactUpdate;
 * console.log(schema["~standard"].jsonSchema.output({ target: "draft-07" })["required"]);
 * // [ 'Id', 'CoworkerContractId', 'FullName' ]
 * ```
 */
export interface Schema<Input, Output = Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "contract-contact";
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Output; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string; readonly path: readonly FieldName[] }[] };
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/**
 * Makes a [Standard Schema](https://standardschema.dev) of the record, for every library that accepts one. Messages are the customer
 * wording. A valid value has every property, null where there is none. A contact is created with the role 1, a director, where there
 * is none.
 *
 * With `input: "form"` the schema reads what controls hold: each string as `readValue` does, numbers as they are, and no value for
 * `""`, null and undefined. A `FormData` or `URLSearchParams` is read as `readFormData` does.
 *
 * `jsonSchema.output` is the JSON Schema of a record. So is `jsonSchema.input`, except with `input: "form"`: then each property is a
 * string, a number or null, and only the names that are required are checked, since JSON Schema does not trim strings.
 *
 * @param options - The operation, the rules, the wording, and the kind of input.
 * @returns The schema.
 * @throws TypeError for wrong options. A `today` that is no day throws when the schema is used.
 * @example
 * ```ts
 * import { contractContact } from "contract-contact";
 *
 * const schema = contractContact({ operation: "create", input: "form" });
 * const result = schema["~standard"].validate({ CoworkerContractId: " 12 ", FullName: "Ada Lovelace", Email: "" });
 * console.log(result.issues ?? [result.value.CoworkerContractId, result.value.Email]);
 * // [ 12, null ]
 * ```
 */
export function contractContact<O extends Operation = "update", I extends "json" | "form" = "json">(
  options: SchemaOptions<O, I> = {},
): Schema<Inputs<O>[I], Records[O]> {
  object("options", options);
  const { operation = "update", rules = "strict", input = "json", today, catalogue = {} } = options;
  oneOf("operation", operation, ["update", "create"]);
  oneOf("rules", rules, ["strict", "reference"]);
  oneOf("input", input, ["json", "form"]);
  object("catalogue", catalogue);
  const isForm = input === "form";

  const toJsonSchema =
    (areStrings: boolean) =>
    ({ target }: { readonly target: string }): Record<string, unknown> => {
      const schema = requestSchemas[operation][rules];
      const $schema = { "draft-2020-12": schema.$schema, "draft-07": "http://json-schema.org/draft-07/schema#" }[target];
      if (!$schema) throw new Error(`No schema for ${target}: ask for draft-2020-12 or draft-07`);
      const properties: { [name: string]: object } = {};
      fieldTable.forEach(({ name, label }, index) => {
        const property = propertySchemas[schema.properties[index]!];
        if (property) properties[name] = { title: label, ...(areStrings ? { type: ["string", "number", "null"] } : property) };
      });
      const $id = areStrings ? `${schema.$id}:form` : schema.$id;
      return JSON.parse(JSON.stringify({ ...schema, $schema, $id, properties }));
    };

  return {
    "~standard": {
      version: 1,
      vendor: "contract-contact",
      validate(value) {
        const record = isForm ? readInput(value) : value;
        // Read once, since a getter may return something else the next time.
        const values = own(record);
        const errors = validate(record, operation === "create" ? 1 : 0, { rules, today }, values);
        if (errors.length === 0) return { value: toRecord(values!, operation) as Records[O] };
        return {
          issues: errors.map((error) => ({
            message: describe(error, catalogue),
            path: error.PropertyName ? [error.PropertyName] : [],
          })),
        };
      },
      jsonSchema: { input: toJsonSchema(isForm), output: toJsonSchema(false) },
    },
  };
}

/** Returns the record of a form's values. Anything else is returned as it is, and the rules reject it. */
function readInput(input: unknown): unknown {
  try {
    const isFormData = /^\[object (FormData|URLSearchParams)]$/.test(Object.prototype.toString.call(input));
    return readFormData(isFormData ? (input as FormData) : Object.entries(own(input)!));
  } catch {
    return input;
  }
}

/** Returns exactly the properties that are written. A property without a value is null or its default; a date has no midnight. */
function toRecord(values: Values, operation: Operation): object {
  const record: { [name: string]: unknown } = {};
  fieldTable.forEach(({ name, kind }, index) => {
    const property = propertySchemas[requestSchemas[operation].strict.properties[index]!];
    if (!property) return;
    const given = values[name];
    const date = kind === "date" && typeof given === "string";
    record[name] = (given === "" ? null : date ? given.slice(0, 10) : given) ?? property.default ?? null;
  });
  return record;
}

/**
 * The body of a PUT by the strict rules: `contractContact()`.
 *
 * @example
 * ```ts
 * import { contractContactUpdate } from "contract-contact";
 *
 * const { issues } = contractContactUpdate["~standard"].validate({ Id: 7, CoworkerContractId: 12, FullName: " " });
 * console.log(issues);
 * // [ { message: 'Enter the full name', path: [ 'FullName' ] } ]
 * ```
 */
export const contractContactUpdate: Schema<ContractContactUpdate> = /* @__PURE__ */ contractContact();

/**
 * The body of a POST by the strict rules: `contractContact({ operation: "create" })`.
 *
 * @example
 * ```ts
 * import { contractContactCreate } from "contract-contact";
 *
 * const result = contractContactCreate["~standard"].validate({ CoworkerContractId: 12, FullName: "Ada Lovelace" });
 * console.log(result.issues ?? result.value.ContractContactType);
 * // 1
 * ```
 */
export const contractContactCreate: Schema<ContractContactCreate> = /* @__PURE__ */ contractContact({ operation: "create" });
