// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const pt: CompleteCatalogue = {
  locale: "pt",
  dir: "ltr",
  heading: "Há um problema",
  prefix: "Erro: ",
  labels: {
    Id: "ID do contato",
    CoworkerContractId: "ID do contrato",
    FullName: "Nome completo",
    CoworkerId: "ID do coworker",
    Email: "Endereço de e-mail",
    DateOfBirth: "Data de nascimento",
    Address: "Endereço postal",
    PostCode: "Código postal",
    CityName: "Cidade",
    State: "Estado ou distrito",
    CountryId: "ID do país",
    PhoneNumber: "Número de telefone",
    Notes: "Observações",
    ContractContactType: "Função",
  },
  roles: {
    0: "Sem função",
    1: "Direção da empresa",
    2: "Nome fantasia",
    3: "Pessoa autorizada a receber correspondência",
  },
  messages: {
    required: "Insira o {Label}",
    "FullName.required": "Insira o {label}",
    not_an_integer: "O {Label} deve ser um número inteiro",
    "ContractContactType.not_an_integer": "Selecione uma {label} da lista",
    out_of_range: "O {Label} deve estar entre {min} e {max}",
    not_a_string: "Insira texto no campo “{Label}”",
    unknown_value: "Selecione uma {label} da lista",
    not_an_email: "Insira um endereço de e-mail no formato correto, por exemplo, nome@example.com",
    too_long: "O {label} deve ter no máximo {max} caracteres",
    not_a_date: "A {label} deve ser uma data real, por exemplo, 1990-06-15",
    has_a_time: "A {label} não deve incluir a hora",
    in_the_future: "A {label} não pode ser posterior a hoje",
    too_early: "A {label} não pode ser anterior a {min}",
    not_a_phone_number: "Insira um número de telefone, por exemplo, 01632 960 001, 07700 900 982 ou +44 808 157 0192",
    not_plain_text: "Remova os caracteres invisíveis do campo “{Label}”",
  },
};

export default pt;
