//! Portuguese, as written in Brazil.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "pt",
    dir: "ltr",
    heading: "Há um problema",
    prefix: "Erro: ",
    label: |field| match field {
        Field::Id => "ID do contato",
        Field::CoworkerContractId => "ID do contrato",
        Field::FullName => "Nome completo",
        Field::CoworkerId => "ID do coworker",
        Field::Email => "Endereço de e-mail",
        Field::DateOfBirth => "Data de nascimento",
        Field::Address => "Endereço postal",
        Field::PostCode => "Código postal",
        Field::CityName => "Cidade",
        Field::State => "Estado ou distrito",
        Field::CountryId => "ID do país",
        Field::PhoneNumber => "Número de telefone",
        Field::Notes => "Observações",
        Field::ContractContactType => "Função",
    },
    role: |role| match role {
        ContractContactType::None => "Sem função",
        ContractContactType::Director => "Direção da empresa",
        ContractContactType::CompanyAlias => "Nome fantasia",
        ContractContactType::NominatedRecipient => "Pessoa autorizada a receber correspondência",
    },
    template: |code, field| match (code, field) {
        (Code::Required, Field::FullName) => "Insira o {label}",
        (Code::Required, _) => "Insira o {Label}",
        (Code::NotAnInteger, Field::ContractContactType) | (Code::UnknownValue, _) => "Selecione uma {label} da lista",
        (Code::NotAnInteger, _) => "O {Label} deve ser um número inteiro",
        (Code::OutOfRange, _) => "O {Label} deve estar entre {min} e {max}",
        (Code::NotAString, _) => "Insira texto no campo “{Label}”",
        (Code::NotAnEmail, _) => "Insira um endereço de e-mail no formato correto, por exemplo, nome@example.com",
        (Code::TooLong, _) => "O {label} deve ter no máximo {max} caracteres",
        (Code::NotADate, _) => "A {label} deve ser uma data real, por exemplo, 1990-06-15",
        (Code::HasATime, _) => "A {label} não deve incluir a hora",
        (Code::InTheFuture, _) => "A {label} não pode ser posterior a hoje",
        (Code::TooEarly, _) => "A {label} não pode ser anterior a {min}",
        (Code::NotAPhoneNumber, _) => {
            "Insira um número de telefone, por exemplo, 01632 960 001, 07700 900 982 ou +44 808 157 0192"
        }
        (Code::NotPlainText, _) => "Remova os caracteres invisíveis do campo “{Label}”",
    },
    date_pattern: "{day} de {month} de {year}",
    months: [
        "janeiro",
        "fevereiro",
        "março",
        "abril",
        "maio",
        "junho",
        "julho",
        "agosto",
        "setembro",
        "outubro",
        "novembro",
        "dezembro",
    ],
};
