// Gives every input of a file to the package, in one piece and in chunks, and compares its answer with the one that the native engine gave.

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { validateBulk } from "../../../pkg/bulk.js";

const chunksOf = (bytes, cut) => new ReadableStream({
  start(controller) {
    for (let at = 0; at < bytes.length; at += cut) controller.enqueue(bytes.subarray(at, at + cut));
    controller.close();
  },
});

let ran = 0, withErrors = 0, different = 0;
for await (const line of createInterface({ input: createReadStream(process.argv[2]) })) {
  const { create, rules, today, format, maxRecordBytes, input, cut, outcome } = JSON.parse(line);
  const bytes = Uint8Array.from(Buffer.from(input, "hex"));
  const options = { operation: create ? "create" : "update", rules, today, maxRecordBytes, ...(format && { format }) };
  for (const source of [bytes, chunksOf(bytes, cut)]) {
    const { records, complete, invalid } = await validateBulk(source, options);
    const entry = ({ index, line, column, errors }) =>
      [index, line, column, errors.map(({ PropertyName, code, Message }) => [PropertyName, code, Message])];
    const said = JSON.stringify([records, complete, invalid.map(entry)]);
    if (said !== JSON.stringify(outcome)) {
      different++;
      if (different <= 10) console.error(`different: ${line}\n  here: ${said}`);
    }
  }
  ran++;
  if (outcome[2].length) withErrors++;
}
console.log(`${ran} inputs of many records, ${withErrors} of them with errors: ${different} differences`);
process.exitCode = different === 0 && ran > 0 ? 0 : 1;
