import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { ContractContactType, contractContactUpdate, type ContractContactUpdate, fields } from "contract-contact";
import { readValue } from "contract-contact/form";
import { useForm } from "react-hook-form";

interface Props {
  record: ContractContactUpdate;
  onSave: (contact: ContractContactUpdate) => void;
}

const roles = Object.entries(ContractContactType).map(([name, value]) => (
  <option key={name} value={value}>{name}</option>
));

export function ContactForm({ record, onSave }: Props) {
  const { register, handleSubmit, formState: { errors } } = useForm({
    defaultValues: record,
    resolver: standardSchemaResolver(contractContactUpdate),
  });
  return (
    <form noValidate onSubmit={handleSubmit((contact) => onSave(contact))}>
      {fields.filter(({ name }) => name !== "Id").map(({ name, label, kind }) => {
        const control = {
          id: name,
          "aria-invalid": name in errors,
          "aria-describedby": `${name}-error`,
          // A number where the property is one, nothing for an empty text. The values of the record come by here, too.
          ...register(name, { setValueAs: (value) => readValue(name, String(value ?? "")) }),
        };
        return (
          <div key={name}>
            <label htmlFor={name}>{label}</label>
            {kind === "type" ? <select {...control}><option />{roles}</select> : <input {...control} />}
            <p id={`${name}-error`}>{errors[name]?.message}</p>
          </div>
        );
      })}
      <button>Save</button>
    </form>
  );
}
