// The playground: one body, which the form and the text both edit, and the result of the rules.

import { element, showJson } from "./elements.js";
import { position, readBody, TOO_DEEP, withValue } from "./json.js";
import { fromFragment, LONGEST, toFragment } from "./link.js";
import { bindForm, readForm } from "./pkg/form.js";
import {
  ContractContactType,
  contractContact,
  describe,
  failure,
  fields,
  isReady,
  validateCreate,
  validateUpdate,
} from "./pkg/index.js";
import english from "./pkg/locales/en.js";

/** The choices, each with its default first. */
const CHOICES = {
  operation: ["update", "create"],
  rules: ["strict", "reference"],
  language: ["en", "ar", "cs", "da", "de", "es", "fi", "fr", "it", "ja", "nl", "pl", "pt", "sv", "zh"],
};
const EXAMPLES = {
  wrong: {
    Id: 87654321,
    CoworkerContractId: 1234,
    FullName: "",
    Email: "ada@",
    DateOfBirth: "1990-02-30",
    CountryId: "826",
    PhoneNumber: "+44 20 7946 0958",
  },
  valid: {
    Id: 87654321,
    CoworkerContractId: 1234,
    FullName: "Ada Lovelace",
    Email: "ada@example.com",
    DateOfBirth: "1990-12-10",
    Address: "12 St James’s Square\nLondon",
    PhoneNumber: "+44 20 7946 0958",
    ContractContactType: 1,
  },
  empty: {},
};

const byId = (id) => document.getElementById(id);
const [form, bodyText, summary] = ["contact", "body", "summary"].map(byId);

let state;
/** The body as `readBody` returns it, and its validation errors. */
let read;
let errors = [];
/** The catalogue of the form, and its language. */
let [catalogue, spoken] = [english, "en"];
let bound;
/** The text of the answer, for the button that copies it. */
let answer = "";

const written = (example) => JSON.stringify(EXAMPLES[example], null, 2);

// ── The input: a link, the choices, the text, the form.

/** Reads and shows the state of the link, or the state in the history of this tab, which is too long for a link. */
async function open() {
  const linked = fromFragment(location.hash, CHOICES, written("wrong"));
  const problems = history.state ? [] : linked.problems;
  state = history.state ?? linked.state;
  bodyText.value = state.body;
  say(problems);
  await choose(state);
}

/** Applies choices, and creates the form again. */
async function choose(choices) {
  Object.assign(state, choices);
  const { language } = state;
  try {
    const { default: words } = await import(`./pkg/locales/${language}.js`);
    // The user may have chosen another language in the meantime.
    if (state.language !== language) return;
    [catalogue, spoken] = [words, language];
  } catch {
    say([`The words of the language ${language} cannot be loaded. Reload the page to try again. The link keeps what you typed.`]);
    state.language = spoken;
  }
  for (const name of Object.keys(CHOICES)) byId(name).value = state[name];
  makeForm();
  check();
  fill();
  showErrors();
}

function typed() {
  state.body = bodyText.value;
  check();
  fill();
  showErrors();
  keepLater();
}

/** Writes the value of one control into the body. The rest of the text is unchanged. */
function edited({ target: { name } }) {
  state.body = withValue(state.body, read, name, readForm(form)[name]);
  bodyText.value = state.body;
  check();
  keepLater();
}

// ── The rules.

function check() {
  read = readBody(state.body);
  const validate = state.operation === "create" ? validateCreate : validateUpdate;
  const isChecked = !read.problem && isReady();
  errors = isChecked ? validate(read.value, { rules: state.rules }) : [];
  try {
    answer = isChecked ? JSON.stringify(errors.length > 0 ? failure(errors) : record()) : "";
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // The answer nests the value some levels deeper than the body.
    read = { value: undefined, problem: TOO_DEEP, members: [], remarks: [] };
    errors = [];
    answer = "";
  }
  showAnswer();
}

