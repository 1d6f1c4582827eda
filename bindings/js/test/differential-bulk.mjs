// Gives every input of a file to the package, in one piece and in chunks, and compares its answer with the one that the native engine gave.

import { validateBulk } from "../../../pkg/bulk.js";

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => parseInt(digits, 16));
const chunksOf = (bytes, cut) =>
  new ReadableStream({
    start(controller) {
      for (let at = 0; at < bytes.length; at += cut) controller.enqueue(bytes.subarray(at, at + cut));
      controller.close();
    },
  });

/** Returns the numbers of inputs, of inputs with invalid records, and of inputs with another result, and some examples. */
export async function compare(lines) {
  let ran = 0,
    withErrors = 0,
    different = 0;
  const examples = [];
  for await (const line of lines) {
    const { create, rules, today, format, maxRecordBytes, input, cut, outcome } = JSON.parse(line);
    const bytes = bytesOf(input);
    const options = { operation: create ? "create" : "update", rules, today, maxRecordBytes, ...(format && { format }) };
    for (const source of [bytes, chunksOf(bytes, cut)]) {
      const { records, complete, invalid } = await validateBulk(source, options);
      const entry = ({ index, line, column, errors }) => [
        index,
        line,
        column,
        errors.map(({ PropertyName, code, Message }) => [PropertyName, code, Message]),
      ];
      const said = JSON.stringify([records, complete, invalid.map(entry)]);
      if (said !== JSON.stringify(outcome)) {
        different++;
        if (different <= 10) examples.push(`${line}\n  here: ${said}`);
      }
    }
    ran++;
    if (outcome[2].length) withErrors++;
  }
  return { ran, withErrors, different, examples };
}
