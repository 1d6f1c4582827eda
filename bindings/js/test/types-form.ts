// As types.ts, for the entries that use the DOM.

import { type BulkResult, validateBulk } from "../../../pkg/bulk.js";
import { bindForm, type FormRecord, readForm, readFormData, readValue } from "../../../pkg/form.js";
import { readResponse, toUpdate, validateUpdate } from "../../../pkg/index.js";

type Is<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(): T | undefined => undefined;

const errors = validateUpdate({});
declare const form: HTMLFormElement;
holds<Is<ReturnType<typeof readForm>["Email"], string | number | null | undefined>>();
const read = readForm(form);
holds<Is<typeof read.Email, string | number | undefined>>();
const cleared = readForm(form, { empty: null });
holds<Is<typeof cleared.Email, string | number | null | undefined>>();
toUpdate({}, cleared);
const bound = bindForm(form, { operation: "create", rules: "reference", onSubmit: (record) => void validateUpdate(record) });
holds<Is<ReturnType<typeof bound.validate>, typeof errors>>();
const answer = readResponse({});
if (answer.WasSuccessful) {
  // @ts-expect-error Nothing is to be shown.
  bound.show(answer);
} else {
  bound.show(answer);
  bound.show(answer.Errors);
}
holds<Is<typeof read, FormRecord>>();
holds<Is<ReturnType<typeof readFormData>, FormRecord<object | null>>>();
readFormData(new FormData(form));
readFormData(new URLSearchParams(location.search), { empty: null });
// @ts-expect-error A form is no FormData.
readFormData(form.elements.length);
// @ts-expect-error No such operation.
bindForm(form, { operation: "delete" });
// @ts-expect-error No such property.
read.Emial;

holds<Is<ReturnType<typeof readValue>, string | number | undefined>>();
// @ts-expect-error No such property.
readValue("Emial", "");

holds<Is<ReturnType<typeof validateBulk>, Promise<BulkResult>>>();
void validateBulk(new Blob().stream(), {
  onProgress: ({ read, total }) => holds<Is<typeof total, number | undefined>>() ?? read,
});
// @ts-expect-error No such format.
void validateBulk("", { format: "csv" });

// @ts-expect-error A language's name is no catalogue.
bindForm(form, { catalogue: "ar" });
