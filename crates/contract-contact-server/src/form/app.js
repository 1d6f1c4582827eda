// The form at /: the list of contacts, and one of them to make or to edit.

import { ContractContactType, fields, readResponse } from "./pkg/index.js";
import { bindForm, readForm } from "./pkg/form.js";

const API = "/api/billing/contractcontacts";
const rules = document.documentElement.dataset.rules;
const view = document.getElementById("view");

// ── Elements. Text is only ever put in as text.

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(attribute, value);
    else if (value === true) made.setAttribute(attribute, "");
    else if (value !== false) made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}

const button = (text, click, className = "") => element("button", { type: "button", class: className, click }, text);
const link = (text, href, className = "") => element("a", { href, class: className }, text);

/** A box with a heading that gets the focus: what went wrong, or what went well. */
function notice(className, role, heading, ...children) {
  return element("div", { class: `notice ${className}`, role, tabindex: "-1" }, element("h2", {}, heading), ...children);
}

function put(into, box) {
  into.replaceChildren(box);
  box.focus();
}

// ── The token, which is kept for this tab alone and never in a URL.

const tokenDialog = document.getElementById("token-dialog");
const tokenField = document.getElementById("token");
const tokenProblem = document.getElementById("token-problem");
let asking = null;

/** Opens the dialog; whether a token was given. Two requests that need one ask once. */
function askForToken(problem) {
  asking ??= new Promise((resolve) => {
    showTokenProblem(problem);
    tokenField.value = "";
    tokenDialog.returnValue = "";
    tokenDialog.addEventListener("close", () => ((asking = null), resolve(tokenDialog.returnValue === "given")), { once: true });
    tokenDialog.showModal();
    tokenField.focus();
  });
  return asking;
}

function showTokenProblem(text) {
  tokenProblem.textContent = text;
  tokenProblem.hidden = !text;
  tokenField.setAttribute("aria-describedby", text ? "token-problem token-help" : "token-help");
}

tokenDialog.querySelector("form").addEventListener("submit", (event) => {
  event.preventDefault();
  const token = tokenField.value.trim().replace(/^Bearer\s+/i, "");
  if (!/^[\x21-\x7e]+$/.test(token)) {
    showTokenProblem(token ? "A token has no spaces and only plain letters, digits and signs." : "Paste a token.");
    return tokenField.focus();
  }
  sessionStorage.setItem("token", token);
  tokenDialog.close("given");
});

document.getElementById("token-change").addEventListener("click", async () => {
  // A form that is being filled in stays as it is; its next request has the new token.
  if ((await askForToken("")) && !view.querySelector("form.contact")) route();
});

for (const close of document.querySelectorAll("[data-close]")) {
  close.addEventListener("click", () => close.closest("dialog").close(""));
}

// ── Requests, and the panel that shows them.

/** The outcome of a request: `status` is 0 where there was no answer. A 401 asks for a token and tries again. */
async function request(method, path, { body, etag, signal } = {}) {
  for (;;) {
    const answer = await exchange(method, path, body, etag);
    if (signal?.aborted) return answer;
    if (answer.status !== 401 || !(await askForToken(messageOf(answer) || "The token was not accepted."))) return answer;
  }
}

