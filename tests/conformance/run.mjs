// Gives the rows of the suites named on the command line to the package, and prints what it says: of each suite a list, of each row
// a code or "accepted"; of a file of JSON the ways in which it was read, of which the last is JSON.parse.

import { readFileSync } from "node:fs";
import { validateBulk } from "../../pkg/bulk.js";
import { validateUpdate } from "../../pkg/index.js";

const record = { Id: 1, CoworkerContractId: 1, FullName: "Ada" };

const check = (property, value, today) =>
  validateUpdate({ ...record, [property]: value }, { today }).find((error) => error.PropertyName === property)?.code ??
  "accepted";

const bytes = ({ text, hex, repeat, then }) =>
  hex !== undefined ? Buffer.from(hex, "hex") : Buffer.from(text ?? repeat[0].repeat(repeat[1]) + then);

async function read(before, file, after) {
  const input = Buffer.concat([Buffer.from(before), file, Buffer.from(after)]);
  const { records, complete, invalid } = await validateBulk(input, { format: "json" });
  if (records !== 1 || !complete) return "refused";
  const problem = invalid.flatMap(({ errors }) => errors).find(({ PropertyName }) => PropertyName === "");
  if (!problem) return "read";
  return problem.Message.startsWith("The body must be an object") ? "no object" : "refused";
}

function parse(file) {
  try {
    JSON.parse(new TextDecoder().decode(file));
    return "read";
  } catch {
    return "refused";
  }
}

const [today, ...suites] = process.argv.slice(2);
const said = [];
for (const path of suites) {
  const { property, rows } = JSON.parse(readFileSync(path));
  const verdicts = [];
  for (const row of rows) {
    if (property !== undefined) {
      verdicts.push(check(property, row.value, today));
    } else {
      const file = bytes(row);
      verdicts.push([
        await read("[", file, "]"),
        await read('[{"Notes":', file, "}]"),
        await read('[{"x":', file, "}]"),
        parse(file),
      ]);
    }
  }
  said.push(verdicts);
}
console.log(JSON.stringify(said));
