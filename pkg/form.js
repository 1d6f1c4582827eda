// src/form.ts
import { readFormData as readFormData2, readValue } from "./index.js";

// src/form/bind.ts
import {
  describe,
  fields as fields2,
  NotReadyError,
  validateCreate,
  validateUpdate
} from "./index.js";

// src/generated/form-attributes.ts
var formAttributes = {
  Id: { "inputmode": "numeric", "spellcheck": "false", "autocomplete": "off" },
  CoworkerContractId: { "inputmode": "numeric", "spellcheck": "false", "autocomplete": "off" },
  FullName: { "spellcheck": "false", "autocapitalize": "words", "autocomplete": "name" },
  CoworkerId: { "inputmode": "numeric", "spellcheck": "false", "autocomplete": "off" },
  Email: { "type": "email", "spellcheck": "false", "autocapitalize": "none", "autocomplete": "email" },
  DateOfBirth: { "autocomplete": "bday" },
  Address: { "autocomplete": "street-address" },
  PostCode: { "spellcheck": "false", "autocapitalize": "characters", "autocomplete": "postal-code" },
  CityName: { "spellcheck": "false", "autocapitalize": "words", "autocomplete": "address-level2" },
  State: { "spellcheck": "false", "autocapitalize": "words", "autocomplete": "address-level1" },
  CountryId: { "inputmode": "numeric", "spellcheck": "false", "autocomplete": "off" },
  PhoneNumber: { "type": "tel", "autocomplete": "tel" },
  Notes: { "autocomplete": "off" },
  ContractContactType: { "autocomplete": "off" }
};
var strictAttributes = {
  Email: { "maxlength": "254" },
  DateOfBirth: { "min": "1900-01-01" }
};

// src/generated/wording.ts
var english = { heading: "There is a problem", prefix: "Error: " };

// src/options.ts
function oneOf(name, value, values) {
  if (values.includes(value)) return;
  throw new TypeError(
    `${name} must be ${values.filter(Boolean).map((each) => JSON.stringify(each)).join(" or ")}`
  );
}
function object(name, value) {
  if (typeof value !== "object" || value === null) throw new TypeError(`${name} must be an object, not ${String(value)}`);
}

// src/form/element.ts
function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}
var ids = 0;
function newId(page) {
  let id;
  do
    id = `contract-contact-${++ids}`;
  while (page.getElementById(id));
  return id;
}

// src/form/read.ts
import { fields, readFormData } from "./index.js";
var substitute = String.fromCharCode(26);
function readForm(form, options) {
  const entries = [];
  for (const { name } of fields) {
    const controls = controlsOf(form, name);
    if (controls.length === 0) continue;
    const control = controls.filter((each) => !isChoice(each) || each.checked).at(-1);
    entries.push([name, control?.validity.badInput ? substitute : control?.value ?? ""]);
  }
  return readFormData(entries, options);
}
function controlsOf(form, name) {
  return [...form.elements].filter(
    (each) => each.name === name && !each.matches(":disabled") && each.matches("input:not([type=submit], [type=image], [type=reset], [type=button], [type=file]), select, textarea")
  );
}
function isChoice(control) {
  return control.type === "radio" || control.type === "checkbox";
}

