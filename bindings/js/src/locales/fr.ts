// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const fr: CompleteCatalogue = {
  locale: "fr",
  dir: "ltr",
  heading: "Il y a un problème",
  prefix: "Erreur\u00A0: ",
  labels: {
    Id: "Identifiant du contact",
    CoworkerContractId: "Identifiant du contrat",
    FullName: "Nom complet",
    CoworkerId: "Identifiant du coworker",
    Email: "Adresse e-mail",
    DateOfBirth: "Date de naissance",
    Address: "Adresse postale",
    PostCode: "Code postal",
    CityName: "Ville",
    State: "Région ou département",
    CountryId: "Identifiant du pays",
    PhoneNumber: "Numéro de téléphone",
    Notes: "Remarques",
    ContractContactType: "Rôle",
  },
  roles: {
    0: "Aucun rôle",
    1: "Direction de la société",
    2: "Nom commercial",
    3: "Personne autorisée à recevoir le courrier",
  },
  messages: {
    required: "Saisissez l’{label}",
    "FullName.required": "Saisissez le {label}",
    not_an_integer: "L’{label} doit être un nombre entier",
    "ContractContactType.not_an_integer": "Sélectionnez un {label} dans la liste",
    out_of_range: "L’{label} doit être compris entre {min} et {max}",
    not_a_string: "Saisissez du texte dans le champ «\u00A0{Label}\u00A0»",
    unknown_value: "Sélectionnez un {label} dans la liste",
    not_an_email: "Saisissez une adresse e-mail au bon format, par exemple nom@example.com",
    too_long: "L’{label} doit comporter {max} caractères au maximum",
    not_a_date: "La {label} doit être une date réelle, par exemple 1990-06-15",
    has_a_time: "La {label} ne doit pas comporter d’heure",
    in_the_future: "La {label} ne doit pas être dans le futur",
    too_early: "La {label} ne doit pas être antérieure au {min}",
    not_a_phone_number: "Saisissez un numéro de téléphone, par exemple 01632 960 001, 07700 900 982 ou +44 808 157 0192",
    not_plain_text: "Supprimez les caractères invisibles du champ «\u00A0{Label}\u00A0»",
  },
};

export default fr;
