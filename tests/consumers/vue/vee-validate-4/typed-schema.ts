import type { Schema } from "contract-contact";

/** Makes of a Standard Schema what vee-validate 4 calls a typed schema. */
export function typedSchema<Input, Output>(schema: Schema<Input, Output>) {
  return {
    __type: "VVTypedSchema" as const,
    async parse(values: Input) {
      const result = schema["~standard"].validate(values);
      if (!result.issues) return { value: result.value, errors: [] };
      return { errors: result.issues.map(({ message, path }) => ({ path: path[0] ?? "", errors: [message] })) };
    },
  };
}