/** Returns the record of a valid body: all properties of the request. An absent property is null. */
function record() {
  const { operation, rules } = state;
  return contractContact({ operation, rules })["~standard"].validate(read.value).value;
}

// ── The form.

function makeForm() {
  bound?.unbind();
  form.lang = catalogue.locale;
  form.dir = catalogue.dir;
  const names = fields.filter(({ name }) => state.operation === "update" || name !== "Id");
  byId("fields").replaceChildren(...names.map(group));
  bound = bindForm(form, { operation: state.operation, rules: state.rules, catalogue, summary });
}

function group({ name, kind, required }) {
  const tag = kind === "type" ? "select" : kind === "multiline text" ? "textarea" : "input";
  const control = element(tag, { id: name, name, rows: tag === "textarea" && 3, "aria-describedby": `${name}-hint` });
  if (kind === "type") {
    control.append(new Option("–", ""));
    for (const value of Object.values(ContractContactType)) control.append(new Option(catalogue.roles[value], value));
  }
  const hint = [element("code", {}, name), ` · ${kind}`, required.includes(state.operation) && " · required"];
  return element(
    "div",
    { class: "govuk-form-group" },
    element("label", { for: name }, catalogue.labels[name]),
    element("p", { class: "hint", id: `${name}-hint`, lang: "en", dir: "ltr" }, hint),
    control,
  );
}

/** Sets the controls to the values of the body. A value that is not a string is shown as JSON. */
function fill() {
  const { value, problem } = read;
  const isEmpty = state.body.trim() === "";
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value);
  byId("fields").disabled = byId("check").disabled = !isRecord && !isEmpty;
  byId("paused").hidden = isRecord || isEmpty;
  byId("paused").textContent = `The form waits until the request body is ${problem ? "JSON" : "an object"}.`;
  if (!isRecord && !isEmpty) return;
  for (const { name } of fields) {
    const control = form.elements[name];
    if (!control) continue;
    const held = isRecord && Object.hasOwn(value, name) ? value[name] : null;
    const text = typeof held === "string" ? held : held === null ? "" : JSON.stringify(held);
    if (control.localName === "select") {
      control.querySelector("[data-other]")?.remove();
      const isThere = [...control.options].some((option) => option.value === text);
      if (!isThere) control.append(element("option", { value: text, "data-other": "" }, text));
    }
    if (control.value !== text) control.value = text;
  }
}

/** Shows the errors in the form. Moves the focus to them only after the button Check. */
function showErrors(isAsked = false) {
  if (isAsked) return bound.show(errors);
  const said = errors.map((error) => describe(error, catalogue)).join("\n");
  const shown = [...summary.querySelectorAll("li")].map((item) => item.textContent).join("\n");
  if (said === shown) return;
  // `inert` prevents the focus. Without the role, screen readers do not announce the summary.
  summary.inert = true;
  bound.show(errors);
  summary.querySelector("[role=alert]")?.removeAttribute("role");
  summary.inert = false;
}

// ── The request and its answer.

function showAnswer() {
  const { problem, remarks } = read;
  const method = state.operation === "create" ? "POST" : "PUT";
  byId("wire-title").textContent = `What goes over the wire: ${method}`;
  byId("remarks").replaceChildren(...remarks.map((remark) => element("li", {}, remark)));
  let [verdict, explanation, isWrong] = ["Valid", "The record, with every property of the request:", false];
  if (problem) {
    [verdict, explanation, isWrong] = [problem.what ?? `Not JSON: ${placeOf(problem)}`, problem.advice, true];
  } else if (!isReady()) {
    [verdict, explanation, isWrong] = [
      "Not checked",
      "This browser blocks WebAssembly here, which the rules need. Without WebAssembly, only the server checks a form.",
      true,
    ];
  } else if (errors.length > 0) {
    const bytes = new TextEncoder().encode(answer).length;
    verdict = `400: ${errors.length} validation ${errors.length === 1 ? "error" : "errors"}`;
    explanation = `The body of the server’s answer, ${bytes} bytes. The displayed line breaks are not part of it.`;
    isWrong = true;
  }
  byId("verdict").className = isWrong ? "bad" : "good";
  byId("verdict").textContent = verdict;
  byId("explanation").textContent = explanation;
  showJson(byId("answer"), answer);
  byId("answer").hidden = byId("copy-answer").hidden = answer === "";
  byId("go").hidden = problem?.at === undefined;
  bodyText.setAttribute("aria-invalid", Boolean(problem));
  announceLater(problem ? `${verdict}. ${explanation}` : verdict);
}

