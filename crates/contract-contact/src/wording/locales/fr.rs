//! French.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "fr",
    dir: "ltr",
    heading: "Il y a un problème",
    prefix: "Erreur\u{a0}: ",
    label: |field| match field {
        Field::Id => "Identifiant du contact",
        Field::CoworkerContractId => "Identifiant du contrat",
        Field::FullName => "Nom complet",
        Field::CoworkerId => "Identifiant du coworker",
        Field::Email => "Adresse e-mail",
        Field::DateOfBirth => "Date de naissance",
        Field::Address => "Adresse postale",
        Field::PostCode => "Code postal",
        Field::CityName => "Ville",
        Field::State => "Région ou département",
        Field::CountryId => "Identifiant du pays",
        Field::PhoneNumber => "Numéro de téléphone",
        Field::Notes => "Remarques",
        Field::ContractContactType => "Rôle",
    },
    role: |role| match role {
        ContractContactType::None => "Aucun rôle",
        ContractContactType::Director => "Direction de la société",
        ContractContactType::CompanyAlias => "Nom commercial",
        ContractContactType::NominatedRecipient => "Personne autorisée à recevoir le courrier",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Saisissez le {label}",
        (Code::Required, _) => "Saisissez l’{label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => {
            "Sélectionnez un {label} dans la liste"
        }
        (Code::NotAnInteger, _) => "L’{label} doit être un nombre entier",
        (Code::OutOfRange, _) => "L’{label} doit être compris entre {min} et {max}",
        (Code::NotAString, _) => "Saisissez du texte dans le champ «\u{a0}{Label}\u{a0}»",
        (Code::NotAnEmail, _) => "Saisissez une adresse e-mail au bon format, par exemple nom@example.com",
        (Code::TooLong, _) => "L’{label} doit comporter {max} caractères au maximum",
        (Code::NotADate, _) => "La {label} doit être une date réelle, par exemple 1990-06-15",
        (Code::HasATime, _) => "La {label} ne doit pas comporter d’heure",
        (Code::InTheFuture, _) => "La {label} ne doit pas être dans le futur",
        (Code::TooEarly, _) => "La {label} ne doit pas être antérieure au {min}",
        (Code::NotAPhoneNumber, _) => {
            "Saisissez un numéro de téléphone, par exemple 01632 960 001, 07700 900 982 ou +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Supprimez les caractères invisibles du champ «\u{a0}{Label}\u{a0}»",
    },
    date_pattern: "{day} {month} {year}",
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
};
