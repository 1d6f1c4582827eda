// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const it: CompleteCatalogue = {
  locale: "it",
  dir: "ltr",
  heading: "C’è un problema",
  prefix: "Errore: ",
  labels: {
    Id: "ID del contatto",
    CoworkerContractId: "ID del contratto",
    FullName: "Nome completo",
    CoworkerId: "ID del coworker",
    Email: "Indirizzo email",
    DateOfBirth: "Data di nascita",
    Address: "Indirizzo postale",
    PostCode: "Codice postale",
    CityName: "Città",
    State: "Provincia o stato",
    CountryId: "ID del Paese",
    PhoneNumber: "Numero di telefono",
    Notes: "Note",
    ContractContactType: "Ruolo",
  },
  roles: {
    0: "Nessun ruolo",
    1: "Amministrazione della società",
    2: "Nome commerciale",
    3: "Persona autorizzata a ricevere la posta",
  },
  messages: {
    required: "Inserisci l’{Label}",
    "FullName.required": "Inserisci il {label}",
    not_an_integer: "L’{Label} deve essere un numero intero",
    "ContractContactType.not_an_integer": "Seleziona un {label} dall’elenco",
    out_of_range: "L’{Label} deve essere compreso tra {min} e {max}",
    not_a_string: "Inserisci del testo nel campo «{Label}»",
    unknown_value: "Seleziona un {label} dall’elenco",
    not_an_email: "Inserisci un indirizzo email nel formato corretto, ad esempio nome@example.com",
    too_long: "L’{label} può contenere al massimo {max} caratteri",
    not_a_date: "La {label} deve essere una data reale, ad esempio 1990-06-15",
    has_a_time: "La {label} non deve includere un orario",
    in_the_future: "La {label} non può essere successiva a oggi",
    too_early: "La {label} non può essere precedente al {min}",
    not_a_phone_number: "Inserisci un numero di telefono, ad esempio 01632 960 001, 07700 900 982 o +44 808 157 0192",
    not_plain_text: "Rimuovi i caratteri invisibili dal campo «{Label}»",
  },
};

export default it;
