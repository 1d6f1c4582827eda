//! Czech.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "cs",
    dir: "ltr",
    heading: "Došlo k problému",
    prefix: "Chyba: ",
    label: |field| match field {
        Field::Id => "ID kontaktu",
        Field::CoworkerContractId => "ID smlouvy",
        Field::FullName => "Celé jméno",
        Field::CoworkerId => "ID coworkera",
        Field::Email => "E-mailová adresa",
        Field::DateOfBirth => "Datum narození",
        Field::Address => "Poštovní adresa",
        Field::PostCode => "PSČ",
        Field::CityName => "Obec",
        Field::State => "Kraj nebo stát",
        Field::CountryId => "ID země",
        Field::PhoneNumber => "Telefonní číslo",
        Field::Notes => "Poznámky",
        Field::ContractContactType => "Funkce",
    },
    role: |role| match role {
        ContractContactType::None => "Bez funkce",
        ContractContactType::Director => "Vedení společnosti",
        ContractContactType::CompanyAlias => "Obchodní název",
        ContractContactType::NominatedRecipient => "Osoba oprávněná přijímat poštu",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Zadejte {label}",
        (Code::Required, _) => "Zadejte {Label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "Vyberte funkci ze seznamu",
        (Code::NotAnInteger, _) => "{Label} musí být celé číslo",
        (Code::OutOfRange, _) => "{Label} musí být v rozmezí od {min} do {max}",
        (Code::NotAString, _) => "Do pole „{Label}“ zadejte text",
        (Code::NotAnEmail, _) => "Zadejte e-mailovou adresu ve správném formátu, například jmeno@example.com",
        (Code::TooLong, _) => "{Label} může mít nejvýše {max} znaků",
        (Code::NotADate, _) => "{Label} musí být skutečné datum, například 1990-06-15",
        (Code::HasATime, _) => "{Label} nesmí obsahovat čas",
        (Code::InTheFuture, _) => "{Label} nesmí být v budoucnosti",
        (Code::TooEarly, _) => "{Label} nesmí být dříve než {min}",
        (Code::NotAPhoneNumber, _) => {
            "Zadejte telefonní číslo, například 01632 960 001, 07700 900 982 nebo +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Odstraňte z pole „{Label}“ neviditelné znaky",
    },
    date_pattern: "{day}. {month} {year}",
    months: [
        "ledna",
        "února",
        "března",
        "dubna",
        "května",
        "června",
        "července",
        "srpna",
        "září",
        "října",
        "listopadu",
        "prosince",
    ],
};
