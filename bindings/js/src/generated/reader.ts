// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import { dayAt } from "../engine/day.js";
import { holds, isBlank, number, stateOfNumber, stateOfText } from "../engine/facts.js";
import { load } from "../engine/load.js";
import { found, put } from "../engine/transfer.js";
import type { ValidationError, Values } from "../types.js";
import { control, controlOfLines } from "./characters.js";

/** The exports of the module of the rules. @internal */
export interface Rules {
  check(create: number, reference: number, states: number, remarks: number, id: number, coworkerContractId: number, coworkerId: number, countryId: number, contractContactType: number,
    email: number, dateOfBirth: number, phoneNumber: number, today: number, day: number): number;
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
 * Reads each property once and hands the facts about the values to the rules: see `check` in bindings/wasm-lean. Returns undefined where
 * `today` is no day. The rules are loaded after the last property was read: a getter may have run another check.
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
  const states = stateOfNumber(v0) | stateOfNumber(v1) << 2 | stateOfText(v2) << 4 | stateOfNumber(v3) << 6 | stateOfText(v4) << 8 | stateOfText(v5) << 10 | stateOfText(v6) << 12 | stateOfText(v7) << 14 | stateOfText(v8) << 16 | stateOfText(v9) << 18 | stateOfNumber(v10) << 20 | stateOfText(v11) << 22 | stateOfText(v12) << 24 | stateOfNumber(v13) << 26;
  const remarks = isBlank(v2) << 4 | (reference === 1 ? 0 : holds(control, v2) << 4 | holds(controlOfLines, v6) << 12 | holds(control, v7) << 14 | holds(control, v8) << 16 | holds(control, v9) << 18 | holds(controlOfLines, v12) << 24);
  const rules = load();
  const l4 = put(rules, v4, 0);
  const l5 = put(rules, v5, l4);
  const l11 = put(rules, v11, l4 + l5);
  const l = today === "" ? 0 : put(rules, today, l4 + l5 + l11);
  // A day before 2000 is past, whatever the clock says.
  const day = today === "" && ((typeof v5 === "string" && v5 >= "2")) ? dayAt(Date.now() + 50400000) : -1;
  const failed = rules.check(create, reference, states, remarks, number(v0), number(v1), number(v3), number(v10), number(v13), l4, l5, l11, l, day);
  return failed === 0 ? none : found(failed, [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13]);
}
