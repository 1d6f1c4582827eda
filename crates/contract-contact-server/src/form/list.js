// The list of contacts.

import { discardDraft, draftAt, draftPlaces } from "./draft.js";
import { button, element, link, put } from "./elements.js";
import { describe, readValue } from "./pkg/index.js";
import { API, errorOf, kindOf, labelOf, words } from "./record.js";
import { isRead, problemBox, request } from "./service.js";
import { go, open, reload, view } from "./view.js";
import { english } from "./words.js";

const COLUMNS = ["FullName", "Email", "PhoneNumber", "ContractContactType", "CoworkerContractId"];
const SEARCHED = ["FullName", "Email", "CoworkerContractId"];

/** The column whose link last sorted the list, which gets the focus. */
let justSorted = null;

export async function showList(query, signal) {
  const asked = {
    by: SEARCHED.find((name) => name === query.get("by")) ?? SEARCHED[0],
    text: query.get("text") ?? "",
    orderBy: query.get("orderBy") ?? "FullName",
    dir: query.get("dir") ?? "1",
    page: query.get("page") ?? "1",
  };
  const bar = element("div", { class: "bar" }, link("Add a contact", "#/new", "button"), search(asked));
  const content = element("div", { "aria-busy": "true" }, element("p", { role: "status" }, "Loading…"));
  open("Contacts", drafts(), bar, content);

  const { page, orderBy, dir, by, text } = asked;
  const filter = text && { [`ContractContact_${by}`]: text };
  const answer = await request("GET", `${API}?${new URLSearchParams({ page, orderBy, dir, ...filter })}`, { signal });
  if (signal.aborted) return;
  content.removeAttribute("aria-busy");
  if (!isRead(answer)) return put(content, problemBox(answer, reload));
  const { Records, TotalItems } = answer.json;
  if (Records.length === 0) return content.replaceChildren(nothing(TotalItems, asked));
  content.replaceChildren(table(Records, asked), pages(answer.json, asked));
  if (justSorted) view.querySelector(`thead .column-${justSorted} a`)?.focus();
  justSorted = null;
}

/** Returns the place of the list, with some parameters changed. */
function place(asked, changes) {
  const { by, text, orderBy, dir, page } = { ...asked, page: "1", ...changes };
  return `#/?${new URLSearchParams({ ...(text && { by, text }), orderBy, dir, page })}`;
}

const isExact = (name) => kindOf(name) === "identifier";
const wordsFor = (name) => `${labelOf(name)} ${isExact(name) ? "is" : "contains"}`;

function search(asked) {
  const by = element(
    "select",
    { "aria-label": "Search by", autocomplete: "off" },
    SEARCHED.map((name) => element("option", { value: name, selected: name === asked.by }, wordsFor(name))),
  );
  const field = element("input", { type: "search", "aria-label": "Text", value: asked.text, autocomplete: "off" });
  const problem = element("p", { class: "problem", id: "search-problem", role: "alert" });
  const submit = (event) => {
    event.preventDefault();
    const text = field.value.trim();
    // Only identifiers are checked, because a part of another value need not be valid.
    const error = text && isExact(by.value) && errorOf(by.value, readValue(by.value, text));
    problem.textContent = error ? describe(error, english) : "";
    for (const [name, value] of [
      ["aria-invalid", "true"],
      ["aria-describedby", problem.id],
    ]) {
      if (error) field.setAttribute(name, value);
      else field.removeAttribute(name);
    }
    if (error) field.focus();
    else go(place(asked, { by: by.value, text }));
  };
  return element(
    "form",
    { class: "search", role: "search", submit },
    problem,
    element("div", { class: "row" }, by, field, element("button", { class: "quiet" }, "Search")),
  );
}

function nothing(total, { by, text }) {
  let said = "There are no contacts yet.";
  if (total > 0) said = "There is nothing on this page.";
  else if (text) said = `No ${wordsFor(by).replace(/^./, (first) => first.toLowerCase())} “${text}”.`;
  const isPart = total > 0 || text !== "";
  return element("div", { class: "empty" }, element("p", { role: "status" }, said), isPart && link("All contacts", "#/"));
}

function pages({ FirstItem, LastItem, TotalItems, HasPreviousPage, HasNextPage }, asked) {
  const step = (text, rel, by) => element("a", { href: place(asked, { page: Number(asked.page) + by }), rel }, text);
  return element(
    "nav",
    { "aria-label": "Pages", class: "pages" },
    element("p", { role: "status" }, `${FirstItem}–${LastItem} of ${TotalItems}`),
    HasPreviousPage && step("Previous", "prev", -1),
    HasNextPage && step("Next", "next", 1),
  );
}

/** The ARIA roles are explicit, because a table with the layout of a list on a narrow screen loses its roles. */
function table(records, asked) {
  const isDescending = asked.dir === "-1";
  const direction = isDescending ? "descending" : "ascending";
  const header = (name) => {
    const isSorted = name === asked.orderBy;
    const href = place(asked, { orderBy: name, dir: isSorted && !isDescending ? "-1" : "1" });
    const click = () => {
      justSorted = name;
    };
    const arrow = isSorted && element("span", { "aria-hidden": "true" }, isDescending ? " ▼" : " ▲");
    return element(
      "th",
      { scope: "col", role: "columnheader", class: `column-${name}`, "aria-sort": isSorted && direction },
      element("a", { href, click }, labelOf(name), arrow),
    );
  };
  const cell = (record, name) => {
    if (name === "FullName") {
      return element("th", { scope: "row", role: "rowheader" }, link(record.FullName, `#/${record.Id}`));
    }
    const shown = words(name, record[name]);
    const attributes = { role: "cell", class: `column-${name}${shown ? "" : " none"}`, "data-label": labelOf(name) };
    return element("td", attributes, shown || "–");
  };
  const row = (record) =>
    element(
      "tr",
      { role: "row" },
      COLUMNS.map((name) => cell(record, name)),
    );
  return element(
    "table",
    { role: "table" },
    element("caption", { class: "hidden" }, `Contacts, by ${labelOf(asked.orderBy)}, ${direction}`),
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, COLUMNS.map(header))),
    element("tbody", { role: "rowgroup" }, records.map(row)),
  );
}

/** Returns a box with links to unsaved forms. */
function drafts() {
  const row = (place) => {
    const { before, values } = draftAt(place);
    const name = values.FullName.trim() || before.FullName || "a contact without a name";
    const discard = button(
      "Discard",
      () => {
        discardDraft(place);
        (box.querySelectorAll("li").length > 1 ? item : box).remove();
        view.querySelector("h1").focus();
      },
      "quiet",
    );
    discard.setAttribute("aria-label", `Discard: ${name}`);
    const item = element("li", {}, link(`Go on with ${name}${place.startsWith("#/new") ? " (new)" : ""}`, place), discard);
    return item;
  };
  const rows = draftPlaces().map(row);
  const box = element(
    "section",
    { class: "notice drafts", "aria-labelledby": "drafts-title" },
    element("h2", { id: "drafts-title" }, "Typed and not saved"),
    element("ul", { class: "choices" }, rows),
  );
  return rows.length > 0 && box;
}
