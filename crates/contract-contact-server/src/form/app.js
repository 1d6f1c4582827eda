// The form at /: the list of contacts, and the form to create or edit a contact. The URL after # selects the view.

import { deleted, showForm } from "./contact.js";
import { draftAt } from "./draft.js";
import { element, link } from "./elements.js";
import { showList } from "./list.js";
import "./menu.js";
import { API } from "./record.js";
import { askForToken, isRead, problemBox, request } from "./service.js";
import { open, reload, view } from "./view.js";

/** Aborts when the user leaves the current view. */
let leaving = new AbortController();

async function route() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const place = location.hash;
  const [, path, query] = /^#\/?([^?]*)\??(.*)$/.exec(place) ?? [null, "", ""];
  if (path === "") return showList(new URLSearchParams(query), signal);
  if (path === "new") return showForm(null, null, { place, signal });
  open("Edit a contact", element("p", { role: "status" }, "Loading…"));
  const answer = await request("GET", `${API}/${encodeURIComponent(path)}`, { signal });
  if (signal.aborted) return;
  if (isRead(answer)) return showForm(answer.json, answer.etag, { place, signal });
  const draft = answer.status === 404 && draftAt(place);
  const box = draft ? deleted(place, () => draft.values) : problemBox(answer, reload);
  open("Edit a contact", box, element("p", {}, link("All contacts", "#/")));
}

document.getElementById("token-change").addEventListener("click", async () => {
  // A form with typed text stays open. Its next request sends the new token.
  if ((await askForToken("")) && !view.querySelector("form.contact")) reload();
});

addEventListener("hashchange", route);
document.querySelector(".skip").addEventListener("click", (event) => {
  // The URL after # belongs to the view, so the link must not change it.
  event.preventDefault();
  view.focus();
});

route();
