// A page with a form in the language ?catalogue=, or a page in the language &page= with the messages of ?catalogue=.

import { bindForm, readForm } from "/pkg/form.js";
import { fields } from "/pkg/index.js";

const query = new URLSearchParams(location.search);
const language = query.get("catalogue");
const { default: catalogue } = await import(`/pkg/locales/${language}.js`);
const { default: own } = await import(`/pkg/locales/${query.get("page") ?? language}.js`);
Object.assign(document.documentElement, { lang: own.locale, dir: own.dir });

const element = (name, attributes, ...children) => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
};

function control({ name, kind }) {
  if (kind === "type") {
    const options = Object.entries(own.roles).map(([value, label]) => element("option", { value }, label));
    return element(
      "select",
      { id: name, name },
      element("option", { value: "" }),
      element("option", { value: "9" }, "9"),
      ...options,
    );
  }
  return element(kind === "multiline text" ? "textarea" : "input", { id: name, name });
}

const form = element(
  "form",
  {},
  ...fields.map((field) =>
    element("div", { class: "govuk-form-group" }, element("label", { for: field.name }, own.labels[field.name]), control(field)),
  ),
  element("button", {}, "OK"),
);
document.querySelector("main").append(form);
document.title = document.querySelector("h1").textContent = own.labels.FullName;
const bound = bindForm(form, {
  catalogue,
  onSubmit: (record) => {
    window.sent = record;
  },
});
Object.assign(window, { bound, catalogue, form, readForm });
