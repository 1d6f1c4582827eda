//! Danish.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "da",
    dir: "ltr",
    heading: "Der er et problem",
    prefix: "Fejl: ",
    label: |field| match field {
        Field::Id => "Kontakt-id",
        Field::CoworkerContractId => "Kontrakt-id",
        Field::FullName => "Fulde navn",
        Field::CoworkerId => "Coworker-id",
        Field::Email => "E-mailadresse",
        Field::DateOfBirth => "Fødselsdato",
        Field::Address => "Adresse",
        Field::PostCode => "Postnummer",
        Field::CityName => "By",
        Field::State => "Region eller delstat",
        Field::CountryId => "Lande-id",
        Field::PhoneNumber => "Telefonnummer",
        Field::Notes => "Bemærkninger",
        Field::ContractContactType => "Rolle",
    },
    role: |role| match role {
        ContractContactType::None => "Ingen rolle",
        ContractContactType::Director => "Selskabets ledelse",
        ContractContactType::CompanyAlias => "Handelsnavn",
        ContractContactType::NominatedRecipient => "Bemyndiget til at modtage post",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Angiv det fulde navn",
        (Code::Required, _) => "Angiv {label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "Vælg en {label} på listen",
        (Code::NotAnInteger, _) => "{Label} skal være et helt tal",
        (Code::OutOfRange, _) => "{Label} skal være mellem {min} og {max}",
        (Code::NotAString, _) => "Skriv tekst i feltet »{Label}«",
        (Code::NotAnEmail, _) => "Angiv en e-mailadresse i det rigtige format, for eksempel navn@example.com",
        (Code::TooLong, _) => "E-mailadressen må højst være på {max} tegn",
        (Code::NotADate, _) => "Fødselsdatoen skal være en rigtig dato, for eksempel 1990-06-15",
        (Code::HasATime, _) => "Fødselsdatoen må ikke indeholde et klokkeslæt",
        (Code::InTheFuture, _) => "Fødselsdatoen må ikke ligge i fremtiden",
        (Code::TooEarly, _) => "Fødselsdatoen må ikke ligge før den {min}",
        (Code::NotAPhoneNumber, _) => {
            "Angiv et telefonnummer, for eksempel 01632 960 001, 07700 900 982 eller +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Fjern usynlige tegn fra feltet »{Label}«",
    },
    date_pattern: "{day}. {month} {year}",
    months: [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
};
