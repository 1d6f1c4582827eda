import { contractContact, type FormInput, type SchemaOptions } from "contract-contact";

/** The schema of a form as vee-validate 4 expects one. */
export function typedSchema(options: SchemaOptions) {
  const schema = contractContact({ ...options, input: "form" });
  return {
    __type: "VVTypedSchema" as const,
    async parse(values: FormInput) {
      const result = schema["~standard"].validate(values);
      if (!result.issues) return { value: result.value, errors: [] };
      return { errors: result.issues.map(({ message, path }) => ({ path: String(path?.[0]), errors: [message] })) };
    },
  };
}
