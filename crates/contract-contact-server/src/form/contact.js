// The form of one contact, to make or to edit.

import { discardDraft, draftAt, keepDraft } from "./draft.js";
import { button, element, link, notice, put } from "./elements.js";
import { guesses } from "./guess.js";
import { bindForm, readForm } from "./pkg/form.js";
import { fields } from "./pkg/index.js";
import { API, fieldOf, text, when, words } from "./record.js";
import { isRead, problemBox, request } from "./service.js";
import { go, openIn, rename, tell } from "./view.js";
import { catalogue, dayInWords, either, inEnglish, say, sayWith, spoken } from "./words.js";

const { rules } = document.documentElement.dataset;
const checks = document.getElementById("checks");

/** The properties, by the words for their group. One that is in no group is in the last. */
const GROUPS = {
  who: ["FullName", "ContractContactType", "DateOfBirth"],
  reach: ["Email", "PhoneNumber"],
  address: ["Address", "PostCode", "CityName", "State", "CountryId"],
  record: ["CoworkerContractId", "CoworkerId", "Notes"],
};
const grouped = ["Id", ...Object.values(GROUPS).flat()];
GROUPS.record.push(...fields.map(({ name }) => name).filter((name) => !grouped.includes(name)));

/**
 * @param record The contact as it was read, or null for a new one; it has an entity tag.
 * @param place The place of the form, which is that of its draft.
 * @param signal Aborts when the form is left.
 */
