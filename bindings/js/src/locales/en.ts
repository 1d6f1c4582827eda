// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

import type { CompleteCatalogue } from "../index.js";

const en: CompleteCatalogue = {
  locale: "en-GB",
  dir: "ltr",
  heading: "There is a problem",
  prefix: "Error: ",
  labels: {
    Id: "Contact ID",
    CoworkerContractId: "Contract ID",
    FullName: "Full name",
    CoworkerId: "Coworker ID",
    Email: "Email address",
    DateOfBirth: "Date of birth",
    Address: "Address",
    PostCode: "Postcode",
    CityName: "Town or city",
    State: "State or county",
    CountryId: "Country ID",
    PhoneNumber: "Phone number",
    Notes: "Notes",
    ContractContactType: "Role",
  },
  roles: {
    0: "No role",
    1: "Company director",
    2: "Trading name",
    3: "Authorised to receive mail",
  },
  messages: {
    required: "Enter the {label}",
    not_an_integer: "{Label} must be a whole number",
    "ContractContactType.not_an_integer": "Select a {label} from the list",
    out_of_range: "{Label} must be between {min} and {max}",
    not_a_string: "{Label} must be text",
    unknown_value: "Select a {label} from the list",
    not_an_email: "Enter an email address in the correct format, like name@example.com",
    too_long: "{Label} must be {max} characters or fewer",
    not_a_date: "{Label} must be a real date, like 1990-06-15",
    has_a_time: "{Label} must not include a time of day",
    in_the_future: "{Label} must be today or in the past",
    too_early: "{Label} must be on or after {min}",
    not_a_phone_number: "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
    not_plain_text: "{Label} must not include characters that cannot be seen",
  },
};

export default en;
