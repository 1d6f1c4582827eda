// Who takes part: the name in reports and the module in contestants/.
export const OURS = "contract-contact";
export const HAND_WRITTEN = "hand-written";

export const CONTESTANTS = {
  [OURS]: "contract-contact",
  [HAND_WRITTEN]: "hand-written",
  ajv: "ajv",
  "ajv standalone": "ajv-standalone",
  zod: "zod",
  "zod/mini": "zod-mini",
  valibot: "valibot",
  arktype: "arktype",
  typebox: "typebox",
  yup: "yup",
  joi: "joi",
  sury: "sury",
  "ata-validator": "ata-validator",
  typia: "typia",
};

/** The function that goes from a record to its errors. */
export async function load(name, dateError) {
  const { default: make } = await import(`./contestants/${CONTESTANTS[name]}.mjs`);
  return make(dateError);
}

/** In bulk also this is measured, which checks nothing. */
export const PARSE = "JSON.parse alone";

/** The function that goes from 10,000 records, as a text or as bytes, to their outcomes. */
export async function loadBulk(name, dateError) {
  if (name === OURS) {
    const { validateBulk } = await import("../../pkg/bulk.js");
    return async (input) => (await validateBulk(input)).invalid;
  }
  const decoder = new TextDecoder();
  const parse = (input) => JSON.parse(typeof input === "string" ? input : decoder.decode(input));
  if (name === PARSE) return parse;
  const validate = await load(name, dateError);
  return (input) => parse(input).map((record) => validate(record));
}
