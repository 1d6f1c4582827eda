//! Spanish.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "es",
    dir: "ltr",
    heading: "Hay un problema",
    prefix: "Error: ",
    label: |field| match field {
        Field::Id => "ID del contacto",
        Field::CoworkerContractId => "ID del contrato",
        Field::FullName => "Nombre completo",
        Field::CoworkerId => "ID del coworker",
        Field::Email => "Dirección de correo electrónico",
        Field::DateOfBirth => "Fecha de nacimiento",
        Field::Address => "Dirección postal",
        Field::PostCode => "Código postal",
        Field::CityName => "Localidad",
        Field::State => "Provincia o estado",
        Field::CountryId => "ID del país",
        Field::PhoneNumber => "Número de teléfono",
        Field::Notes => "Notas",
        Field::ContractContactType => "Rol",
    },
    role: |role| match role {
        ContractContactType::None => "Sin rol",
        ContractContactType::Director => "Administración de la empresa",
        ContractContactType::CompanyAlias => "Nombre comercial",
        ContractContactType::NominatedRecipient => "Persona autorizada para recibir correo",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Introduzca el {label}",
        (Code::Required, _) => "Introduzca el {Label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => {
            "Seleccione un {label} de la lista"
        }
        (Code::NotAnInteger, _) => "El {Label} debe ser un número entero",
        (Code::OutOfRange, _) => "El {Label} debe estar entre {min} y {max}",
        (Code::NotAString, _) => "Introduzca texto en el campo «{Label}»",
        (Code::NotAnEmail, _) => {
            "Introduzca una dirección de correo electrónico con el formato correcto, por ejemplo, nombre@example.com"
        }
        (Code::TooLong, _) => "La {label} debe tener {max} caracteres como máximo",
        (Code::NotADate, _) => "La {label} debe ser una fecha real, por ejemplo, 1990-06-15",
        (Code::HasATime, _) => "La {label} no debe incluir la hora",
        (Code::InTheFuture, _) => "La {label} no debe ser posterior a hoy",
        (Code::TooEarly, _) => "La {label} no debe ser anterior al {min}",
        (Code::NotAPhoneNumber, _) => {
            "Introduzca un número de teléfono, por ejemplo, 01632 960 001, 07700 900 982 o +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Elimine los caracteres invisibles del campo «{Label}»",
    },
    date_pattern: "{day} de {month} de {year}",
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
};
