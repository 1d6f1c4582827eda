//! Swedish.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "sv",
    dir: "ltr",
    heading: "Det finns ett problem",
    prefix: "Fel: ",
    label: |field| match field {
        Field::Id => "Kontakt-ID",
        Field::CoworkerContractId => "Avtals-ID",
        Field::FullName => "Fullständigt namn",
        Field::CoworkerId => "Coworker-ID",
        Field::Email => "E-postadress",
        Field::DateOfBirth => "Födelsedatum",
        Field::Address => "Adress",
        Field::PostCode => "Postnummer",
        Field::CityName => "Ort",
        Field::State => "Län eller delstat",
        Field::CountryId => "Lands-ID",
        Field::PhoneNumber => "Telefonnummer",
        Field::Notes => "Anteckningar",
        Field::ContractContactType => "Roll",
    },
    role: |role| match role {
        ContractContactType::None => "Ingen roll",
        ContractContactType::Director => "Företagets styrelse",
        ContractContactType::CompanyAlias => "Handelsnamn",
        ContractContactType::NominatedRecipient => "Behörig att ta emot post",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Ange det fullständiga namnet",
        (Code::Required, _) => "Ange {label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "Välj en {label} i listan",
        (Code::NotAnInteger, _) => "{Label} måste vara ett heltal",
        (Code::OutOfRange, _) => "{Label} måste vara mellan {min} och {max}",
        (Code::NotAString, _) => "Skriv text i fältet ”{Label}”",
        (Code::NotAnEmail, _) => "Ange en e-postadress i rätt format, till exempel namn@example.com",
        (Code::TooLong, _) => "E-postadressen får innehålla högst {max} tecken",
        (Code::NotADate, _) => "Födelsedatumet måste vara ett riktigt datum, till exempel 1990-06-15",
        (Code::HasATime, _) => "Födelsedatumet får inte innehålla ett klockslag",
        (Code::InTheFuture, _) => "Födelsedatumet får inte ligga i framtiden",
        (Code::TooEarly, _) => "Födelsedatumet får inte vara före den {min}",
        (Code::NotAPhoneNumber, _) => {
            "Ange ett telefonnummer, till exempel 01632 960 001, 07700 900 982 eller +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Ta bort osynliga tecken från fältet ”{Label}”",
    },
    date_pattern: "{day} {month} {year}",
    months: [
        "januari",
        "februari",
        "mars",
        "april",
        "maj",
        "juni",
        "juli",
        "augusti",
        "september",
        "oktober",
        "november",
        "december",
    ],
};
