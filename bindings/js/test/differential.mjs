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

/** A record that is valid without a call into the module. */
const VALID = { Id: 1, CoworkerContractId: 1, FullName: "Ada" };
const EARTH_IS_AHEAD = 14 * 3_600_000;

/** Checks while the clock shows this day, for which no option is needed. */
function onDay(today, check) {
  const { now } = Date;
  Date.now = () => Date.parse(today) - EARTH_IS_AHEAD;
  try {
    return check();
  } finally {
    Date.now = now;
  }
}

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
    const validate = create ? validateCreate : validateUpdate;
    const expect = (record, expected, found) => {
      const said = found.map(({ PropertyName, code, Message }) => [PropertyName, code, Message]);
      const isTheValue = found.every(({ PropertyName, AttemptedValue }) =>
        Object.is(AttemptedValue, record[PropertyName] ?? null),
      );
      if (JSON.stringify(said) === JSON.stringify(expected) && isTheValue) return;
      different++;
      if (different <= 10) examples.push(`${line}\n  here: ${JSON.stringify(said)} of ${Object.keys(record)}`);
    };
    expect(values, errors, validate(values, { rules, today }));
    // Without the option, patterns in JavaScript find records that are valid. Each property is tried alone, because few records
    // here are valid as a whole. The package trusts that the clock shows no day before 2000.
    if (today >= "2000") {
      onDay(today, () => {
        expect(values, errors, validate(values, { rules }));
        for (const [name, value] of Object.entries(values)) {
          const record = { ...VALID, [name]: value };
          const ofIt = errors.filter(([property]) => property === name);
          expect(record, ofIt, validate(record, { rules }));
        }
      });
    }
    ran++;
    if (errors.length) withErrors++;
  }
  return { ran, withErrors, different, examples };
}
