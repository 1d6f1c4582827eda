// Creates elements of the page. Text is never parsed as HTML.

import { inEnglish } from "./words.js";

/** Creates an element. A function among the attributes becomes a listener of the event. Children that are undefined, null or false are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(attribute, value);
    else if (value === true) made.setAttribute(attribute, "");
    else if (value !== false) made.setAttribute(attribute, value);
  }
  made.append(...children.flat().filter((child) => child || child === ""));
  return made;
}

export const button = (text, click, className = "") => element("button", { type: "button", class: className, click }, text);
export const link = (text, href, className = "") => element("a", { href, class: className }, text);

/** Creates a box with a heading, which can get the focus, for a success or a problem. */
export function notice(className, role, heading, ...children) {
  const attributes = { ...inEnglish, class: `notice ${className}`, role, tabindex: "-1" };
  return element("div", attributes, element("h2", {}, heading), ...children);
}

export function put(into, box) {
  into.replaceChildren(box);
  box.focus();
}
