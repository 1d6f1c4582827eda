// The form at /: the list of contacts, and one of them to make or to edit.

import { button, element, link, notice, put } from "./elements.js";
import { bindForm, readForm } from "./pkg/form.js";
import { fields } from "./pkg/index.js";
import { askForToken, isRead, problemBox, request } from "./service.js";
import { catalogue, english, inEnglish, say, spoken } from "./words.js";

const API = "/api/billing/contractcontacts";
const rules = document.documentElement.dataset.rules;
const view = document.getElementById("view");

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
  if (isRead(answer)) return showForm(answer.json, answer.etag, signal);
  open("Edit a contact", problemBox(answer, route), element("p", {}, link("All contacts", "#/")));
}

/** Puts a view in English on the page, and the focus on its start. */
function open(title, ...children) {
  openIn(inEnglish, title, ...children);
}

/** As `open`, in a language. */
function openIn(language, title, ...children) {
  Object.assign(view, language);
  document.title = title === "Contacts" ? title : `${title} – Contacts`;
  const heading = element("h1", { tabindex: "-1" }, title);
  view.replaceChildren(heading, ...children.filter(Boolean));
  const start = view.querySelector(".notice") ?? heading;
  if (!isFirst || start !== heading) start.focus();
  isFirst = false;
}

document.getElementById("token-change").addEventListener("click", async () => {
  // A form that is being filled in stays as it is; its next request has the new token.
  if ((await askForToken("")) && !view.querySelector("form.contact")) route();
});

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
  const field = element("input", { id: "search", type: "search", value: name, autocomplete: "off" });
  const submit = (event) => {
    event.preventDefault();
    go({ name: field.value.trim() });
  };
  const search = element(
    "form",
    { class: "search", role: "search", submit },
    element("label", { for: "search" }, `${labelOf("FullName")} contains`),
    element("div", { class: "row" }, field, element("button", { class: "quiet" }, "Search")),
  );
  const bar = element("div", { class: "bar" }, link("Add a contact", "#/new", "button"), search);
  const content = element("div", { "aria-busy": "true" }, element("p", { role: "status" }, "Loading…"));
  open("Contacts", said, bar, content);

  const asked = new URLSearchParams({ page, orderBy: "FullName", ...(name && { ContractContact_FullName: name }) });
  const answer = await request("GET", `${API}?${asked}`, { signal });
  if (signal.aborted) return;
  content.removeAttribute("aria-busy");
  if (!isRead(answer)) return put(content, problemBox(answer, route));
  const { Records, FirstItem, LastItem, TotalItems, HasPreviousPage, HasNextPage } = answer.json;
  if (Records.length === 0) return content.replaceChildren(nothing(TotalItems, name));
  const to = (number) => `#/?${new URLSearchParams({ page: number, ...(name && { name }) })}`;
  const step = (text, rel, by) => element("a", { href: to(Number(page) + by), rel }, text);
  const pages = element(
    "nav",
    { "aria-label": "Pages", class: "pages" },
    element("p", { role: "status" }, `${FirstItem}–${LastItem} of ${TotalItems}`),
    HasPreviousPage && step("Previous", "prev", -1),
    HasNextPage && step("Next", "next", 1),
  );
  content.replaceChildren(table(Records), pages);
}

function nothing(total, name) {
  let text = "There are no contacts yet.";
  if (total > 0) text = "There is nothing on this page.";
  else if (name) text = `No full name contains “${name}”.`;
  const isPart = total > 0 || name !== "";
  return element("div", { class: "empty" }, element("p", { role: "status" }, text), isPart && link("All contacts", "#/"));
}

function go(query) {
  const hash = `#/?${new URLSearchParams(query)}`;
  if (hash === location.hash) route();
  else location.hash = hash;
}

function table(records) {
  const column = (name) => element("th", { scope: "col", class: `column-${name}` }, labelOf(name));
  const cell = (record, name) => {
    if (name === "FullName") return element("th", { scope: "row" }, link(record.FullName, `#/${record.Id}`));
    return element("td", { class: `column-${name}` }, words(name, record[name]) || "–");
  };
  return element(
    "table",
    {},
    element("caption", { class: "hidden" }, "Contacts, by full name"),
    element("thead", {}, element("tr", {}, COLUMNS.map(column))),
    element(
      "tbody",
      {},
      records.map((record) =>
        element(
          "tr",
          {},
          COLUMNS.map((name) => cell(record, name)),
        ),
      ),
    ),
  );
}

const kindOf = (name) => fields.find((field) => field.name === name).kind;
const labelOf = (name) => english.labels[name];

/** A value as its control holds it. */
function text(name, value) {
  if (value === null || value === undefined) return "";
  return kindOf(name) === "date" ? String(value).replace(/T.*/, "") : String(value);
}

/** A value as a person reads it. */
function words(name, value) {
  const written = text(name, value);
  return kindOf(name) === "type" ? (english.roles[written] ?? written) : written;
}

// ── The form.

let checksFirst = true;
const HINTS = { date: say("example", { value: "1990-06-15" }) };

