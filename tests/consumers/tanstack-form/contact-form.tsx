import { revalidateLogic, useForm } from "@tanstack/react-form";
import {
  ContractContactType,
  contractContactUpdate,
  type ContractContactUpdate,
  type FieldName,
  fields,
} from "contract-contact";
import { readValue } from "contract-contact/form";

interface Props {
  record: ContractContactUpdate;
  onSave: (contact: ContractContactUpdate) => void;
}

/** What may stand in the form: a text where a number is wanted, too. */
type Values = { [P in FieldName]?: string | number | null | undefined };

const roles = Object.entries(ContractContactType).map(([name, value]) => (
  <option key={name} value={value}>{name}</option>
));

export function ContactForm({ record, onSave }: Props) {
  const form = useForm({
    defaultValues: record as Values,
    validationLogic: revalidateLogic(),
    validators: { onDynamic: contractContactUpdate },
    onSubmit: ({ value }) => {
      const result = contractContactUpdate["~standard"].validate(value);
      if (!result.issues) onSave(result.value);
    },
  });
  return (
    <form noValidate onSubmit={(event) => { event.preventDefault(); void form.handleSubmit(); }}>
      {fields.filter(({ name }) => name !== "Id").map(({ name, label, kind }) => (
        <form.Field key={name} name={name}>
          {({ state, handleChange, handleBlur }) => {
            const control = {
              id: name,
              "aria-invalid": !state.meta.isValid,
              "aria-describedby": `${name}-error`,
              // React leaves the text as it was typed; what it stands for goes to the form.
              defaultValue: state.value ?? "",
              onChange: (event: { target: { value: string } }) => handleChange(readValue(name, event.target.value)),
              onBlur: handleBlur,
            };
            return (
              <div>
                <label htmlFor={name}>{label}</label>
                {kind === "type" ? <select {...control}><option />{roles}</select> : <input {...control} />}
                <p id={`${name}-error`}>{state.meta.errors[0]?.message}</p>
              </div>
            );
          }}
        </form.Field>
      ))}
      <button>Save</button>
    </form>
  );
}
