// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const sv: CompleteCatalogue = {
  locale: "sv",
  dir: "ltr",
  heading: "Det finns ett problem",
  prefix: "Fel: ",
  labels: {
    Id: "Kontakt-ID",
    CoworkerContractId: "Avtals-ID",
    FullName: "Fullständigt namn",
    CoworkerId: "Coworker-ID",
    Email: "E-postadress",
    DateOfBirth: "Födelsedatum",
    Address: "Adress",
    PostCode: "Postnummer",
    CityName: "Ort",
    State: "Län eller delstat",
    CountryId: "Lands-ID",
    PhoneNumber: "Telefonnummer",
    Notes: "Anteckningar",
    ContractContactType: "Roll",
  },
  roles: {
    0: "Ingen roll",
    1: "Företagets styrelse",
    2: "Handelsnamn",
    3: "Behörig att ta emot post",
  },
  messages: {
    required: "Ange {label}",
    "FullName.required": "Ange det fullständiga namnet",
    not_an_integer: "{Label} måste vara ett heltal",
    "ContractContactType.not_an_integer": "Välj en {label} i listan",
    out_of_range: "{Label} måste vara mellan {min} och {max}",
    not_a_string: "Skriv text i fältet ”{Label}”",
    unknown_value: "Välj en {label} i listan",
    not_an_email: "Ange en e-postadress i rätt format, till exempel namn@example.com",
    too_long: "E-postadressen får innehålla högst {max} tecken",
    not_a_date: "Födelsedatumet måste vara ett riktigt datum, till exempel 1990-06-15",
    has_a_time: "Födelsedatumet får inte innehålla ett klockslag",
    in_the_future: "Födelsedatumet får inte ligga i framtiden",
    too_early: "Födelsedatumet får inte vara före den {min}",
    not_a_phone_number: "Ange ett telefonnummer, till exempel 01632 960 001, 07700 900 982 eller +44 808 157 0192",
    not_plain_text: "Ta bort osynliga tecken från fältet ”{Label}”",
  },
};

export default sv;
