//! Italian.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "it",
    dir: "ltr",
    heading: "C’è un problema",
    prefix: "Errore: ",
    label: |field| match field {
        Field::Id => "ID del contatto",
        Field::CoworkerContractId => "ID del contratto",
        Field::FullName => "Nome completo",
        Field::CoworkerId => "ID del coworker",
        Field::Email => "Indirizzo email",
        Field::DateOfBirth => "Data di nascita",
        Field::Address => "Indirizzo postale",
        Field::PostCode => "Codice postale",
        Field::CityName => "Città",
        Field::State => "Provincia o stato",
        Field::CountryId => "ID del Paese",
        Field::PhoneNumber => "Numero di telefono",
        Field::Notes => "Note",
        Field::ContractContactType => "Ruolo",
    },
    role: |role| match role {
        ContractContactType::None => "Nessun ruolo",
        ContractContactType::Director => "Amministrazione della società",
        ContractContactType::CompanyAlias => "Nome commerciale",
        ContractContactType::NominatedRecipient => "Persona autorizzata a ricevere la posta",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Inserisci il {label}",
        (Code::Required, _) => "Inserisci l’{Label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => {
            "Seleziona un {label} dall’elenco"
        }
        (Code::NotAnInteger, _) => "L’{Label} deve essere un numero intero",
        (Code::OutOfRange, _) => "L’{Label} deve essere compreso tra {min} e {max}",
        (Code::NotAString, _) => "Inserisci del testo nel campo «{Label}»",
        (Code::NotAnEmail, _) => "Inserisci un indirizzo email nel formato corretto, ad esempio nome@example.com",
        (Code::TooLong, _) => "L’{label} può contenere al massimo {max} caratteri",
        (Code::NotADate, _) => "La {label} deve essere una data reale, ad esempio 1990-06-15",
        (Code::HasATime, _) => "La {label} non deve includere un orario",
        (Code::InTheFuture, _) => "La {label} non può essere successiva a oggi",
        (Code::TooEarly, _) => "La {label} non può essere precedente al {min}",
        (Code::NotAPhoneNumber, _) => {
            "Inserisci un numero di telefono, ad esempio 01632 960 001, 07700 900 982 o +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Rimuovi i caratteri invisibili dal campo «{Label}»",
    },
    date_pattern: "{day} {month} {year}",
    months: [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
};
