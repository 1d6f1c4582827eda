// Suggests corrections. Suggestions are questions, not rules. The package decides which values are valid, and the form offers
// only these.

import { errorOf } from "./record.js";

/** Returns valid values that are similar to the text. */
export function guesses({ name, kind }, text, options) {
  const candidates = new Set(byKind[kind]?.(text.trim()));
  return [...candidates].filter((candidate) => candidate !== text && errorOf(name, candidate, options) === null);
}

const byKind = { date: yearFirst, email: withDot };

/** Returns the dates that three numbers may mean. The year has four digits. If the year is last, the day or the month may be first. */
function yearFirst(text) {
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length !== 3) return [];
  const [a, b, c] = numbers;
  const orders =
    a.length === 4
      ? [[a, b, c]]
      : [
          [c, b, a],
          [c, a, b],
        ];
  return orders
    .filter(([year]) => year.length === 4)
    .map(([year, month, day]) => `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** Returns a completion of an address whose domain has no dot. */
function withDot(text) {
  const [, user, domain] = /^([^@]+)@([^@.]+)$/.exec(text) ?? [];
  if (!domain) return [];
  const ending = ["com", "net", "org"].find((each) => domain.endsWith(each) && domain !== each);
  return [ending ? `${user}@${domain.slice(0, -ending.length)}.${ending}` : `${user}@${domain}.com`];
}
