// The fragment of the address, after #: the body and the choices. A browser does not send the fragment to a server.

/** The longest body in a link, in characters. */
export const LONGEST = 65_536;

/** Returns the fragment of a state, or null if the body is too long for a link. */
export function toFragment(state) {
  return state.body.length > LONGEST ? null : `#${new URLSearchParams(state)}`;
}

/**
 * Reads a fragment, which anybody may have written. Returns the state, with the default for each part that cannot be read, and a
 * sentence about each of these parts.
 *
 * @param choices The possible values of each choice, by name. The first value is the default.
 */
export function fromFragment(fragment, choices, body) {
  const text = fragment.replace(/^#/, "");
  const parts = new URLSearchParams(text);
  const problems = [];
  try {
    decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    problems.push("The link is damaged: some of its characters cannot be read. Parts of it may be missing.");
  }
  const state = {};
  for (const [name, values] of Object.entries(choices)) {
    const value = parts.get(name) ?? values[0];
    const isKnown = values.includes(value);
    state[name] = isKnown ? value : values[0];
    if (!isKnown)
      problems.push(`The link asks for the ${name} ${quote(value)}. The page knows ${list(values)}, and uses ${values[0]}.`);
  }
  state.body = parts.get("body") ?? body;
  if (state.body.length > LONGEST) {
    problems.push(
      `The body in the link has ${state.body.length} characters, and a link can hold ${LONGEST}. The page does not use it.`,
    );
    state.body = body;
  }
  const names = [...parts.keys()];
  const unknown = names.filter((name) => !Object.hasOwn(state, name));
  if (unknown.length > 0) {
    const more = unknown.length > 3 ? ` and ${unknown.length - 3} more` : "";
    problems.push(`The link has parts that this page does not know: ${unknown.slice(0, 3).map(quote).join(", ")}${more}.`);
  }
  const repeated = Object.keys(state).filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (repeated.length > 0) problems.push(`The link has more than one ${list(repeated)}. The page uses the first.`);
  return { state, problems };
}

const quote = (text) => JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
const list = (words) => (words.length < 2 ? words.join() : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);