// src/form/mark.ts
function mark([control, ...others], text, prefix, speak) {
  const group = others.length > 0 || isChoice(control) ? groupOf(control) : null;
  const message = element("p", "govuk-error-message", element("span", "govuk-visually-hidden", prefix), text);
  speak(message);
  message.id = newId(control.ownerDocument);
  const place = group ? childOf(group, control) : control.closest("label, .govuk-input__wrapper") ?? control;
  place.before(message);
  control.setCustomValidity(text);
  const invalidBefore = control.getAttribute("aria-invalid");
  if (control.type !== "radio") control.setAttribute("aria-invalid", "true");
  const tokens = [
    [group ?? control, "aria-describedby", message.id],
    [isChoice(control) ? null : control, "class", `govuk-${control.localName}--error`],
    [control.closest(".govuk-form-group"), "class", "govuk-form-group--error"]
  ];
  for (const token of tokens) addToken(...token);
  return () => {
    message.remove();
    control.setCustomValidity("");
    if (invalidBefore === null) control.removeAttribute("aria-invalid");
    else control.setAttribute("aria-invalid", invalidBefore);
    for (const token of tokens) removeToken(...token);
  };
}
function focus(control) {
  const legend = isChoice(control) ? groupOf(control)?.querySelector("legend") : null;
  (legend ?? control.labels?.[0] ?? control).scrollIntoView?.();
  control.focus({ preventScroll: true });
}
function groupOf(control) {
  const group = control.closest("fieldset, [role=radiogroup]");
  const others = group?.querySelectorAll("input, select, textarea") ?? [];
  return [...others].every((each) => each.name === control.name) ? group : null;
}
function childOf(group, control) {
  let child = control;
  while (child.parentElement && child.parentElement !== group) child = child.parentElement;
  return child;
}
function addToken(to, attribute, token) {
  const before = to?.getAttribute(attribute);
  to?.setAttribute(attribute, before == null ? token : `${before} ${token}`);
}
function removeToken(from, attribute, token) {
  const now = from?.getAttribute(attribute);
  if (now === token) from?.removeAttribute(attribute);
  else if (now != null) from?.setAttribute(attribute, `${now} `.replace(` ${token} `, " ").slice(0, -1));
}

