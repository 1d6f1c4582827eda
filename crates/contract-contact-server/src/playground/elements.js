// Elements of the page. Text is only ever put in as text.

/** Children that are not there, null or false, are left out, and so are attributes that are false. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.flat().filter((child) => child || child === ""));
  return made;
}

const TOKEN = /"(?:[^"\\]|\\.)*":?|[{}[\],]|[^"{}[\],]+/g;
/** Of a longer text each token is not an element of its own. */
const LONGEST = 60_000;

/** Shows JSON without blanks. Its line breaks and indents are the style sheet's, so that the text stays what it is, to the byte. */
export function showJson(into, json) {
  if (json.length > LONGEST) return into.replaceChildren(json);
  const lines = [];
  let depth = 0;
  let wasOpened = true;
  const start = () => {
    const line = element("span", { class: "line" });
    line.style.setProperty("--depth", Math.min(depth, 12));
    lines.push(line);
  };
  start();
  for (const token of json.match(TOKEN) ?? []) {
    const isClosing = token === "}" || token === "]";
    if (isClosing) depth -= 1;
    // {} stays on its line.
    if (isClosing ? !wasOpened : wasOpened && lines.at(-1).hasChildNodes()) start();
    wasOpened = token === "{" || token === "[";
    if (wasOpened) depth += 1;
    lines.at(-1).append(element("span", { class: kindOf(token) }, token));
    if (token === ",") start();
  }
  into.replaceChildren(...lines);
}

function kindOf(token) {
  if (token.endsWith(":") && token.startsWith('"')) return "name";
  if (token.startsWith('"')) return "string";
  return /^[{}[\],]$/.test(token) ? "mark" : "literal";
}