function showForm(record, etag, signal, typed = null) {
  const operation = record ? "update" : "create";
  const form = element("form", { class: "contact" });
  const alerts = element("div");
  const summary = element("div");
  if (record) form.append(element("input", { type: "hidden", name: "Id", value: record.Id }));
  for (const field of fields) if (field.name !== "Id") form.append(group(field, operation));
  const controls = () => fields.map(({ name }) => form.elements[name]).filter((each) => each && each.type !== "hidden");
  const valuesOf = () => Object.fromEntries(controls().map(({ name, value }) => [name, value]));

  /** What the controls held when the record was read, to tell what was typed since. */
  let before = {};
  const fill = (values) => {
    for (const control of controls()) control.value = text(control.name, values?.[control.name]);
    before = valuesOf();
  };
  fill(record);
  for (const [name, value] of Object.entries(typed ?? {})) form.elements[name].value = value;

  const save = element("button", {}, say("save"));
  const status = element("p", { role: "status", class: "hint" });
  const checks = element("input", {
    type: "checkbox",
    role: "switch",
    id: "checks",
    checked: checksFirst,
    change: setChecks,
    "aria-describedby": "checks-hint",
  });
  function setChecks() {
    checksFirst = checks.checked;
    save.formNoValidate = !checksFirst;
  }
  setChecks();
  const hint = "When this is off, the service finds what is wrong and says the same.";
  form.append(
    element(
      "div",
      { ...inEnglish, class: "switch" },
      checks,
      element("label", { for: "checks" }, "Check in the browser before sending"),
      element("p", { class: "hint", id: "checks-hint" }, hint),
    ),
    element("div", { class: "actions" }, save, link(say("cancel"), "#/"), record && button(say("remove"), remove, "danger last")),
    status,
  );
  // Before bindForm hears of it, so that the focus ends on what it finds.
  form.addEventListener("submit", () => alerts.replaceChildren());

  const changed = record && `Last changed ${when(record.UpdatedOn)} by ${record.UpdatedBy}.`;
  openIn(
    spoken,
    record ? say("edit", { name: record.FullName }) : say("add"),
    summary,
    alerts,
    form,
    changed && element("p", { ...inEnglish, class: "hint" }, changed),
  );
  const bound = bindForm(form, { operation, rules, summary, catalogue, onSubmit: send });
  signal.addEventListener("abort", () => bound.unbind());

  async function send() {
    status.textContent = say("saving");
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
    let kept = " What you have typed is still here.";
    // A change that did arrive is found out by its ETag; a new contact would be made a second time.
    if (!record && (answer.status === 0 || answer.status >= 500)) {
      kept += " It may have arrived all the same: look in the list before you send it again.";
    }
    if (answer.status === 412) {
      return put(
        alerts,
        notice(
          "bad",
          "alert",
          "Somebody else has changed this contact",
          element("p", {}, "Nothing of yours was saved. Load their changes, and what you have typed stays."),
          element("div", { class: "actions" }, button("Load their changes", merge)),
        ),
      );
    }
    if (answer.status === 404 && record) {
      const asNew = () => {
        leaving.abort();
        leaving = new AbortController();
        const values = valuesOf();
        history.pushState(null, "", "#/new");
        showForm(null, null, leaving.signal, values);
      };
      return put(
        alerts,
        notice(
          "bad",
          "alert",
          "This contact has been deleted",
          element("p", {}, "Somebody deleted it while you were here.", kept),
          element("div", { class: "actions" }, button("Go on with it as a new contact", asNew)),
        ),
      );
    }
    put(alerts, problemBox(answer, retry, kept));
  }

  /** Reads the record again. Theirs goes where nothing was typed; where both changed something, the reader decides. */
  async function merge() {
    const answer = await request("GET", `${API}/${record.Id}`, { signal });
    if (signal.aborted) return;
    if (!isRead(answer)) return refused(answer, merge);
    const old = before;
    const typed = controls().map((control) => ({ control, mine: control.value }));
    [record, etag] = [answer.json, answer.etag];
    fill(record);
    const choices = [];
    for (const { control, mine } of typed) {
      const { name, value: theirs } = control;
      if (mine === old[name]) continue;
      set(control, mine);
      if (theirs !== mine && theirs !== old[name]) choices.push(choice(control, theirs));
    }
    put(
      alerts,
      notice(
        "",
        "status",
        "Their changes are loaded",
        element(
          "p",
          {},
          `${record.UpdatedBy} changed this contact ${when(record.UpdatedOn)}.`,
          " Nothing is saved until you save it.",
        ),
        choices.length > 0 && element("p", {}, "Where both of you changed something, yours is kept:"),
        choices.length > 0 && element("ul", { class: "choices" }, choices),
      ),
    );
  }

  /** As if it had been typed, so that it is checked again where something was wrong. */
  function set(control, value) {
    control.value = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function choice(control, theirs) {
    const label = catalogue.labels[control.name];
    const value = words(control.name, theirs);
    const use = button(
      "Use theirs",
      () => {
        set(control, theirs);
        row.remove();
        control.focus();
      },
      "quiet",
    );
    use.setAttribute("aria-label", `Use theirs: ${label}`);
    const said = element("span", {}, element("bdi", spoken, label), `: they have ${value ? `“${value}”` : "nothing"}`);
    const row = element("li", {}, said, use);
    return row;
  }
}

function when(time) {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(time));
}

function group({ name, kind, required }, operation) {
  const label = catalogue.labels[name];
  const hint = HINTS[kind];
  const isMultiline = kind === "multiline text";
  const control = element(kind === "type" ? "select" : isMultiline ? "textarea" : "input", {
    id: name,
    name,
    class: kind.replace(" ", "-"),
    rows: isMultiline && "4",
    "aria-describedby": hint ? `${name}-hint` : false,
  });
  if (kind === "type") {
    const choices = [["", say("none")], ...Object.entries(catalogue.roles)];
    control.append(...choices.map(([value, text]) => element("option", { value }, text)));
  }
  return element(
    "div",
    { class: "govuk-form-group" },
    element("label", { for: name }, required.includes(operation) ? label : say("optional", { label })),
    hint && element("div", { class: "hint", id: `${name}-hint` }, hint),
    control,
  );
}

route();
