import { type CompleteCatalogue, type ContractContactUpdate, type FieldName, fields } from "contract-contact";
import type { ComponentProps } from "react";

export interface FormProps {
  record: ContractContactUpdate;
  catalogue: CompleteCatalogue;
  onSave: (contact: ContractContactUpdate) => void;
}

interface FieldProps extends ComponentProps<"input"> {
  name: FieldName;
  catalogue: CompleteCatalogue;
  error: string | undefined;
}

/** The properties that a person fills in. */
export const names = fields.map(({ name }) => name).filter((name) => name !== "Id");

/** A control with its label and its message. */
export function Field({ name, catalogue, error, ...others }: FieldProps) {
  const control = { id: name, name, "aria-invalid": error !== undefined, "aria-describedby": `${name}-error`, ...others };
  const roles = Object.entries(catalogue.roles).map(([role, label]) => (
    <option key={role} value={role}>
      {label}
    </option>
  ));
  return (
    <div>
      <label htmlFor={name}>{catalogue.labels[name]}</label>
      {name === "ContractContactType" ? (
        // The key: after an action React resets a select to its first default value.
        <select key={String(others.defaultValue)} {...(control as ComponentProps<"select">)}>
          <option />
          {roles}
        </select>
      ) : (
        <input {...control} />
      )}
      <p id={`${name}-error`}>{error}</p>
    </div>
  );
}
