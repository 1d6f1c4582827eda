import { bindForm } from "/contract-contact/form.js";
import { readResponse } from "/contract-contact/index.js";

// The labels, messages and dates of the language that the page is in.
const { default: catalogue } = await import(`/contract-contact/locales/${document.documentElement.lang}.js`);
const form = document.querySelector("form");
const status = document.querySelector("[role=status]");

const bound = bindForm(form, {
  catalogue,
  // Called with a record that has passed the rules.
  async onSubmit(record) {
    const headers = { "Content-Type": "application/json" };
    const answer = await readResponse(await fetch(form.action, { method: "PUT", headers, body: JSON.stringify(record) }));
    status.textContent = answer.WasSuccessful ? status.dataset.saved : "";
    if (!answer.WasSuccessful) bound.show(answer); // errors of the server, at the same controls
  },
});
