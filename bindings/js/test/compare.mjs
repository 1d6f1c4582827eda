// Compares the answers to the inputs of files in Node. The name of a file is that of the script here which reads its lines.

import { createReadStream } from "node:fs";
import { parse } from "node:path";
import { createInterface } from "node:readline";

for (const file of process.argv.slice(2)) {
  const { name } = parse(file);
  const { compare } = await import(`./${name}.mjs`);
  const { ran, withErrors, different, examples } = await compare(createInterface({ input: createReadStream(file) }));
  for (const example of examples) console.error(`different: ${example}`);
  console.log(`${name}: ${ran} inputs, ${withErrors} of them with errors: ${different} differences`);
  if (different > 0 || ran === 0) process.exitCode = 1;
}
