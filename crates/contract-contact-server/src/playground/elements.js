// Creates elements of the page. Text is never parsed as HTML.

/** Creates an element. Leaves out children that are undefined, null or false, and attributes that are undefined or false. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(attribute, value);
  }
  made.append(...children.flat().filter((child) => child || child === ""));
  return made;
}

const TOKEN = /"(?:[^"\\]|\\.)*":?|[{}[\],]|[^"{}[\],]+/g;
/** The longest text in which each token is an element, in characters. */
const LONGEST = 60_000;

/** Shows JSON without blanks. The style sheet adds line breaks and indents, so that the text is unchanged, byte for byte. */
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
    // An empty object or array stays on one line.
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
