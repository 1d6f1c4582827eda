import { revalidateLogic, useForm } from "@tanstack/react-form";
import { contractContact, type FormRecord } from "contract-contact";
import { Field, type FormProps, names } from "../react/field.js";

export function ContactForm({ record, catalogue, onSave }: FormProps) {
  const schema = contractContact({ input: "form", catalogue });
  const form = useForm({
    defaultValues: record as FormRecord<null | undefined>,
    validationLogic: revalidateLogic(),
    validators: { onDynamic: schema },
    onSubmit: ({ value }) => {
      // The value is what was typed. The schema returns the record.
      const result = schema["~standard"].validate(value);
      if (!result.issues) onSave(result.value);
    },
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit();
      }}
    >
      {names.map((name) => (
        <form.Field key={name} name={name}>
          {({ state, handleChange, handleBlur }) => (
            <Field
              name={name}
              catalogue={catalogue}
              error={state.meta.errors[0]?.message}
              value={state.value ?? ""}
              onChange={(event) => handleChange(event.target.value)}
              onBlur={handleBlur}
            />
          )}
        </form.Field>
      ))}
      <button>Save</button>
    </form>
  );
}
