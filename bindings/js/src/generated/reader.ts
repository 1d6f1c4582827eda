// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import { dayAt } from "../engine/day.js";
import { isPlain, stateOfNumber, stateOfPattern, stateOfRequiredNumber, stateOfRequiredText, stateOfText } from "../engine/facts.js";
import { load } from "../engine/load.js";
import { found, put } from "../engine/transfer.js";
import type { ValidationError, Values } from "../types.js";
import { control, controlOfLines, plainDate, plainEmail, plainPhone } from "./characters.js";

/** The exports of the module of the rules. @internal */
export interface Rules {
  check(create: number, reference: number, states: number, email: number, dateOfBirth: number, phoneNumber: number, today: number): number;
  address(): number;
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
}

/** @internal */
export const none: readonly never[] = Object.freeze([]);

/**
 * Returns whether Object.prototype has a property of the record, which `record` would then inherit. Fourteen reads of one object cost
 * an engine next to nothing; Firefox takes 20 ns for a loop over all properties.
 *
 * @internal
 */
export const isPrototypeClean = (): boolean => (clean.Id ?? clean.CoworkerContractId ?? clean.FullName ?? clean.CoworkerId ?? clean.Email ?? clean.DateOfBirth ?? clean.Address ?? clean.PostCode ?? clean.CityName ?? clean.State ?? clean.CountryId ?? clean.PhoneNumber ?? clean.Notes ?? clean.ContractContactType) === undefined;
const clean: Values = {};

/**
 * Reads each property once. A record whose states and patterns show that it is valid needs no call. For any other record, hands the
 * states to the rules: see `check` in bindings/wasm-lean. Returns undefined where `today` is no day. The rules are loaded after the last property was read: a getter may have run another check.
 *
 * @internal
 */
export function check(record: Values, create: number, reference: number, today: string): readonly ValidationError[] | undefined {
  const v0 = record.Id;
  const v1 = record.CoworkerContractId;
  const v2 = record.FullName;
  const v3 = record.CoworkerId;
  const v4 = record.Email;
  const v5 = record.DateOfBirth;
  const v6 = record.Address;
  const v7 = record.PostCode;
  const v8 = record.CityName;
  const v9 = record.State;
  const v10 = record.CountryId;
  const v11 = record.PhoneNumber;
  const v12 = record.Notes;
  const v13 = record.ContractContactType;
  const states = stateOfRequiredNumber(1, 9007199254740991, v0) | stateOfRequiredNumber(1, 9007199254740991, v1) << 2 | stateOfRequiredText(control, v2) << 4 | stateOfNumber(1, 9007199254740991, v3) << 6 | stateOfPattern(v4) << 8 | stateOfPattern(v5) << 10 | stateOfText(controlOfLines, v6) << 12 | stateOfText(control, v7) << 14 | stateOfText(control, v8) << 16 | stateOfText(control, v9) << 18 | stateOfNumber(1, 9007199254740991, v10) << 20 | stateOfPattern(v11) << 22 | stateOfText(controlOfLines, v12) << 24 | stateOfNumber(0, 3, v13) << 26;
  // A day before 2000 is past, whatever the clock says.
  const latest = today === "" && ((typeof v5 === "string" && v5.charCodeAt(0) > 49)) ? dayAt(Date.now() + 50400000) : today;
  if (today === "" && (states & (create === 1 ? 178956988 : 178956991)) === 0 && isPlain(plainEmail, v4) && isPlain(plainDate, v5) && !(latest && (v5 as string) > latest) && isPlain(plainPhone, v11)) return none;
  const rules = load();
  const l4 = put(rules, v4, 0);
  const l5 = put(rules, v5, l4);
  const l11 = put(rules, v11, l4 + l5);
  const l = latest === "" ? 0 : put(rules, latest, l4 + l5 + l11);
  const failed = rules.check(create, reference, states, l4, l5, l11, l);
  return failed === 0 ? none : found(failed, [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13]);
}
