//! English, as written in the United Kingdom. Its words are in the tables of properties, roles and codes.

use crate::code::Code;
use crate::contact_type::ContractContactType;
use crate::field::Field;
use crate::wording::words::Words;

pub(in crate::wording) static WORDS: Words = Words {
    tag: "en-GB",
    dir: "ltr",
    heading: "There is a problem",
    prefix: "Error: ",
    label: Field::label,
    role: ContractContactType::label,
    template: Code::customer_template,
    date_pattern: "{day} {month} {year}",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
};
