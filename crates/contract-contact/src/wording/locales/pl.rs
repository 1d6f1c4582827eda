//! Polish.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "pl",
    dir: "ltr",
    heading: "Wystąpił problem",
    prefix: "Błąd: ",
    label: |field| match field {
        Field::Id => "Identyfikator kontaktu",
        Field::CoworkerContractId => "Identyfikator umowy",
        Field::FullName => "Imię i nazwisko",
        Field::CoworkerId => "Identyfikator coworkera",
        Field::Email => "Adres e-mail",
        Field::DateOfBirth => "Data urodzenia",
        Field::Address => "Adres pocztowy",
        Field::PostCode => "Kod pocztowy",
        Field::CityName => "Miejscowość",
        Field::State => "Województwo lub region",
        Field::CountryId => "Identyfikator kraju",
        Field::PhoneNumber => "Numer telefonu",
        Field::Notes => "Uwagi",
        Field::ContractContactType => "Rola",
    },
    role: |role| match role {
        ContractContactType::None => "Brak roli",
        ContractContactType::Director => "Zarząd spółki",
        ContractContactType::CompanyAlias => "Nazwa handlowa",
        ContractContactType::NominatedRecipient => "Osoba upoważniona do odbioru poczty",
    },
    template: |code, field| match (code, field) {
        (Code::Required, _) => "Podaj {label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "Wybierz rolę z listy",
        (Code::NotAnInteger, _) => "{Label} musi być liczbą całkowitą",
        (Code::OutOfRange, _) => "{Label} musi mieścić się w zakresie od {min} do {max}",
        (Code::NotAString, _) => "Wpisz tekst w polu „{Label}”",
        (Code::NotAnEmail, _) => "Podaj adres e-mail w poprawnym formacie, na przykład nazwa@example.com",
        (Code::TooLong, _) => "Skróć {label} do najwyżej {max} znaków",
        (Code::NotADate, _) => "{Label} musi być prawdziwą datą, na przykład 1990-06-15",
        (Code::HasATime, _) => "{Label} nie może zawierać godziny",
        (Code::InTheFuture, _) => "{Label} nie może być późniejsza niż dzisiejsza",
        (Code::TooEarly, _) => "{Label} nie może być wcześniejsza niż {min}",
        (Code::NotAPhoneNumber, _) => {
            "Podaj numer telefonu, na przykład 01632 960 001, 07700 900 982 lub +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Usuń niewidoczne znaki z pola „{Label}”",
    },
    date_pattern: "{day} {month} {year}",
    months: [
        "stycznia",
        "lutego",
        "marca",
        "kwietnia",
        "maja",
        "czerwca",
        "lipca",
        "sierpnia",
        "września",
        "października",
        "listopada",
        "grudnia",
    ],
};
