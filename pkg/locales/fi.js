const fi = {
  locale: "fi",
  dir: "ltr",
  heading: "Lomakkeessa on korjattavaa",
  prefix: "Virhe: ",
  labels: {
    Id: "Yhteystiedon tunnus",
    CoworkerContractId: "Sopimuksen tunnus",
    FullName: "Koko nimi",
    CoworkerId: "Coworking-jäsenen tunnus",
    Email: "Sähköpostiosoite",
    DateOfBirth: "Syntymäaika",
    Address: "Postiosoite",
    PostCode: "Postinumero",
    CityName: "Paikkakunta",
    State: "Maakunta tai osavaltio",
    CountryId: "Maan tunnus",
    PhoneNumber: "Puhelinnumero",
    Notes: "Lisätiedot",
    ContractContactType: "Rooli"
  },
  roles: {
    0: "Ei roolia",
    1: "Yrityksen johto",
    2: "Aputoiminimi",
    3: "Valtuutettu vastaanottamaan postia"
  },
  messages: {
    required: "Anna {label}",
    not_an_integer: "Anna {label} kokonaislukuna",
    "ContractContactType.not_an_integer": "Valitse {label} luettelosta",
    out_of_range: "Anna {label} väliltä {min}–{max}",
    not_a_string: "Kirjoita tekstiä kenttään ”{Label}”",
    unknown_value: "Valitse {label} luettelosta",
    not_an_email: "Anna sähköpostiosoite oikeassa muodossa, esimerkiksi nimi@example.com",
    too_long: "Sähköpostiosoitteessa saa olla enintään {max} merkkiä",
    not_a_date: "Anna {label} todellisena päivämääränä, esimerkiksi 1990-06-15",
    has_a_time: "Poista syntymäajasta kellonaika",
    in_the_future: "{Label} ei saa olla tulevaisuudessa",
    too_early: "{Label} ei saa olla ennen {min}",
    not_a_phone_number: "Anna puhelinnumero, esimerkiksi 01632 960 001, 07700 900 982 tai +44 808 157 0192",
    not_plain_text: "Poista näkymättömät merkit kentästä ”{Label}”"
  }
};
var fi_default = fi;
export {
  fi_default as default
};
