// Gives every line of a file to the package and compares its answer with the one that the domain crate gave.

import { validateCreate, validateUpdate } from "../../../pkg/index.js";

const foreign = {
  undefined: undefined,
  NaN: NaN,
  Infinity: Infinity,
  "-Infinity": -Infinity,
  bigint: 1n,
  symbol: Symbol("1"),
  function: () => 1,
  date: new Date(0),
  map: new Map(),
  regexp: /1/,
  boxed: new String("1990-06-15"),
};
const revive = (_, value) =>
  value?.$js !== undefined ? { is: foreign[value.$js] } : value?.$utf16 ? String.fromCharCode(...value.$utf16) : value;

/** Returns the numbers of inputs, of invalid inputs, and of inputs with another result, and some examples. */
export async function compare(lines) {
  let ran = 0,
    withErrors = 0,
    different = 0;
  const examples = [];
  for await (const line of lines) {
    const { create, rules, today, values, errors } = JSON.parse(line, revive);
    for (const [name, value] of Object.entries(values))
      if (value !== null && typeof value === "object" && "is" in value) values[name] = value.is;
    const found = (create ? validateCreate : validateUpdate)(values, { rules, today });
    const said = found.map(({ PropertyName, code, Message }) => [PropertyName, code, Message]);
    const isTheValue = found.every(({ PropertyName, AttemptedValue }) => Object.is(AttemptedValue, values[PropertyName] ?? null));
    if (JSON.stringify(said) !== JSON.stringify(errors) || !isTheValue) {
      different++;
      if (different <= 10) examples.push(`${line}\n  here: ${JSON.stringify(said)}`);
    }
    ran++;
    if (errors.length) withErrors++;
  }
  return { ran, withErrors, different, examples };
}
