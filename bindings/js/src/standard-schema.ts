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
   * The kind of input: `"json"`, the default, for a record as it is sent, or `"form"` for the strings of controls, a `FormData`
   * or a `URLSearchParams`.
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
 * The input of a schema, from which form libraries derive the type of their values. For `"json"`, the input is a valid record.
 * For `"form"`, each property may be the string that the user typed, a number, or absent.
 */
type Inputs<O extends Operation> = {
  json: Records[O];
  form: { [P in keyof Records[O]]?: string | number | null | undefined };
};

/**
 * A [Standard Schema](https://standardschema.dev) that validates synchronously, never by a promise. The schema accepts any input.
 * It also implements Standard JSON Schema (draft 2020-12 or draft-07).
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
 * Returns a [Standard Schema](https://standardschema.dev) of the record, for every library that accepts a Standard Schema.
 *
 * The messages are the customer wording. A valid value has every property, and null for a property without a value. A create
 * without a role gets the role 1, a director.
 *
 * With `input: "form"`, the schema reads the values of controls. It reads each string like `readValue`, keeps numbers, and treats
 * `""`, null and undefined as no value. It reads a `FormData` or `URLSearchParams` like `readFormData`.
 *
 * `jsonSchema.output` is the JSON Schema of a record. `jsonSchema.input` is the same, except with `input: "form"`. There, each
 * property is a string, a number or null, and the schema checks only the required names, because JSON Schema does not trim
 * strings.
 *
 * @param options - The operation, the rules, the wording, and the kind of input.
 * @returns The schema.
 * @throws TypeError for wrong options. If `today` is no day, using the schema throws.
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
        // Reads once, because a getter may return another value the next time.
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

/** Returns the record of a form's values. Returns any other input unchanged, so that the rules reject it. */
function readInput(input: unknown): unknown {
  try {
    const isFormData = /^\[object (FormData|URLSearchParams)]$/.test(Object.prototype.toString.call(input));
    return readFormData(isFormData ? (input as FormData) : Object.entries(own(input)!));
  } catch {
    return input;
  }
}

/** Returns all writable properties. A property without a value is null or its default. Removes midnight from a date. */
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
 * The schema of a PUT body by the strict rules: `contractContact()`.
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
 * The schema of a POST body by the strict rules: `contractContact({ operation: "create" })`.
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
