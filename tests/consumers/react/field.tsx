import { ContractContactType, type ContractContactUpdate, type FieldName, fields } from "contract-contact";
import type { FormCatalogue } from "contract-contact/form";
import type { ComponentProps } from "react";

export interface FormProps {
  record: ContractContactUpdate;
  catalogue: FormCatalogue;
  onSave: (contact: ContractContactUpdate) => void;
}

interface FieldProps extends ComponentProps<"input"> {
  name: FieldName;
  catalogue: FormCatalogue;
  error: string | undefined;
}

/** The properties that a person fills in. */
export const names = fields.map(({ name }) => name).filter((name) => name !== "Id");

const roles = Object.entries(ContractContactType).map(([name, value]) => (
  <option key={name} value={value}>{name}</option>
));

/** A control with its label and its message. */
export function Field({ name, catalogue, error, ...others }: FieldProps) {
  const control = { id: name, name, "aria-invalid": error !== undefined, "aria-describedby": `${name}-error`, ...others };
  return (
    <div>
      <label htmlFor={name}>{catalogue.labels?.[name]}</label>
      {name === "ContractContactType"
        // The key: after an action React resets a select to its first default value.
        ? <select key={String(others.defaultValue)} {...control as ComponentProps<"select">}><option />{roles}</select>
        : <input {...control} />}
      <p id={`${name}-error`}>{error}</p>
    </div>
  );
}
