import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { contractContact } from "contract-contact";
import { useForm } from "react-hook-form";
import { Field, type FormProps, names } from "../react/field.js";

export function ContactForm({ record, catalogue, onSave }: FormProps) {
  const {
    register,
    handleSubmit,
    formState: { errors },
  } = useForm({
    defaultValues: record,
    resolver: standardSchemaResolver(contractContact({ input: "form", catalogue })),
  });
  return (
    <form noValidate onSubmit={handleSubmit((contact) => onSave(contact))}>
      {names.map((name) => (
        <Field key={name} catalogue={catalogue} error={errors[name]?.message} {...register(name)} />
      ))}
      <button>Save</button>
    </form>
  );
}
