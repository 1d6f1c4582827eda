// Stands in for contract-contact/form until the package has that entry.

import { type FieldName, fields } from "contract-contact";

export function readValue(name: FieldName, typed: string): string | number | undefined {
  const text = typed.trim();
  const { kind } = fields.find((field) => field.name === name)!;
  if (text === "") return undefined;
  return (kind === "identifier" || kind === "type") && /^[0-9]+$/.test(text) ? Number(text) : text;
}
