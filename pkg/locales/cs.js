const cs = {
  locale: "cs",
  dir: "ltr",
  heading: "Došlo k problému",
  prefix: "Chyba: ",
  labels: {
    Id: "ID kontaktu",
    CoworkerContractId: "ID smlouvy",
    FullName: "Celé jméno",
    CoworkerId: "ID coworkera",
    Email: "E-mailová adresa",
    DateOfBirth: "Datum narození",
    Address: "Poštovní adresa",
    PostCode: "PSČ",
    CityName: "Obec",
    State: "Kraj nebo stát",
    CountryId: "ID země",
    PhoneNumber: "Telefonní číslo",
    Notes: "Poznámky",
    ContractContactType: "Funkce"
  },
  roles: {
    0: "Bez funkce",
    1: "Vedení společnosti",
    2: "Obchodní název",
    3: "Osoba oprávněná přijímat poštu"
  },
  messages: {
    required: "Zadejte {Label}",
    "FullName.required": "Zadejte {label}",
    not_an_integer: "{Label} musí být celé číslo",
    "ContractContactType.not_an_integer": "Vyberte funkci ze seznamu",
    out_of_range: "{Label} musí být v rozmezí od {min} do {max}",
    not_a_string: "Do pole „{Label}“ zadejte text",
    unknown_value: "Vyberte funkci ze seznamu",
    not_an_email: "Zadejte e-mailovou adresu ve správném formátu, například jmeno@example.com",
    too_long: "{Label} může mít nejvýše {max} znaků",
    not_a_date: "{Label} musí být skutečné datum, například 1990-06-15",
    has_a_time: "{Label} nesmí obsahovat čas",
    in_the_future: "{Label} nesmí být v budoucnosti",
    too_early: "{Label} nesmí být dříve než {min}",
    not_a_phone_number: "Zadejte telefonní číslo, například 01632 960 001, 07700 900 982 nebo +44 808 157 0192",
    not_plain_text: "Odstraňte z pole „{Label}“ neviditelné znaky"
  }
};
var cs_default = cs;
export {
  cs_default as default
};
