import { useForm } from "@conform-to/react/future";
import { contractContact } from "contract-contact";
import { Field, type FormProps, names } from "../react/field.js";

export function ContactForm({ record, catalogue, onSave }: FormProps) {
  const { form, fields } = useForm(contractContact({ input: "form", catalogue }), {
    defaultValue: record,
    shouldRevalidate: "onInput",
    onSubmit(event, { value }) {
      event.preventDefault();
      onSave(value);
    },
  });
  return (
    <form {...form.props}>
      <input type="hidden" name="Id" defaultValue={fields.Id.defaultValue} />
      {names.map((name) => {
        const { defaultValue, errors } = fields[name];
        return <Field key={name} name={name} catalogue={catalogue} error={errors?.[0]} defaultValue={defaultValue} />;
      })}
      <button>Save</button>
    </form>
  );
}
