import { bindForm, readForm } from "contract-contact/form";

export function bind(form: HTMLFormElement): number {
  return bindForm(form, { onSubmit: () => readForm(form) }).validate().length;
}