// src/form/bind.ts
function bindForm(form, options = {}) {
  const { catalogue = {}, operation, onSubmit } = options;
  oneOf("operation", operation, [void 0, "update", "create"]);
  object("catalogue", catalogue);
  const { heading = english.heading, prefix = english.prefix } = catalogue;
  const page = form.ownerDocument;
  const listening = new AbortController();
  const given = [];
  const watched = /* @__PURE__ */ new Map();
  const marks = /* @__PURE__ */ new Map();
  const summary = element("div", "govuk-error-summary");
  summary.tabIndex = -1;
  let errors = [];
  let isPending = false;
  function find() {
    try {
      return (operation === "create" ? validateCreate : validateUpdate)(readForm(form), options);
    } catch (error) {
      if (error instanceof NotReadyError) return [];
      throw error;
    }
  }
  function validate() {
    const found = find();
    show(found);
    return found;
  }
  const show = (what) => {
    clear();
    errors = inPageOrder("Errors" in what ? what.Errors.length > 0 ? what.Errors : [messageOf(what)] : what);
    for (const error of errors) markControl(error);
    if (errors.length === 0) return;
    summarize("alert");
    if (!page.title.startsWith(prefix)) page.title = prefix + page.title;
    (options.summary ?? form).prepend(summary);
    summary.focus();
  };
  function recheck(name) {
    const value = readForm(form)[name];
    if (!watched.has(name) || watched.get(name) === value) return;
    watched.set(name, value);
    const now = find().find((error) => error.PropertyName === name);
    errors = errors.filter((error) => error.PropertyName !== name);
    unmark(name);
    if (now) {
      errors = inPageOrder([...errors, now]);
      markControl(now);
    }
    if (errors.length === 0) hideSummary();
    else summarize(null);
  }
  function markControl(error) {
    const [control, ...others] = visible(error.PropertyName);
    if (!control || marks.has(error.PropertyName)) return;
    watched.set(error.PropertyName, readForm(form)[error.PropertyName]);
    marks.set(error.PropertyName, mark([control, ...others], describe(error, catalogue), prefix, speak));
  }
  function unmark(name) {
    marks.get(name)?.();
    marks.delete(name);
  }
  function summarize(role) {
    const items = errors.map((error) => {
      const text = describe(error, catalogue);
      const [control] = visible(error.PropertyName);
      const label = error.code === null && error.PropertyName ? `${labelOf(error.PropertyName, catalogue)}: ` : "";
      if (!control) return element("li", "", label + text);
      const link = element("a", "", label + text);
      give(control, "id", () => newId(page));
      link.href = `#${control.id}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        focus(visible(error.PropertyName)[0] ?? control);
      });
      return element("li", "", link);
    });
    const list = element("ul", "govuk-list govuk-error-summary__list", ...items);
    const body = element("div", "govuk-error-summary__body", list);
    const content = speak(element("div", "", element("h2", "govuk-error-summary__title", heading), body));
    if (role) content.setAttribute("role", role);
    summary.replaceChildren(content);
  }
  function hideSummary() {
    summary.remove();
    const isLast = !page.querySelector(".govuk-error-summary");
    if (isLast && page.title.startsWith(prefix)) page.title = page.title.slice(prefix.length);
  }
  function reset() {
    clear();
    watched.clear();
  }
  function clear() {
    for (const name of marks.keys()) unmark(name);
    errors = [];
    if (summary.isConnected) hideSummary();
  }
  function speak(words) {
    const language = (tag) => tag.split("-")[0].toLowerCase();
    const { locale, dir } = catalogue;
    if (!locale || language(locale) === language(form.closest("[lang]")?.lang ?? "")) return words;
    words.lang = locale;
    if (dir) words.dir = dir;
    return words;
  }
  function inPageOrder(errors2) {
    const controls = [...form.elements];
    const positionOf = ({ PropertyName }) => {
      const [control] = controlsOf(form, PropertyName);
      return control ? controls.indexOf(control) : controls.length;
    };
    return [...errors2].sort((a, b) => positionOf(a) - positionOf(b));
  }
  const visible = (name) => controlsOf(form, name).filter((control) => control.type !== "hidden");
  function give(control, attribute, value) {
    if (control.hasAttribute(attribute)) return;
    control.setAttribute(attribute, value());
    given.push([control, attribute]);
  }
  function dress(control) {
    const field = fields2.find((each) => each.name === control.name);
    if (!field || isChoice(control) || control.type === "hidden") return;
    const { autocomplete, ...others } = formAttributes[field.name];
    const bounds = options.rules === "reference" ? {} : strictAttributes[field.name];
    give(control, "autocomplete", () => options.autocomplete === "on" ? autocomplete : "off");
    const isRequired = field.required.includes(operation ?? "update");
    if (isRequired && !control.required) give(control, "aria-required", () => "true");
    if (control.localName === "select") return;
    if (catalogue.dir === "rtl") give(control, "dir", () => field.kind.endsWith("text") ? "auto" : "ltr");
    for (const [attribute, value] of Object.entries({ ...others, ...bounds })) {
      if (attribute === "type" && control.localName !== "input") continue;
      if (attribute === "min" && control.type !== "date") continue;
      give(control, attribute, () => value);
    }
  }
  async function submit(event) {
    if (isPending) return event.preventDefault();
    if (event.submitter?.formNoValidate) clear();
    else if (validate().length > 0) return event.preventDefault();
    if (!onSubmit) return;
    event.preventDefault();
    isPending = true;
    try {
      await onSubmit(readForm(form), event);
    } finally {
      isPending = false;
    }
  }
  function listen(type, hear) {
    const root = form.getRootNode();
    root.addEventListener(
      type,
      ({ target }) => {
        if (target?.form === form) hear(target);
      },
      listening
    );
  }
  find();
  give(form, "novalidate", () => "");
  for (const { name } of fields2) controlsOf(form, name).forEach(dress);
  form.addEventListener("submit", submit, listening);
  form.addEventListener("reset", reset, listening);
  listen("focusin", dress);
  for (const type of ["input", "change"]) listen(type, ({ name }) => recheck(name));
  return {
    validate,
    show,
    unbind() {
      listening.abort();
      clear();
      for (const [control, attribute] of given) control.removeAttribute(attribute);
    }
  };
}
function messageOf({ Message }) {
  return { PropertyName: "", Message, AttemptedValue: null, code: null, params: {} };
}
function labelOf(name, { labels }) {
  const field = fields2.find((each) => each.name === name);
  return field ? labels?.[field.name] ?? field.label : name;
}
export {
  bindForm,
  readForm,
  readFormData2 as readFormData,
  readValue
};
