import { bindForm, readForm, readFormData, readValue } from "contract-contact/form";

export function bind(form: HTMLFormElement): number {
  return bindForm(form, { onSubmit: () => readForm(form) }).validate().length;
}

export const country: string | number | undefined = readValue("CountryId", "1220");
export const sent: unknown = readFormData(new FormData()).Email;
