const pl = {
  locale: "pl",
  dir: "ltr",
  heading: "Wystąpił problem",
  prefix: "Błąd: ",
  labels: {
    Id: "Identyfikator kontaktu",
    CoworkerContractId: "Identyfikator umowy",
    FullName: "Imię i nazwisko",
    CoworkerId: "Identyfikator coworkera",
    Email: "Adres e-mail",
    DateOfBirth: "Data urodzenia",
    Address: "Adres pocztowy",
    PostCode: "Kod pocztowy",
    CityName: "Miejscowość",
    State: "Województwo lub region",
    CountryId: "Identyfikator kraju",
    PhoneNumber: "Numer telefonu",
    Notes: "Uwagi",
    ContractContactType: "Rola"
  },
  roles: {
    0: "Brak roli",
    1: "Zarząd spółki",
    2: "Nazwa handlowa",
    3: "Osoba upoważniona do odbioru poczty"
  },
  messages: {
    required: "Podaj {label}",
    not_an_integer: "{Label} musi być liczbą całkowitą",
    "ContractContactType.not_an_integer": "Wybierz rolę z listy",
    out_of_range: "{Label} musi mieścić się w zakresie od {min} do {max}",
    not_a_string: "Wpisz tekst w polu „{Label}”",
    unknown_value: "Wybierz rolę z listy",
    not_an_email: "Podaj adres e-mail w poprawnym formacie, na przykład nazwa@example.com",
    too_long: "Skróć {label} do najwyżej {max} znaków",
    not_a_date: "{Label} musi być prawdziwą datą, na przykład 1990-06-15",
    has_a_time: "{Label} nie może zawierać godziny",
    in_the_future: "{Label} nie może być późniejsza niż dzisiejsza",
    too_early: "{Label} nie może być wcześniejsza niż {min}",
    not_a_phone_number: "Podaj numer telefonu, na przykład 01632 960 001, 07700 900 982 lub +44 808 157 0192",
    not_plain_text: "Usuń niewidoczne znaki z pola „{Label}”"
  }
};
var pl_default = pl;
export {
  pl_default as default
};
