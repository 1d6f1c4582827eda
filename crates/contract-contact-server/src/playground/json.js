// Reads a request body as text: its syntax error, and what JSON.parse changes. Edits one property, and leaves the rest unchanged.

const SPACE = /[ \t\n\r]*/y;
const STRING = /"[^"\\\x00-\x1F]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\x00-\x1F]*)*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?(?![\w.+-])/y;
const WORD = /(?:true|false|null)(?!\w)/y;

/**
 * Reads a body.
 *
 * - `problem`: the position of the syntax error, with advice. Null for JSON.
 * - `value`: the value that JSON.parse returns.
 * - `members`: the properties of the object, each with the position of its value and the space before its name.
 * - `remarks`: sentences about the changes by JSON.parse.
 */
export function readBody(text) {
  const { problem, members, remarks } = scan(text);
  try {
    const value = JSON.parse(text);
    // Throws if the nesting is too deep to write the value.
    JSON.stringify(value);
    return { value, problem: null, members, remarks };
  } catch (error) {
    const isTooDeep = error instanceof RangeError;
    const other = isTooDeep ? TOO_DEEP : { at: 0, advice: error.message };
    return { value: undefined, problem: problem ?? other, members: [], remarks: [] };
  }
}

export const TOO_DEEP = {
  what: "Nested too deep",
  advice: "JSON.stringify cannot write so many objects or arrays in one another. The server rejects such a body as a whole.",
};

/** Returns the line and the column of a position, both from 1, like an editor. */
export function position(text, at) {
  const before = text.slice(0, at).split(/\r\n|\r|\n/);
  return { line: before.length, column: [...before.at(-1)].length + 1 };
}

/** Returns the body with another value of one property. Undefined removes the value: an existing property becomes null. */
export function withValue(text, { members }, name, value) {
  const member = members.findLast((each) => each.name === name);
  const json = JSON.stringify(value ?? null);
  if (member) return text.slice(0, member.start) + json + text.slice(member.end);
  if (value === undefined) return text;
  const added = `${JSON.stringify(name)}: ${json}`;
  const last = members.at(-1);
  if (!last) return `{\n  ${added}\n}`;
  // The new property has the same space before it as the last property.
  return `${text.slice(0, last.end)},${last.space}${added}${text.slice(last.end)}`;
}

/** Reads the tokens, without recursion, so that no nesting is too deep. */
function scan(text) {
  const members = [];
  const remarks = new Set();
  const open = [];
  let at = 0;
  let expected = "value";
  let isFirst = false;
  const match = (pattern) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0];
  };
  const stop = (advice, place = at) => ({ problem: { at: place, advice }, members: [], remarks: [] });

  for (;;) {
    const space = match(SPACE);
    at += space.length;
    const start = at;
    const found = text[at];
    const inside = open.at(-1);
    if (expected === "next" && !inside) {
      if (found === undefined) break;
      return stop("The body ends before this. Remove what follows, and check one record at a time.");
    }
    if (found === undefined) return stop(endAdvice(text, inside, expected));
    const closing = inside === "{" ? "}" : "]";

    if (expected === "next") {
      if (found === ",") {
        at += 1;
        expected = inside === "{" ? "name" : "value";
        isFirst = false;
        continue;
      }
      if (found !== closing) return stop(`Put a comma before this, or ${closing} to end the ${typeOf(inside)}.`);
    }
    if (found === closing && inside && (expected === "next" || (isFirst && expected !== "colon"))) {
      open.pop();
      at += 1;
      if (open.length === 1) end(members, at);
      expected = "next";
      continue;
    }
    if (expected === "colon") {
      if (found !== ":") return stop("Put a colon between the name and its value.");
      at += 1;
      expected = "value";
      isFirst = false;
      continue;
    }
    if ((found === "}" || found === "]") && text.slice(0, at).trimEnd().endsWith(",")) {
      return stop(`Remove the comma before ${found}.`);
    }

    if (expected === "name") {
      const name = match(STRING);
      if (!name) return stop(...stringAdvice(text, at, "name"));
      at += name.length;
      if (open.length === 1) members.push({ name: JSON.parse(name), space, start: 0, end: 0 });
      expected = "colon";
      continue;
    }
    if (open.length === 1 && inside === "{") members.at(-1).start = start;
    if (found === "{" || found === "[") {
      open.push(found);
      at += 1;
      expected = found === "{" ? "name" : "value";
      isFirst = true;
      continue;
    }
    const token = match(STRING) ?? match(NUMBER) ?? match(WORD);
    if (!token) return stop(...(found === '"' ? stringAdvice(text, at, "string") : [valueAdvice(text.slice(at))]));
    at += token.length;
    if (open.length === 1 && inside === "{") end(members, at);
    remark(remarks, token);
    expected = "next";
    isFirst = false;
  }

  const names = members.map(({ name }) => name);
  for (const name of new Set(names.filter((name, index) => names.indexOf(name) !== index))) {
    remarks.add(`${JSON.stringify(name)} occurs more than once. JSON.parse and the server use the last value.`);
  }
  return { problem: null, members, remarks: [...remarks] };
}

