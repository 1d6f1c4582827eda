// The panel that shows requests and answers.

import { element } from "./elements.js";

const panel = document.getElementById("wire");
const exchanges = document.getElementById("exchanges");
const toggle = document.getElementById("wire-toggle");

/** Adds a request and its answer. The entry of a successful read is collapsed. */
export function showExchange(sent, received, isRead) {
  const half = (title, { start, headers, body }) => {
    const lines = [start, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)];
    if (body !== undefined) lines.push("", typeof body === "string" ? body : JSON.stringify(body, null, 2));
    return [element("h3", {}, title), element("pre", {}, lines.join("\n"))];
  };
  const heading = element("summary", {}, sent.start, " ", element("strong", {}, received.start));
  const halves = [half("Request", sent), half("Response", received)].flat();
  exchanges.prepend(element("details", { open: !isRead }, heading, halves));
  while (exchanges.children.length > 10) exchanges.lastElementChild.remove();
}

export const forgetExchanges = () => exchanges.replaceChildren();

function show() {
  panel.hidden = !toggle.checked;
  document.body.classList.toggle("with-wire", toggle.checked);
}

toggle.addEventListener("change", show);

function close() {
  toggle.checked = false;
  show();
  document.getElementById("menu-toggle").focus();
}

document.getElementById("wire-close").addEventListener("click", close);
panel.addEventListener("keydown", ({ key }) => key === "Escape" && close());