async function exchange(method, path, body, etag) {
  const headers = { Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  if (etag) headers["If-Match"] = etag;
  const token = sessionStorage.getItem("token");
  const sent = { start: `${method} ${path}`, headers: { ...headers, ...(token && { Authorization: "Bearer (not shown)" }) }, body };
  const text = body && JSON.stringify(body);
  try {
    const response = await fetch(path, { method, headers: { ...headers, ...(token && { Authorization: `Bearer ${token}` }) }, body: text, cache: "no-store" });
    const json = parse(await response.text());
    showExchange(sent, { start: `${response.status} ${response.statusText}`, headers: Object.fromEntries(response.headers), body: json });
    return {
      status: response.status, json, said: readResponse(json),
      etag: response.headers.get("etag"), wait: Number(response.headers.get("retry-after")),
    };
  } catch {
    showExchange(sent, { start: "No answer", headers: {} });
    return { status: 0, said: readResponse(undefined) };
  }
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}

const exchanges = document.getElementById("exchanges");

function showExchange(sent, received) {
  for (const each of exchanges.children) each.open = false;
  const half = (title, { start, headers, body }) => {
    const lines = [start, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
    if (body !== undefined) lines.push("", typeof body === "string" ? body : JSON.stringify(body, null, 2));
    return [element("h3", {}, title), element("pre", {}, lines.join("\n"))];
  };
  const heading = element("summary", {}, sent.start, " ", element("strong", {}, received.start));
  exchanges.prepend(element("details", { open: true }, heading, ...half("Request", sent), ...half("Response", received)));
  while (exchanges.children.length > 10) exchanges.lastElementChild.remove();
}

document.getElementById("wire-toggle").addEventListener("click", ({ currentTarget }) => {
  const panel = document.getElementById("wire");
  panel.hidden = !panel.hidden;
  document.body.classList.toggle("with-wire", !panel.hidden);
  currentTarget.setAttribute("aria-expanded", String(!panel.hidden));
});

/** The service's own words, where it was the service that answered and not something before it. */
const messageOf = ({ json, said }) => (json?.WasSuccessful === false && said.Message ? `${said.Message}.` : "");

/** What to say of an answer that is about no property. */
function problem(answer) {
  const { status, wait } = answer;
  const again = wait ? `Try again in ${wait} second${wait === 1 ? "" : "s"}.` : "Try again in a moment.";
  const message = messageOf(answer);
  switch (status) {
    case 0: return ["The service cannot be reached", "Check the connection, and try again."];
    case 401: return ["A token is needed", message];
    case 403: return ["Your token does not let you do this", message];
    case 404: return ["There is no such contact", "It may have been deleted."];
    case 429: return ["Too many requests", again];
    case 503: return ["The service is not available now", again];
    default: return ["The service could not do this", message || `It answered ${status}.`];
  }
}

/** What to say, and what can be done about it. */
function problemBox(answer, retry, ...more) {
  const [heading, text] = problem(answer);
  const ask = async () => (await askForToken("")) && retry();
  const { status } = answer;
  const actions = [];
  if (status === 401 || status === 403) actions.push(button("Use another token", ask));
  else if (status === 0 || status === 408 || status === 429 || status >= 500) actions.push(button("Try again", retry));
  return notice("bad", "alert", heading, element("p", {}, text, ...more), element("div", { class: "actions" }, ...actions));
}

// ── Views. The part of the URL after # says which; leaving one ends it.

let leaving = new AbortController();
/** What the next view is to say first. */
let news = null;
let isFirst = true;

async function route() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const [, path, query] = /^#\/?([^?]*)\??(.*)$/.exec(location.hash) ?? [null, "", ""];
  if (path === "") return showList(new URLSearchParams(query), signal);
  if (path === "new") return showForm(null, null, signal);
  open("Edit a contact", element("p", { role: "status" }, "Loading…"));
  const answer = await request("GET", `${API}/${encodeURIComponent(path)}`, { signal });
  if (signal.aborted) return;
  if (answer.status === 200) return showForm(answer.json, answer.etag, signal);
  open("Edit a contact", problemBox(answer, route), element("p", {}, link("All contacts", "#/")));
}

/** Puts a view on the page, and the focus on its start. */
function open(title, ...children) {
  document.title = title === "Contacts" ? title : `${title} – Contacts`;
  const heading = element("h1", { tabindex: "-1" }, title);
  view.replaceChildren(heading, ...children);
  const start = view.querySelector(".notice") ?? heading;
  if (!isFirst || start !== heading) start.focus();
  isFirst = false;
}

addEventListener("hashchange", route);
document.querySelector(".skip").addEventListener("click", (event) => {
  // What stands after # is the view's.
  event.preventDefault();
  view.focus();
});

// ── The list.

const COLUMNS = ["FullName", "Email", "ContractContactType", "CoworkerContractId"];

async function showList(query, signal) {
  const page = query.get("page") ?? "1";
  const name = query.get("name") ?? "";
  const said = news;
  news = null;
  const search = element("form", { class: "search", role: "search", submit: (event) => (event.preventDefault(), go({ name: field.value.trim() })) });
  const field = element("input", { id: "search", type: "search", value: name, autocomplete: "off" });
  search.append(element("label", { for: "search" }, `${labelOf("FullName")} contains`), element("div", { class: "row" }, field, element("button", { class: "quiet" }, "Search")));
  const content = element("div", { "aria-busy": "true" }, element("p", { role: "status" }, "Loading…"));
  open("Contacts", ...(said ? [said] : []), element("div", { class: "bar" }, link("Add a contact", "#/new", "button"), search), content);

  const asked = new URLSearchParams({ page, orderBy: "FullName", ...(name && { ContractContact_FullName: name }) });
  const answer = await request("GET", `${API}?${asked}`, { signal });
  if (signal.aborted) return;
  content.removeAttribute("aria-busy");
  if (answer.status !== 200) return put(content, problemBox(answer, route));
  const { Records, FirstItem, LastItem, TotalItems, HasPreviousPage, HasNextPage } = answer.json;
  if (Records.length === 0) return content.replaceChildren(nothing(TotalItems, name));
  const to = (number) => `#/?${new URLSearchParams({ page: number, ...(name && { name }) })}`;
  const pages = element("nav", { "aria-label": "Pages", class: "pages" }, element("p", { role: "status" }, `${FirstItem}–${LastItem} of ${TotalItems}`));
  if (HasPreviousPage) pages.append(element("a", { href: to(Number(page) - 1), rel: "prev" }, "Previous"));
  if (HasNextPage) pages.append(element("a", { href: to(Number(page) + 1), rel: "next" }, "Next"));
  content.replaceChildren(table(Records), pages);
}

function nothing(total, name) {
  const text = total > 0 ? "There is nothing on this page." : name ? `No full name contains “${name}”.` : "There are no contacts yet.";
  return element("div", { class: "empty" }, element("p", { role: "status" }, text), ...(total > 0 || name ? [link("All contacts", "#/")] : []));
}

function go(query) {
  const hash = `#/?${new URLSearchParams(query)}`;
  if (hash === location.hash) route();
  else location.hash = hash;
}

function table(records) {
  const cell = (record, name) => {
    if (name !== "FullName") return element("td", { class: `column-${name}` }, words(name, record[name]) || "–");
    return element("th", { scope: "row" }, link(record.FullName, `#/${record.Id}`));
  };
  return element("table", {},
    element("caption", { class: "hidden" }, "Contacts, by full name"),
    element("thead", {}, element("tr", {}, ...COLUMNS.map((name) => element("th", { scope: "col", class: `column-${name}` }, labelOf(name))))),
    element("tbody", {}, ...records.map((record) => element("tr", {}, ...COLUMNS.map((name) => cell(record, name))))));
}

const labelOf = (name) => fields.find((field) => field.name === name).label;
const roles = Object.entries(ContractContactType).map(([name, value]) => [String(value), name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)]);
const kindOf = (name) => fields.find((field) => field.name === name).kind;

