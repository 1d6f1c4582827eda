// What somebody may have meant. These are questions and no rules: the package decides what is valid, and only that is offered.

import { errorOf } from "./record.js";

/** Values like the text that the rules accept. */
export function guesses({ name, kind }, text, options) {
  const candidates = new Set(byKind[kind]?.(text.trim()));
  return [...candidates].filter((candidate) => candidate !== text && errorOf(name, candidate, options) === null);
}

const byKind = { date: yearFirst, email: withDot };

/** Of three numbers, the year is the one of four digits. Where it comes last, the day or the month may come first. */
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

/** An address that is complete but for the dot in its domain, or what comes after it. */
function withDot(text) {
  const [, user, domain] = /^([^@]+)@([^@.]+)$/.exec(text) ?? [];
  if (!domain) return [];
  const ending = ["com", "net", "org"].find((each) => domain.endsWith(each) && domain !== each);
  return [ending ? `${user}@${domain.slice(0, -ending.length)}.${ending}` : `${user}@${domain}.com`];
}
