//! German.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "de",
    dir: "ltr",
    heading: "Es gibt ein Problem",
    prefix: "Fehler: ",
    label: |field| match field {
        Field::Id => "Kontakt-ID",
        Field::CoworkerContractId => "Vertrags-ID",
        Field::FullName => "Vollständiger Name",
        Field::CoworkerId => "Coworker-ID",
        Field::Email => "E-Mail-Adresse",
        Field::DateOfBirth => "Geburtsdatum",
        Field::Address => "Adresse",
        Field::PostCode => "Postleitzahl",
        Field::CityName => "Ort",
        Field::State => "Bundesland oder Region",
        Field::CountryId => "Länder-ID",
        Field::PhoneNumber => "Telefonnummer",
        Field::Notes => "Notizen",
        Field::ContractContactType => "Rolle",
    },
    role: |role| match role {
        ContractContactType::None => "Keine Rolle",
        ContractContactType::Director => "Geschäftsführung",
        ContractContactType::CompanyAlias => "Handelsname",
        ContractContactType::NominatedRecipient => "Zum Postempfang berechtigt",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Geben Sie den vollständigen Namen ein",
        (Code::Required, _) => "Geben Sie die {Label} ein",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => {
            "Wählen Sie eine {Label} aus der Liste"
        }
        (Code::NotAnInteger, _) => "Die {Label} muss eine ganze Zahl sein",
        (Code::OutOfRange, _) => "Die {Label} muss zwischen {min} und {max} liegen",
        (Code::NotAString, _) => "Geben Sie im Feld „{Label}“ Text ein",
        (Code::NotAnEmail, _) => "Geben Sie die E-Mail-Adresse im richtigen Format ein, zum Beispiel name@example.com",
        (Code::TooLong, _) => "Die {Label} darf höchstens {max} Zeichen lang sein",
        (Code::NotADate, _) => "Das {Label} muss ein echtes Datum sein, zum Beispiel 1990-06-15",
        (Code::HasATime, _) => "Das {Label} darf keine Uhrzeit enthalten",
        (Code::InTheFuture, _) => "Das {Label} darf nicht in der Zukunft liegen",
        (Code::TooEarly, _) => "Das {Label} darf nicht vor dem {min} liegen",
        (Code::NotAPhoneNumber, _) => {
            "Geben Sie eine Telefonnummer ein, zum Beispiel 01632 960 001, 07700 900 982 oder +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Entfernen Sie die unsichtbaren Zeichen aus dem Feld „{Label}“",
    },
    date_pattern: "{day}. {month} {year}",
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
};
