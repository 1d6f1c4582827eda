import type { StandardJSONSchemaV1, StandardSchemaV1 } from "@standard-schema/spec";
import { describe } from "./describe.js";
import { propertySchemas, requestSchemas } from "./generated/schemas.js";
import { fieldTable } from "./generated/tables.js";
import type { ContractContactCreate, ContractContactUpdate, Operation } from "./generated/types.js";
import { own } from "./own.js";
import type { Values } from "./types.js";
import { validate } from "./validate.js";

/**
 * A Standard Schema that answers at once, never by a promise. It accepts any input. The type of its input is the type of a valid
 * record, because form libraries derive the type of their values from it.
 */
export interface Schema<T> {
  readonly "~standard": Omit<StandardSchemaV1.Props<T, T>, "validate"> & StandardJSONSchemaV1.Props<T, T> & {
    readonly validate: (value: unknown) => StandardSchemaV1.Result<T>;
  };
}

function standard<T>(operation: Operation): Schema<T> {
  const create = operation === "create" ? 1 : 0;
  const convert = ({ target }: StandardJSONSchemaV1.Options): Record<string, unknown> => {
    const schema = requestSchemas[operation];
    const $schema = { "draft-2020-12": schema.$schema, "draft-07": "http://json-schema.org/draft-07/schema#" }[target as string];
    if (!$schema) throw new Error(`No schema for ${target}: ask for draft-2020-12 or draft-07`);
    const properties: { [name: string]: object } = {};
    fieldTable.forEach(({ name, label }, index) => {
      const property = propertySchemas[schema.properties[index]!];
      if (property) properties[name] = { title: label, ...property };
    });
    return JSON.parse(JSON.stringify({ ...schema, $schema, properties }));
  };
  return {
    "~standard": {
      version: 1,
      vendor: "contract-contact",
      validate(input) {
        const errors = validate(input, create, undefined);
        if (errors.length === 0) return { value: value(own(input)!, operation) as T };
        return {
          issues: errors.map((error) => ({
            message: describe(error),
            path: error.PropertyName ? [error.PropertyName] : [],
          })),
        };
      },
      jsonSchema: { input: convert, output: convert },
    },
  };
}

/** Returns exactly the properties that are written. A property without a value is null or its default; a date has no midnight. */
function value(values: Values, operation: Operation): object {
  const record: { [name: string]: unknown } = {};
  fieldTable.forEach(({ name, kind }, index) => {
    const property = propertySchemas[requestSchemas[operation].properties[index]!];
    if (!property) return;
    const given = values[name];
    const date = kind === "date" && typeof given === "string";
    record[name] = (given === "" ? null : date ? given.slice(0, 10) : given) ?? property["default"] ?? null;
  });
  return record;
}

/**
 * The body of a PUT, for every library that accepts a [Standard Schema](https://standardschema.dev) or its JSON Schema (draft 2020-12
 * or draft-07). It checks the strict rules. Messages are the customer wording. A valid value has every property, null where there is none.
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
export const contractContactUpdate: Schema<ContractContactUpdate> = /* @__PURE__ */ standard("update");

/**
 * The body of a POST, for every library that accepts a [Standard Schema](https://standardschema.dev), as {@link contractContactUpdate},
 * but without `Id`. `ContractContactType` is 1, a director, where there is none.
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
export const contractContactCreate: Schema<ContractContactCreate> = /* @__PURE__ */ standard("create");
