const nl = {
  locale: "nl",
  dir: "ltr",
  heading: "Er is een probleem",
  prefix: "Fout: ",
  labels: {
    Id: "Contact-ID",
    CoworkerContractId: "Contract-ID",
    FullName: "Volledige naam",
    CoworkerId: "Coworker-ID",
    Email: "E-mailadres",
    DateOfBirth: "Geboortedatum",
    Address: "Adres",
    PostCode: "Postcode",
    CityName: "Plaats",
    State: "Provincie of staat",
    CountryId: "Land-ID",
    PhoneNumber: "Telefoonnummer",
    Notes: "Opmerkingen",
    ContractContactType: "Rol"
  },
  roles: {
    0: "Geen rol",
    1: "Bestuur van het bedrijf",
    2: "Handelsnaam",
    3: "Gemachtigd om post te ontvangen"
  },
  messages: {
    required: "Vul het {label} in",
    "FullName.required": "Vul de {label} in",
    not_an_integer: "Het {label} moet een geheel getal zijn",
    "ContractContactType.not_an_integer": "Kies een {label} uit de lijst",
    out_of_range: "Het {label} moet tussen {min} en {max} liggen",
    not_a_string: "Vul tekst in bij het veld ‘{Label}’",
    unknown_value: "Kies een {label} uit de lijst",
    not_an_email: "Vul een e-mailadres in de juiste vorm in, bijvoorbeeld naam@example.com",
    too_long: "Het {label} mag maximaal {max} tekens lang zijn",
    not_a_date: "De {label} moet een bestaande datum zijn, bijvoorbeeld 1990-06-15",
    has_a_time: "De {label} mag geen tijdstip bevatten",
    in_the_future: "De {label} mag niet in de toekomst liggen",
    too_early: "De {label} mag niet vóór {min} liggen",
    not_a_phone_number: "Vul een telefoonnummer in, bijvoorbeeld 01632 960 001, 07700 900 982 of +44 808 157 0192",
    not_plain_text: "Verwijder de onzichtbare tekens uit het veld ‘{Label}’"
  }
};
var nl_default = nl;
export {
  nl_default as default
};
