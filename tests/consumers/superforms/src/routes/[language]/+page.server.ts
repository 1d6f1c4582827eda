import { error } from "@sveltejs/kit";
import { type ContractContactUpdate, contractContact, describe, type FieldName, fields, readResponse } from "contract-contact";
import de from "contract-contact/locales/de";
import en from "contract-contact/locales/en";
import { defaults, fail, message, setError, superValidate } from "sveltekit-superforms";
import { standard } from "sveltekit-superforms/adapters";
import { CONTACTS } from "$app/env/private";
import type { Actions, PageServerLoad } from "./$types";

const catalogues = new Map([
  ["de", de],
  ["en", en],
]);

function inLanguage(language: string) {
  const catalogue = catalogues.get(language) ?? error(404);
  // A posted form has a string for each property. The schema reads the strings.
  const strings = Object.fromEntries(fields.map(({ name }) => [name, ""])) as unknown as ContractContactUpdate;
  return { catalogue, adapter: standard(contractContact({ input: "form", catalogue }), { defaults: strings }) };
}

export const load: PageServerLoad = async ({ fetch, params }) => {
  const { catalogue, adapter } = inLanguage(params.language);
  const record = await (await fetch(CONTACTS)).json();
  return { catalogue, form: defaults(record, adapter) };
};

export const actions: Actions = {
  async default({ fetch, params, request }) {
    const { catalogue, adapter } = inLanguage(params.language);
    const form = await superValidate(request, adapter);
    if (!form.valid) return fail(400, { form });
    const headers = { "content-type": "application/json" };
    const answer = await readResponse(await fetch(CONTACTS, { method: "PUT", headers, body: JSON.stringify(form.data) }));
    if (answer.WasSuccessful) return message(form, answer.Message);
    for (const each of answer.Errors) setError(form, each.PropertyName as FieldName, describe(each, catalogue));
    return message(form, answer.Errors.length > 0 ? "" : answer.Message, { status: 400 });
  },
};
