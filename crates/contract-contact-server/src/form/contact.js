// The form to create or edit a contact.

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

/** The properties, by the key of their group's heading. A property without a group is in the last group. */
const GROUPS = {
  who: ["FullName", "ContractContactType", "DateOfBirth"],
  reach: ["Email", "PhoneNumber"],
  address: ["Address", "PostCode", "CityName", "State", "CountryId"],
  record: ["CoworkerContractId", "CoworkerId", "Notes"],
};
const grouped = ["Id", ...Object.values(GROUPS).flat()];
GROUPS.record.push(...fields.map(({ name }) => name).filter((name) => !grouped.includes(name)));

/**
 * @param record The contact as it was read, with its entity tag. Null for a new contact.
 * @param place The place of the form and of its draft.
 * @param signal Aborts when the user leaves the form.
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

  /** The values of the controls when the record was read, to find typed changes. */
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
  // Runs before bindForm's listener, so that the focus ends on the errors that bindForm finds.
  form.addEventListener("submit", () => alerts.replaceChildren());

  const changed = () => `Last changed ${when(record.UpdatedOn)} by ${record.UpdatedBy}.`;
  const heading = () => (record ? say("edit", { name: record.FullName }) : say("add"));
  const foot = element("p", { ...inEnglish, class: "hint" }, record && changed());
  openIn(spoken, heading(), summary, alerts, form, record && foot);
  const bound = bindForm(form, { operation, rules, summary, catalogue, onSubmit: send });
  signal.addEventListener("abort", () => bound.unbind());

  // ── Typed input is a draft until it is saved.

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

  /** Merges the typed input into the record. Returns the properties that both changed, for the user to decide. */
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

  // ── Questions about typed input.

  /** Asks whether the user meant another value. The question is not an error, so a valid value can be saved. */
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
    // The input is no draft any more, even if the user has left the form in the meantime.
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

  /** Returns to the list, which shows the success. */
  function leave(heading, ...children) {
    tell(notice("good", "status", heading, ...children));
    go("#/");
  }

  function refused(answer, retry) {
    let kept = " What you have typed is still here.";
    // The ETag reveals a change that did arrive. A new contact would be created a second time.
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

  /** Reads the record again. Takes the stored value where the user typed nothing. Where both changed a value, the user decides. */
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

  /** Returns the author and time of the other change, and the decisions for the user. */
  function theirs(choices) {
    const changed = `${record.UpdatedBy} changed this contact on ${when(record.UpdatedOn)}.`;
    return [
      element("p", {}, changed, " Nothing is saved until you save it."),
      choices.length > 0 && element("p", {}, "Where both of you changed something, yours is kept:"),
      choices.length > 0 && element("ul", { class: "choices" }, choices),
    ];
  }

  /** Sets a value as if it were typed, so that a property with an error is checked again. */
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

/** Returns a box for a deleted contact with a draft. The user can turn the draft into a new contact. */
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

/** Returns the label of a property, its hint, its control, and the place for questions. */
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