export function showForm(record, etag, { place, signal }) {
  const operation = record ? "update" : "create";
  const form = element("form", { class: "contact" });
  const alerts = element("div");
  const summary = element("div");
  if (record) form.append(element("input", { type: "hidden", name: "Id", value: record.Id }));
  for (const [key, names] of Object.entries(GROUPS)) {
    form.append(
      element(
        "fieldset",
        {},
        element("legend", {}, say(key)),
        names.map((name) => group(name, operation)),
      ),
    );
  }
  const controls = () => fields.map(({ name }) => form.elements[name]).filter((each) => each && each.type !== "hidden");
  const valuesOf = () => Object.fromEntries(controls().map(({ name, value }) => [name, value]));
  const differ = (values, others) => Object.keys(values).some((name) => values[name] !== others[name]);

  /** What the controls held when the record was read, to tell what was typed since. */
  let before = {};
  const fill = (values) => {
    for (const control of controls()) control.value = text(control.name, values?.[control.name]);
    before = valuesOf();
  };
  fill(record);

  const save = element("button", {}, say("save"));
  const status = element("p", { role: "status", class: "hint" });
  const setChecks = () => {
    save.formNoValidate = !checks.checked;
  };
  setChecks();
  checks.addEventListener("change", setChecks, { signal });
  form.append(
    element("div", { class: "actions" }, save, link(say("cancel"), "#/"), record && button(say("remove"), remove, "danger last")),
    status,
  );
  // Before bindForm hears of it, so that the focus ends on what it finds.
  form.addEventListener("submit", () => alerts.replaceChildren());

  const changed = () => `Last changed ${when(record.UpdatedOn)} by ${record.UpdatedBy}.`;
  const heading = () => (record ? say("edit", { name: record.FullName }) : say("add"));
  const foot = element("p", { ...inEnglish, class: "hint" }, record && changed());
  openIn(spoken, heading(), summary, alerts, form, record && foot);
  const bound = bindForm(form, { operation, rules, summary, catalogue, onSubmit: send });
  signal.addEventListener("abort", () => bound.unbind());

  // ── What is typed is a draft until it is saved.

  let hasRoom = true;
  function keep() {
    const values = valuesOf();
    if (!differ(values, before)) {
      hasRoom = true;
      return discardDraft(place);
    }
    hasRoom = keepDraft(place, before, values);
    status.textContent = hasRoom ? "" : "This is too long to be kept. It is lost when you leave this page.";
  }
  for (const type of ["input", "change"]) form.addEventListener(type, keep);
  form.addEventListener("input", ({ target }) => ask(target, ""));
  form.addEventListener("change", ({ target }) => ask(target));
  addEventListener("beforeunload", (event) => hasRoom || event.preventDefault(), { signal });

  const draft = draftAt(place);
  if (draft) {
    const choices = lay(draft.before, draft.values);
    const hasNews = record && differ(before, draft.before);
    if (differ(valuesOf(), before)) {
      const box = notice(
        "",
        "status",
        say("restored"),
        element("p", {}, say("unsaved")),
        hasNews && element("div", inEnglish, theirs(choices)),
        element("div", { class: "actions" }, button(say("discard"), discard, "quiet")),
      );
      put(alerts, Object.assign(box, spoken));
    }
  }

  function discard() {
    fill(record);
    discardDraft(place);
    alerts.replaceChildren();
    bound.show([]);
    for (const control of controls()) ask(control);
    form.closest("main").querySelector("h1").focus();
  }

  /** Lays what was typed over the record. What both changed is given back, for the reader to decide. */
  function lay(old, mine) {
    const choices = [];
    for (const control of controls()) {
      const { name, value: theirs } = control;
      if (mine[name] === undefined || mine[name] === old[name]) continue;
      set(control, mine[name]);
      if (theirs !== mine[name] && theirs !== old[name]) choices.push(choice(control, theirs));
    }
    keep();
    return choices;
  }

  // ── Questions about what is typed.

  /** Asks whether somebody meant another value. This is no error: the value can be saved if it is valid. */
  function ask(control, value = control.value) {
    const question = document.getElementById(`${control.name}-question`);
    if (!question) return;
    const field = fieldOf(control.name);
    const found = guesses(field, value, { rules, operation });
    const use = (guess) => {
      const click = () => {
        set(control, guess);
        control.focus();
      };
      const day = field.kind === "date" ? ` (${dayInWords(guess)})` : "";
      return [button(element("bdi", { class: field.kind === "date" && "day", dir: "ltr" }, guess), click, "guess"), day];
    };
    const reason = field.kind === "email" ? `${say("noDot")} ` : "";
    question.replaceChildren(...(found.length > 0 ? [reason, ...sayWith("mean", { value: either(found, use).flat() })] : []));
  }

  // ── Requests.

  async function send() {
    status.textContent = say("saving");
    const body = readForm(form, { empty: null });
    const sent = valuesOf();
    const answer = await request(record ? "PUT" : "POST", API, { body, etag, signal });
    status.textContent = "";
    const { said } = answer;
    // Also where the form was left meanwhile: it is a draft no longer.
    if (said.WasSuccessful) discardDraft(place);
    if (signal.aborted) return;
    if (said.WasSuccessful) {
      const values = valuesOf();
      const there = `#/${said.Id}`;
      if (differ(values, sent) && keepDraft(there, sent, values)) return go(there);
      return leave(`${body.FullName} was saved`, link("Open it again", there));
    }
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
    const isGone = answer.said.WasSuccessful || answer.status === 404;
    if (isGone) discardDraft(place);
    if (signal.aborted) return;
    if (isGone) leave(`${record.FullName} was deleted`);
    else refused(answer, remove);
  }

  /** Back to the list, which says so. */
  function leave(heading, ...children) {
    tell(notice("good", "status", heading, ...children));
    go("#/");
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
    if (answer.status === 404 && record) return put(alerts, deleted(place, valuesOf));
    put(alerts, problemBox(answer, retry, kept));
  }

  /** Reads the record again. Theirs goes where nothing was typed; where both changed something, the reader decides. */
  async function merge() {
    const answer = await request("GET", `${API}/${record.Id}`, { signal });
    if (signal.aborted) return;
    if (!isRead(answer)) return refused(answer, merge);
    const [old, mine] = [before, valuesOf()];
    [record, etag] = [answer.json, answer.etag];
    fill(record);
    rename(heading());
    foot.textContent = changed();
    put(alerts, notice("", "status", "Their changes are loaded", theirs(lay(old, mine))));
  }

  /** Who changed the record, when, and what the reader is to decide. */
  function theirs(choices) {
    const changed = `${record.UpdatedBy} changed this contact on ${when(record.UpdatedOn)}.`;
    return [
      element("p", {}, changed, " Nothing is saved until you save it."),
      choices.length > 0 && element("p", {}, "Where both of you changed something, yours is kept:"),
      choices.length > 0 && element("ul", { class: "choices" }, choices),
    ];
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

/** What to say of a contact that is not there any more, to somebody who has typed something: the draft of a new one can be made of it. */
export function deleted(place, valuesOf) {
  const asNew = () => {
    const values = valuesOf();
    const nothing = Object.fromEntries(Object.keys(values).map((name) => [name, ""]));
    const there = `#/new?from=${place.replace(/^#\/?/, "")}`;
    if (!keepDraft(there, nothing, values)) return;
    discardDraft(place);
    go(there);
  };
  return notice(
    "bad",
    "alert",
    "This contact has been deleted",
    element("p", {}, "Somebody deleted it while you were here. What you have typed is still here."),
    element("div", { class: "actions" }, button("Go on with it as a new contact", asNew)),
  );
}

/** The label of a property, its hint, its control, and where the page asks what is meant. */
function group(name, operation) {
  const { kind, required } = fieldOf(name);
  const label = catalogue.labels[name];
  const isRequired = required.includes(operation);
  const hint = hintFor(kind);
  const isMultiline = kind === "multiline text";
  const mayAsk = kind === "email" || kind === "date";
  const about = [hint && `${name}-hint`, mayAsk && `${name}-question`].filter(Boolean);
  const control = element(kind === "type" ? "select" : isMultiline ? "textarea" : "input", {
    id: name,
    name,
    class: kind.replace(" ", "-"),
    rows: isMultiline && "4",
    "aria-describedby": about.length > 0 && about.join(" "),
  });
  if (kind === "type") {
    const choices = [["", say("none")], ...Object.entries(catalogue.roles)];
    control.append(...choices.map(([value, text]) => element("option", { value }, text)));
  }
  return element(
    "div",
    { class: "govuk-form-group" },
    element(
      "label",
      { for: name, class: isRequired ? "required" : "" },
      isRequired ? sayWith("required", { label: element("span", {}, label) }) : label,
    ),
    hint && element("div", { class: "hint", id: `${name}-hint` }, hint),
    control,
    mayAsk && element("p", { class: "question", id: `${name}-question`, role: "status" }),
  );
}

function hintFor(kind) {
  if (kind === "date") return sayWith("dateForm", { value: element("bdi", { class: "day", dir: "ltr" }, "1990-06-15") });
  if (kind === "type") return say("roleHint", { none: say("none"), role: catalogue.roles[0] });
  return "";
}
