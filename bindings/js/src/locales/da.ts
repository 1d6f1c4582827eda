// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const da: CompleteCatalogue = {
  locale: "da",
  dir: "ltr",
  heading: "Der er et problem",
  prefix: "Fejl: ",
  labels: {
    Id: "Kontakt-id",
    CoworkerContractId: "Kontrakt-id",
    FullName: "Fulde navn",
    CoworkerId: "Coworker-id",
    Email: "E-mailadresse",
    DateOfBirth: "Fødselsdato",
    Address: "Adresse",
    PostCode: "Postnummer",
    CityName: "By",
    State: "Region eller delstat",
    CountryId: "Lande-id",
    PhoneNumber: "Telefonnummer",
    Notes: "Bemærkninger",
    ContractContactType: "Rolle",
  },
  roles: {
    0: "Ingen rolle",
    1: "Selskabets ledelse",
    2: "Handelsnavn",
    3: "Bemyndiget til at modtage post",
  },
  messages: {
    required: "Angiv {label}",
    "FullName.required": "Angiv det fulde navn",
    not_an_integer: "{Label} skal være et helt tal",
    "ContractContactType.not_an_integer": "Vælg en {label} på listen",
    out_of_range: "{Label} skal være mellem {min} og {max}",
    not_a_string: "Skriv tekst i feltet »{Label}«",
    unknown_value: "Vælg en {label} på listen",
    not_an_email: "Angiv en e-mailadresse i det rigtige format, for eksempel navn@example.com",
    too_long: "E-mailadressen må højst være på {max} tegn",
    not_a_date: "Fødselsdatoen skal være en rigtig dato, for eksempel 1990-06-15",
    has_a_time: "Fødselsdatoen må ikke indeholde et klokkeslæt",
    in_the_future: "Fødselsdatoen må ikke ligge i fremtiden",
    too_early: "Fødselsdatoen må ikke ligge før den {min}",
    not_a_phone_number: "Angiv et telefonnummer, for eksempel 01632 960 001, 07700 900 982 eller +44 808 157 0192",
    not_plain_text: "Fjern usynlige tegn fra feltet »{Label}«",
  },
};

export default da;
