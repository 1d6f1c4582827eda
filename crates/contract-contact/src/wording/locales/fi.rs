//! Finnish.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "fi",
    dir: "ltr",
    heading: "Lomakkeessa on korjattavaa",
    prefix: "Virhe: ",
    label: |field| match field {
        Field::Id => "Yhteystiedon tunnus",
        Field::CoworkerContractId => "Sopimuksen tunnus",
        Field::FullName => "Koko nimi",
        Field::CoworkerId => "Coworking-jäsenen tunnus",
        Field::Email => "Sähköpostiosoite",
        Field::DateOfBirth => "Syntymäaika",
        Field::Address => "Postiosoite",
        Field::PostCode => "Postinumero",
        Field::CityName => "Paikkakunta",
        Field::State => "Maakunta tai osavaltio",
        Field::CountryId => "Maan tunnus",
        Field::PhoneNumber => "Puhelinnumero",
        Field::Notes => "Lisätiedot",
        Field::ContractContactType => "Rooli",
    },
    role: |role| match role {
        ContractContactType::None => "Ei roolia",
        ContractContactType::Director => "Yrityksen johto",
        ContractContactType::CompanyAlias => "Aputoiminimi",
        ContractContactType::NominatedRecipient => "Valtuutettu vastaanottamaan postia",
    },
    template: |code, field| match (code, field) {
        (Code::Required, _) => "Anna {label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "Valitse {label} luettelosta",
        (Code::NotAnInteger, _) => "Anna {label} kokonaislukuna",
        (Code::OutOfRange, _) => "Anna {label} väliltä {min}–{max}",
        (Code::NotAString, _) => "Kirjoita tekstiä kenttään ”{Label}”",
        (Code::NotAnEmail, _) => "Anna sähköpostiosoite oikeassa muodossa, esimerkiksi nimi@example.com",
        (Code::TooLong, _) => "Sähköpostiosoitteessa saa olla enintään {max} merkkiä",
        (Code::NotADate, _) => "Anna {label} todellisena päivämääränä, esimerkiksi 1990-06-15",
        (Code::HasATime, _) => "Poista syntymäajasta kellonaika",
        (Code::InTheFuture, _) => "{Label} ei saa olla tulevaisuudessa",
        (Code::TooEarly, _) => "{Label} ei saa olla ennen {min}",
        (Code::NotAPhoneNumber, _) => {
            "Anna puhelinnumero, esimerkiksi 01632 960 001, 07700 900 982 tai +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Poista näkymättömät merkit kentästä ”{Label}”",
    },
    date_pattern: "{day}. {month} {year}",
    months: [
        "tammikuuta",
        "helmikuuta",
        "maaliskuuta",
        "huhtikuuta",
        "toukokuuta",
        "kesäkuuta",
        "heinäkuuta",
        "elokuuta",
        "syyskuuta",
        "lokakuuta",
        "marraskuuta",
        "joulukuuta",
    ],
};