function placeOf({ at }) {
  const { line, column } = position(state.body, at);
  return `line ${line}, column ${column}`;
}

// ── Messages.

function say(problems) {
  const box = byId("problems");
  box.hidden = problems.length === 0;
  box.replaceChildren(...problems.map((problem) => element("p", {}, problem)));
}

/** Returns a function that calls `call` once, when the function has not been called for some time. */
function later(call, milliseconds) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds, ...given);
  };
}

/** Announces a new text to screen readers, when the user has stopped typing. */
const announceLater = later((text) => {
  if (byId("status").textContent !== text) byId("status").textContent = text;
}, 1_000);

const keepLater = later(keep, 300);

/** Writes the state into the address. Returns whether it fits. */
function keep() {
  const fragment = toFragment(state);
  if (fragment !== location.hash) {
    byId("copied").textContent = fragment ? "" : `The body is too long for a link, which holds ${LONGEST} characters.`;
    history.replaceState(fragment ? null : state, "", fragment ?? location.pathname + location.search);
  }
  return fragment !== null;
}

async function copy(text, what) {
  try {
    await navigator.clipboard.writeText(text);
    byId("copied").textContent = `${what} copied`;
  } catch {
    byId("copied").textContent = "This browser does not let the page copy.";
  }
}

function goTo(id) {
  byId(id).scrollIntoView();
  byId(id).focus({ preventScroll: true });
}

// ── Start.

for (const code of CHOICES.language) {
  const name = new Intl.DisplayNames([code], { type: "language" }).of(code);
  byId("language").append(element("option", { value: code, lang: code }, name));
}
for (const name of Object.keys(CHOICES)) {
  byId(name).addEventListener("change", async ({ target }) => {
    say([]);
    await choose({ [name]: target.value });
    keep();
  });
}
bodyText.addEventListener("input", typed);
// Runs before the listener of bindForm: the page checks the body, which may have values that no control can have.
form.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
  showErrors(true);
  if (errors.length === 0) goTo("answer-title");
});
form.addEventListener("input", edited);
// Later, so that a clicked button does not move away before the click ends.
form.addEventListener(
  "change",
  later(() => showErrors(), 250),
);
for (const button of document.querySelectorAll("[data-example]")) {
  button.addEventListener("click", () => {
    keep();
    // The button Back of the browser restores the previous body.
    history.pushState(null, "", location.href);
    bodyText.value = written(button.dataset.example);
    typed();
    keep();
  });
}
for (const link of document.querySelectorAll("[data-to]")) {
  link.addEventListener("click", (event) => {
    // The fragment has the state, so the link must not change it.
    event.preventDefault();
    goTo(link.dataset.to);
  });
}
byId("copy-link").addEventListener("click", () => keep() && copy(location.href, "Link"));
byId("copy-answer").addEventListener("click", () => copy(answer, "Answer"));
byId("go").addEventListener("click", () => {
  const { at } = read.problem;
  bodyText.focus();
  bodyText.setSelectionRange(at, Math.min(at + 1, state.body.length));
});
addEventListener("hashchange", open);

await open();
byId("late").remove();
for (const part of document.querySelectorAll("#settings, nav, main")) part.hidden = false;