function end(members, at) {
  const member = members.at(-1);
  if (member) member.end = at;
}

const typeOf = (bracket) => (bracket === "{" ? "object" : "array");

/** Adds a remark about a value that JSON.parse changes or the server rejects. */
function remark(remarks, token) {
  if (token.startsWith('"')) {
    if (/\\u[Dd][89A-Fa-f]/.test(token) && /\p{Cs}/u.test(JSON.parse(token))) {
      remarks.add("A string has half of a surrogate pair. JSON.parse accepts it. The server rejects such a body as a whole.");
    }
  } else if (/^-?\d/.test(token)) {
    const value = Number(token);
    if (!Number.isFinite(value)) {
      remarks.add(`${short(token)} is larger than any number of JavaScript. The server rejects such a body as a whole.`);
    } else if (/^-?\d+$/.test(token) && BigInt(token) !== BigInt(value)) {
      remarks.add(`JSON.parse reads ${short(token)} as ${value}.`);
    }
  }
}

const short = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function endAdvice(text, inside, expected) {
  if (text.trim() === "") return "The body is empty. Write a JSON object, fill in the form, or take an example.";
  if (expected === "value") return "The body ends where a value is missing.";
  if (expected === "colon") return "The body ends behind a name. Add a colon and a value.";
  return `The body ends within an ${typeOf(inside)}. Add ${inside === "{" ? "}" : "]"} to end it.`;
}

/** Returns the advice for an invalid string, and the position of the error if it is within the string. */
function stringAdvice(text, at, what) {
  const quote = text[at];
  if (quote !== '"') {
    if (/^\/[/*]/.test(text.slice(at, at + 2))) return ["Remove the comment: JSON has none."];
    if (/['“”„‘’«»]/.test(quote)) return [`Use straight double quotes around the ${what}, as in "Id".`];
    if (/\d/.test(quote)) return ["Put a name in double quotes behind a comma. A number has no separators."];
    return [`Put the ${what} in double quotes, as in "Id".`];
  }
  STRING_START.lastIndex = at;
  const bad = at + STRING_START.exec(text)[0].length;
  if (text[bad] === "\\")
    return ['Write a backslash as \\\\. Only \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits are escapes.', bad];
  if (bad === text.length || /[\n\r]/.test(text[bad]))
    return [`End the ${what} with a double quote. Write a line break in it as \\n.`, bad];
  return [`Write the control character as \\u${text.charCodeAt(bad).toString(16).padStart(4, "0")}.`, bad];
}
const STRING_START = /"[^"\\\x00-\x1F]*(?:\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})[^"\\\x00-\x1F]*)*/y;

function valueAdvice(rest) {
  if (/^\/[/*]/.test(rest)) return "Remove the comment: JSON has none.";
  if (/^['“”„‘’«»]/.test(rest)) return "Use straight double quotes around a string.";
  if (/^[-+.\d]/.test(rest))
    return "Write the number in decimal digits, without leading zeros, a plus sign or separators. Otherwise put it in double quotes.";
  if (/^\uFEFF/.test(rest)) return "Remove the byte order mark, which cannot be seen.";
  if (/^[\p{L}_$]/u.test(rest)) return "Only true, false and null stand without quotes. Put any other text in double quotes.";
  return "Put a value here: a string in double quotes, a number, true, false, null, an object or an array.";
}
