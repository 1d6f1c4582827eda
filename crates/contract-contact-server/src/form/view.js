// The view: the part of the page between header and footer, selected by the URL after #.

import { element } from "./elements.js";
import { inEnglish } from "./words.js";

export const view = document.getElementById("view");
let isFirst = true;
let news = null;

/** Shows a view in English, and moves the focus to its start. */
export function open(title, ...children) {
  openIn(inEnglish, title, ...children);
}

/** Shows a view like `open`, in a language. */
export function openIn(language, title, ...children) {
  Object.assign(view, language);
  document.title = titleOf(title);
  const heading = element("h1", { tabindex: "-1" }, title);
  view.replaceChildren(...[heading, news, ...children].filter(Boolean));
  const start = view.querySelector(".notice:not(.drafts)") ?? heading;
  if (!isFirst || start !== heading) start.focus();
  isFirst = false;
  news = null;
}

/** Changes the heading of the view and the title of the page. The title may have a prefix. */
export function rename(title) {
  const heading = view.querySelector("h1");
  document.title = document.title.replace(titleOf(heading.textContent), () => titleOf(title));
  heading.textContent = title;
}

const titleOf = (title) => (title === "Contacts" ? title : `${title} – Contacts`);

/** Sets a box that the next view shows first. */
export function tell(box) {
  news = box;
}

/** Opens the view of a place. Reloads the view where the place is the current place. */
export function go(place) {
  if (place === location.hash || (place === "#/" && /^(#\/?)?$/.test(location.hash))) reload();
  else location.hash = place;
}

export const reload = () => dispatchEvent(new Event("hashchange"));
