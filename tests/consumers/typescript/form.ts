import { bindForm, readForm, readFormData, readValue } from "contract-contact/form";
import arabic from "contract-contact/locales/ar";

export function bind(form: HTMLFormElement): number {
  return bindForm(form, { catalogue: arabic, onSubmit: () => readForm(form) }).validate().length;
}

export const country: string | number | undefined = readValue("CountryId", "1220");
export const sent: unknown = readFormData(new FormData()).Email;
