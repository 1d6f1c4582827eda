// The connection to the service: the token and the requests.

import { discardDraft, draftPlaces } from "./draft.js";
import { button, element, notice } from "./elements.js";
import { readResponse } from "./pkg/index.js";
import { forgetExchanges, showExchange } from "./wire.js";

// ── The token, which is stored only for this tab, and never in a URL.

const tokenDialog = document.getElementById("token-dialog");
const tokenField = document.getElementById("token");
const tokenProblem = document.getElementById("token-problem");
let asking = null;

/** Opens the dialog, and returns whether the user entered a token. Concurrent requests share one dialog. */
export function askForToken(problem) {
  asking ??= new Promise((resolve) => {
    showTokenProblem(problem);
    tokenDialog.returnValue = "";
    const close = () => {
      asking = null;
      tokenField.value = "";
      resolve(tokenDialog.returnValue === "given");
    };
    tokenDialog.addEventListener("close", close, { once: true });
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
  change(token);
  tokenDialog.close("given");
});

/** Changes the token. For another user, removes the shown answers and all drafts except the visible draft. */
function change(token) {
  const before = sessionStorage.getItem("token");
  sessionStorage.setItem("token", token);
  if (token !== before) forgetExchanges();
  const [holder, holderBefore] = [holderOf(token), holderOf(before)];
  if (!holder || !holderBefore || holder === holderBefore) return;
  for (const place of draftPlaces()) if (place !== location.hash) discardDraft(place);
}

/** Returns the holder of a token, or undefined where the token does not name a holder. Only the service checks the token. */
function holderOf(token) {
  try {
    const { iss, sub } = JSON.parse(atob(token.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")));
    return sub && JSON.stringify([iss, sub]);
  } catch {
    return undefined;
  }
}

for (const close of document.querySelectorAll("[data-close]")) {
  close.addEventListener("click", () => close.closest("dialog").close(""));
}

// ── Requests.

/** Sends a request, and returns its outcome. `status` is 0 without an answer. Asks for a token where the tab has no token, and after a 401. */
export async function request(method, path, { body, etag, signal } = {}) {
  if (!sessionStorage.getItem("token") && !(await askForToken(""))) return { status: 401, said: readResponse(undefined) };
  for (;;) {
    const answer = await exchange(method, path, body, etag);
    if (signal?.aborted) return answer;
    if (answer.status !== 401) return answer;
    if (!(await askForToken(messageOf(answer) || "The token was not accepted."))) return answer;
  }
}

async function exchange(method, path, body, etag) {
  const headers = { Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  if (etag) headers["If-Match"] = etag;
  const token = sessionStorage.getItem("token");
  const withToken = (shown) => ({ ...headers, Authorization: `Bearer ${shown}` });
  const show = (received, isRead) => sessionStorage.getItem("token") === token && showExchange(sent, received, isRead);
  const sent = { start: `${method} ${path}`, headers: withToken("(not shown)"), body };
  try {
    const text = body && JSON.stringify(body);
    const response = await fetch(path, { method, headers: withToken(token), body: text, cache: "no-store" });
    const { status, statusText } = response;
    const json = parse(await response.text());
    const received = Object.fromEntries(response.headers);
    show({ start: `${status} ${statusText}`, headers: received, body: json }, method === "GET" && response.ok);
    const said = readResponse(json);
    return { status, json, said, etag: received.etag, wait: Number(received["retry-after"]) };
  } catch {
    show({ start: "No answer", headers: {} }, false);
    return { status: 0, said: readResponse(undefined) };
  }
}

/** Returns whether the answer is the requested JSON, and not, for example, the login page of a proxy. */
export const isRead = ({ status, json }) => status === 200 && typeof json === "object" && json !== null;

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text || undefined;
  }
}

/** Returns the message of the service, or "" where something other than the service answered. */
const messageOf = ({ json, said }) => (json?.WasSuccessful === false && said.Message ? `${said.Message}.` : "");

/** Returns the heading and text for an answer that concerns no property. */
function problem(answer) {
  const { status, wait } = answer;
  const again = wait ? `Try again in ${wait} second${wait === 1 ? "" : "s"}.` : "Try again in a moment.";
  const message = messageOf(answer);
  switch (status) {
    case 0:
      return ["The service cannot be reached", "Check the connection, and try again."];
    case 401:
      return ["A token is needed", message || "The service has no login: its token says who you are."];
    case 403:
      return ["Your token does not let you do this", message];
    case 404:
      return ["There is no such contact", "It may have been deleted."];
    case 429:
      return ["Too many requests", again];
    case 503:
      return ["The service is not available now", again];
    default:
      return ["The service could not do this", message || `It answered ${status}.`];
  }
}

/** Returns a box that describes a problem and offers actions. */
export function problemBox(answer, retry, ...more) {
  const [heading, text] = problem(answer);
  const ask = async () => (await askForToken("")) && retry();
  const { status } = answer;
  const actions = [];
  const hasToken = sessionStorage.getItem("token");
  if (status === 401 || status === 403) actions.push(button(hasToken ? "Use another token" : "Enter a token", ask));
  else if (status === 0 || status === 408 || status === 429 || status >= 500) actions.push(button("Try again", retry));
  const what = element("p", {}, text, ...more);
  // A missing token is not an error before the user has entered a token.
  const [className, role] = hasToken ? ["bad", "alert"] : ["", "status"];
  return notice(className, role, heading, what, element("div", { class: "actions" }, actions));
}
