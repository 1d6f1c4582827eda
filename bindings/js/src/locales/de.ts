// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const de: CompleteCatalogue = {
  locale: "de",
  dir: "ltr",
  heading: "Es gibt ein Problem",
  prefix: "Fehler: ",
  labels: {
    Id: "Kontakt-ID",
    CoworkerContractId: "Vertrags-ID",
    FullName: "Vollständiger Name",
    CoworkerId: "Coworker-ID",
    Email: "E-Mail-Adresse",
    DateOfBirth: "Geburtsdatum",
    Address: "Adresse",
    PostCode: "Postleitzahl",
    CityName: "Ort",
    State: "Bundesland oder Region",
    CountryId: "Länder-ID",
    PhoneNumber: "Telefonnummer",
    Notes: "Notizen",
    ContractContactType: "Rolle",
  },
  roles: {
    0: "Keine Rolle",
    1: "Geschäftsführung",
    2: "Handelsname",
    3: "Zum Postempfang berechtigt",
  },
  messages: {
    required: "Geben Sie die {Label} ein",
    "FullName.required": "Geben Sie den vollständigen Namen ein",
    not_an_integer: "Die {Label} muss eine ganze Zahl sein",
    "ContractContactType.not_an_integer": "Wählen Sie eine {Label} aus der Liste",
    out_of_range: "Die {Label} muss zwischen {min} und {max} liegen",
    not_a_string: "Geben Sie im Feld „{Label}“ Text ein",
    unknown_value: "Wählen Sie eine {Label} aus der Liste",
    not_an_email: "Geben Sie die E-Mail-Adresse im richtigen Format ein, zum Beispiel name@example.com",
    too_long: "Die {Label} darf höchstens {max} Zeichen lang sein",
    not_a_date: "Das {Label} muss ein echtes Datum sein, zum Beispiel 1990-06-15",
    has_a_time: "Das {Label} darf keine Uhrzeit enthalten",
    in_the_future: "Das {Label} darf nicht in der Zukunft liegen",
    too_early: "Das {Label} darf nicht vor dem {min} liegen",
    not_a_phone_number: "Geben Sie eine Telefonnummer ein, zum Beispiel 01632 960 001, 07700 900 982 oder +44 808 157 0192",
    not_plain_text: "Entfernen Sie die unsichtbaren Zeichen aus dem Feld „{Label}“",
  },
};

export default de;
