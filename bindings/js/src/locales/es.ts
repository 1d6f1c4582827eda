// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const es: CompleteCatalogue = {
  locale: "es",
  dir: "ltr",
  heading: "Hay un problema",
  prefix: "Error: ",
  labels: {
    Id: "ID del contacto",
    CoworkerContractId: "ID del contrato",
    FullName: "Nombre completo",
    CoworkerId: "ID del coworker",
    Email: "Dirección de correo electrónico",
    DateOfBirth: "Fecha de nacimiento",
    Address: "Dirección postal",
    PostCode: "Código postal",
    CityName: "Localidad",
    State: "Provincia o estado",
    CountryId: "ID del país",
    PhoneNumber: "Número de teléfono",
    Notes: "Notas",
    ContractContactType: "Rol",
  },
  roles: {
    0: "Sin rol",
    1: "Administración de la empresa",
    2: "Nombre comercial",
    3: "Persona autorizada para recibir correo",
  },
  messages: {
    required: "Introduzca el {Label}",
    "FullName.required": "Introduzca el {label}",
    not_an_integer: "El {Label} debe ser un número entero",
    "ContractContactType.not_an_integer": "Seleccione un {label} de la lista",
    out_of_range: "El {Label} debe estar entre {min} y {max}",
    not_a_string: "Introduzca texto en el campo «{Label}»",
    unknown_value: "Seleccione un {label} de la lista",
    not_an_email: "Introduzca una dirección de correo electrónico con el formato correcto, por ejemplo, nombre@example.com",
    too_long: "La {label} debe tener {max} caracteres como máximo",
    not_a_date: "La {label} debe ser una fecha real, por ejemplo, 1990-06-15",
    has_a_time: "La {label} no debe incluir la hora",
    in_the_future: "La {label} no debe ser posterior a hoy",
    too_early: "La {label} no debe ser anterior al {min}",
    not_a_phone_number: "Introduzca un número de teléfono, por ejemplo, 01632 960 001, 07700 900 982 o +44 808 157 0192",
    not_plain_text: "Elimine los caracteres invisibles del campo «{Label}»",
  },
};

export default es;
