// Makes a contact of each row of a CSV file whose header has the names of properties. All rows are checked before the first is
// sent, and nothing is sent unless all are right:
//
//     node import.js http://127.0.0.1:8080/api/billing/contractcontacts contacts.csv
//
// The variable TOKEN has the bearer token.

import { readFileSync } from "node:fs";
import { describe, fields, readResponse, validateCreate } from "contract-contact";
import { readValue } from "contract-contact/form";
import { parse } from "csv-parse/sync";

const [endpoint, file] = process.argv.slice(2);
const columns = (header) => {
  const unknown = header.find((name) => !fields.some((field) => field.name === name));
  if (unknown !== undefined) throw new Error(`there is no property ${JSON.stringify(unknown)}`);
  return header;
};
const rows = parse(readFileSync(file, "utf8"), { columns, bom: true, trim: true, skip_empty_lines: true, info: true, raw: true });

const contacts = [];
let wrong = 0;
for (const { record, raw, info } of rows) {
  // Where it begins: `lines` counts to its end, and a cell may have several.
  const place = `${file}:${info.lines - raw.trimEnd().split("\n").length + 1}`;
  // An empty cell is no value, and digits are a number where the property is one. Anything else stays text, for the rules to refuse.
  const contact = Object.fromEntries(Object.entries(record).map(([name, cell]) => [name, readValue(name, cell)]));
  const errors = validateCreate(contact);
  for (const error of errors) console.log(`${place}: ${describe(error)}`);
  if (errors.length > 0) wrong++;
  contacts.push({ place, contact });
}

if (wrong > 0) {
  console.log(`${wrong} rows are wrong, so nothing was sent`);
  process.exitCode = 1;
} else {
  const headers = { authorization: `Bearer ${process.env.TOKEN}`, "content-type": "application/json" };
  for (const { place, contact } of contacts) {
    const answer = await readResponse(await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(contact) }));
    const said =
      answer.WasSuccessful || answer.Errors.length === 0 ? [answer.Message] : answer.Errors.map((error) => describe(error));
    for (const words of said) console.log(`${place}: ${words}`);
    if (!answer.WasSuccessful) {
      // Those before it were made: the next run begins at this line.
      process.exitCode = 1;
      break;
    }
  }
}
