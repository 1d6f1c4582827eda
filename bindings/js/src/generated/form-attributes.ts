// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { FieldName } from "./types.js";

type Attributes = { readonly [attribute: string]: string };

/** The attributes of each property's control. @internal */
export const formAttributes: { readonly [P in FieldName]: Attributes } = {
  Id: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  CoworkerContractId: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  FullName: {"spellcheck":"false","autocapitalize":"words","autocomplete":"name"},
  CoworkerId: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  Email: {"type":"email","spellcheck":"false","autocapitalize":"none","autocomplete":"email"},
  DateOfBirth: {"autocomplete":"bday"},
  Address: {"autocomplete":"street-address"},
  PostCode: {"spellcheck":"false","autocapitalize":"characters","autocomplete":"postal-code"},
  CityName: {"spellcheck":"false","autocapitalize":"words","autocomplete":"address-level2"},
  State: {"spellcheck":"false","autocapitalize":"words","autocomplete":"address-level1"},
  CountryId: {"inputmode":"numeric","spellcheck":"false","autocomplete":"off"},
  PhoneNumber: {"type":"tel","autocomplete":"tel"},
  Notes: {"autocomplete":"off"},
  ContractContactType: {"autocomplete":"off"},
};

/** The attributes that the strict rules add. @internal */
export const strictAttributes: { readonly [P in FieldName]?: Attributes } = {
  Email: {"maxlength":"254"},
  DateOfBirth: {"min":"1900-01-01"},
};