/** A value as its control holds it. */
function text(name, value) {
  if (value === null || value === undefined) return "";
  return kindOf(name) === "date" ? String(value).replace(/T.*/, "") : String(value);
}

/** A value as a person reads it. */
function words(name, value) {
  const written = text(name, value);
  return kindOf(name) === "type" ? (roles.find(([number]) => number === written)?.[1] ?? written) : written;
}

// ── The form.

let checksFirst = true;
const HINTS = { date: "For example, 1990-06-15" };

function showForm(record, etag, signal, typed = null) {
  const operation = record ? "update" : "create";
  const form = element("form", { class: "contact" });
  const alerts = element("div");
  const summary = element("div");
  if (record) form.append(element("input", { type: "hidden", name: "Id", value: record.Id }));
  for (const field of fields) if (field.name !== "Id") form.append(group(field, operation));
  const controls = () => fields.map(({ name }) => form.elements[name]).filter((control) => control && control.type !== "hidden");

  /** What the controls held when the record was read, to tell what was typed since. */
  let before = {};
  const fill = (values) => {
    for (const control of controls()) control.value = text(control.name, values?.[control.name]);
    before = Object.fromEntries(controls().map(({ name, value }) => [name, value]));
  };
  fill(record);
  for (const [name, value] of Object.entries(typed ?? {})) form.elements[name].value = value;

  const save = element("button", {}, "Save");
  const status = element("p", { role: "status", class: "hint" });
  const checks = element("input", { type: "checkbox", role: "switch", id: "checks", checked: checksFirst, "aria-describedby": "checks-hint", change: setChecks });
  function setChecks() {
    checksFirst = checks.checked;
    save.formNoValidate = !checksFirst;
  }
  setChecks();
  form.append(
    element("div", { class: "switch" }, checks, element("label", { for: "checks" }, "Check in the browser before sending"),
      element("p", { class: "hint", id: "checks-hint" }, "When this is off, the service finds what is wrong and says the same.")),
    element("div", { class: "actions" }, save, link("Cancel", "#/"), ...(record ? [button("Delete", remove, "danger last")] : [])),
    status);
  // Before bindForm hears of it, so that the focus ends on what it finds.
  form.addEventListener("submit", () => alerts.replaceChildren());

  open(record ? `Edit ${record.FullName}` : "Add a contact", summary, alerts, form,
    ...(record ? [element("p", { class: "hint" }, `Last changed ${when(record.UpdatedOn)} by ${record.UpdatedBy}.`)] : []));
  const bound = bindForm(form, { operation, rules, summary, onSubmit: send });
  signal.addEventListener("abort", () => bound.unbind());

  async function send() {
    status.textContent = "Saving…";
    const body = readForm(form, { empty: null });
    const answer = await request(record ? "PUT" : "POST", API, { body, etag, signal });
    status.textContent = "";
    if (signal.aborted) return;
    const { said } = answer;
    if (said.WasSuccessful) return leave(`${body.FullName} was saved`, link("Open it again", `#/${said.Id}`));
    if (said.Errors.length > 0) return bound.show(said);
    refused(answer, () => form.requestSubmit(save));
  }

  async function remove() {
    const dialog = document.getElementById("delete-dialog");
    dialog.querySelector("h2").textContent = `Delete ${record.FullName}?`;
    dialog.returnValue = "";
    dialog.showModal();
    await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
    if (dialog.returnValue !== "delete" || signal.aborted) return;
    bound.show([]);
    const answer = await request("DELETE", `${API}/${record.Id}`, { etag, signal });
    if (signal.aborted) return;
    if (answer.said.WasSuccessful || answer.status === 404) leave(`${record.FullName} was deleted`);
    else refused(answer, remove);
  }

  /** Back to the list, which says so. */
  function leave(heading, ...children) {
    news = notice("good", "status", heading, ...children);
    if (/^#\/?$/.test(location.hash)) route();
    else location.hash = "#/";
  }

  function refused(answer, retry) {
    // A change that did arrive is found out by its ETag; a new contact would be made a second time.
    const isUncertain = !record && (answer.status === 0 || answer.status >= 500);
    const kept = ` What you have typed is still here.${isUncertain ? " It may have arrived all the same: look in the list before you send it again." : ""}`;
    if (answer.status === 412) {
      return put(alerts, notice("bad", "alert", "Somebody else has changed this contact",
        element("p", {}, "Nothing of yours was saved. Load their changes, and what you have typed stays."),
        element("div", { class: "actions" }, button("Load their changes", merge))));
    }
    if (answer.status === 404 && record) {
      const asNew = () => {
        leaving.abort();
        leaving = new AbortController();
        const values = Object.fromEntries(controls().map(({ name, value }) => [name, value]));
        history.pushState(null, "", "#/new");
        showForm(null, null, leaving.signal, values);
      };
      return put(alerts, notice("bad", "alert", "This contact has been deleted", element("p", {}, "Somebody deleted it while you were here.", kept),
        element("div", { class: "actions" }, button("Go on with it as a new contact", asNew))));
    }
    put(alerts, problemBox(answer, retry, kept));
  }

  /** Reads the record again. Theirs goes where nothing was typed; where both changed something, the reader decides. */
  async function merge() {
    const answer = await request("GET", `${API}/${record.Id}`, { signal });
    if (signal.aborted) return;
    if (answer.status !== 200) return refused(answer, merge);
    const old = before;
    const typed = controls().map((control) => [control, control.value]).filter(([{ name }, value]) => value !== old[name]);
    [record, etag] = [answer.json, answer.etag];
    fill(record);
    const choices = [];
    for (const [control, mine] of typed) {
      const theirs = control.value;
      control.value = mine;
      control.dispatchEvent(new Event("change", { bubbles: true }));
      if (theirs === mine || theirs === old[control.name]) continue;
      const use = button("Use theirs", () => {
        control.value = theirs;
        control.dispatchEvent(new Event("change", { bubbles: true }));
        use.closest("li").remove();
        control.focus();
      }, "quiet");
      use.setAttribute("aria-label", `Use theirs: ${labelOf(control.name)}`);
      const value = words(control.name, theirs);
      choices.push(element("li", {}, element("span", {}, `${labelOf(control.name)}: ${value ? `they have “${value}”` : "they have nothing"}`), use));
    }
    const what = choices.length ? [element("p", {}, "Where both of you changed something, yours is kept:"), element("ul", { class: "choices" }, ...choices)] : [];
    put(alerts, notice("", "status", "Their changes are loaded",
      element("p", {}, `${record.UpdatedBy} changed this contact ${when(record.UpdatedOn)}. Nothing is saved until you save it.`), ...what));
  }
}

function when(time) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(time));
}

function group({ name, label, kind, required }, operation) {
  const hint = HINTS[kind];
  const attributes = { id: name, name, class: kind.replace(" ", "-"), ...(hint && { "aria-describedby": `${name}-hint` }) };
  const control = kind === "type"
    ? element("select", attributes, element("option", { value: "" }, "Not given"), ...roles.map(([value, text]) => element("option", { value }, text)))
    : kind === "multiline text" ? element("textarea", { ...attributes, rows: "4" }) : element("input", attributes);
  return element("div", { class: "govuk-form-group" },
    element("label", { for: name }, required.includes(operation) ? label : `${label} (optional)`),
    ...(hint ? [element("div", { class: "hint", id: `${name}-hint` }, hint)] : []),
    control);
}

route();
