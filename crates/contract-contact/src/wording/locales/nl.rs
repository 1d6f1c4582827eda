//! Dutch.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "nl",
    dir: "ltr",
    heading: "Er is een probleem",
    prefix: "Fout: ",
    label: |field| match field {
        Field::Id => "Contact-ID",
        Field::CoworkerContractId => "Contract-ID",
        Field::FullName => "Volledige naam",
        Field::CoworkerId => "Coworker-ID",
        Field::Email => "E-mailadres",
        Field::DateOfBirth => "Geboortedatum",
        Field::Address => "Adres",
        Field::PostCode => "Postcode",
        Field::CityName => "Plaats",
        Field::State => "Provincie of staat",
        Field::CountryId => "Land-ID",
        Field::PhoneNumber => "Telefoonnummer",
        Field::Notes => "Opmerkingen",
        Field::ContractContactType => "Rol",
    },
    role: |role| match role {
        ContractContactType::None => "Geen rol",
        ContractContactType::Director => "Bestuur van het bedrijf",
        ContractContactType::CompanyAlias => "Handelsnaam",
        ContractContactType::NominatedRecipient => "Gemachtigd om post te ontvangen",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Vul de {label} in",
        (Code::Required, _) => "Vul het {label} in",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "Kies een {label} uit de lijst",
        (Code::NotAnInteger, _) => "Het {label} moet een geheel getal zijn",
        (Code::OutOfRange, _) => "Het {label} moet tussen {min} en {max} liggen",
        (Code::NotAString, _) => "Vul tekst in bij het veld ‘{Label}’",
        (Code::NotAnEmail, _) => "Vul een e-mailadres in de juiste vorm in, bijvoorbeeld naam@example.com",
        (Code::TooLong, _) => "Het {label} mag maximaal {max} tekens lang zijn",
        (Code::NotADate, _) => "De {label} moet een bestaande datum zijn, bijvoorbeeld 1990-06-15",
        (Code::HasATime, _) => "De {label} mag geen tijdstip bevatten",
        (Code::InTheFuture, _) => "De {label} mag niet in de toekomst liggen",
        (Code::TooEarly, _) => "De {label} mag niet vóór {min} liggen",
        (Code::NotAPhoneNumber, _) => {
            "Vul een telefoonnummer in, bijvoorbeeld 01632 960 001, 07700 900 982 of +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Verwijder de onzichtbare tekens uit het veld ‘{Label}’",
    },
    date_pattern: "{day} {month} {year}",
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
};
