// The inputs: 64 records of each case, of one shape but with their own texts, so that nobody sees one constant object;
// 10,000 records as JSON; and NDJSON of any length.

/** Mulberry32: the same numbers every time. */
function chance(seed) {
  let state = seed;
  const below = (end) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  };
  return { below, pick: (texts) => texts[below(texts.length)] };
}

const FIRST = ["Ada", "Grace", "Edsger", "Barbara", "Alan", "Mary", "Wei", "Margaret", "Tim", "Augusta"];
const LAST = ["Lovelace", "Hopper", "Dijkstra", "Liskov", "Turing", "Jackson", "Chen", "Hamilton", "Berners-Lee", "King"];
const STREETS = ["High Street", "St James's Square", "Market Place", "Mill Lane", "Station Road"];
const CITIES = ["London", "Lyon", "Bath", "Bristol", "Newcastle upon Tyne"];
const NOTES = [
  "Collects the post on Friday afternoons.",
  "Prefers e-mail.",
  "Second signatory since 2021; passport seen and copied.",
  "Scan and forward everything, keep originals for thirty days, then destroy them.",
  "Call first.",
];
const DOMAINS = ["example.com", "mail.example.co.uk", "example.org"];

const twoDigits = (number) => String(number).padStart(2, "0");

function minimal({ below, pick }) {
  return {
    Id: 80_000_000 + below(9_999_999),
    CoworkerContractId: 1_450_000_000 + below(999_999),
    FullName: `${pick(FIRST)} ${pick(LAST)}`,
  };
}

function full(random) {
  const { below, pick } = random;
  const record = minimal(random);
  const [first, last] = record.FullName.toLowerCase().split(" ");
  return {
    ...record,
    CoworkerId: 1_450_000_000 + below(999_999),
    Email: `${first}.${last}@${pick(DOMAINS)}`,
    DateOfBirth: `${1930 + below(80)}-${twoDigits(1 + below(12))}-${twoDigits(1 + below(28))}`,
    Address: `Flat ${1 + below(30)}, ${1 + below(300)} ${pick(STREETS)}`,
    PostCode: `SW${1 + below(20)}Y ${below(10)}JH`,
    CityName: pick(CITIES),
    State: "Greater London",
    CountryId: 1000 + below(250),
    PhoneNumber: `+44 20 ${1000 + below(9000)} ${1000 + below(9000)}`,
    Notes: pick(NOTES),
    ContractContactType: below(4),
  };
}

/** All properties, five of which break a rule. */
function ruleErrors(random) {
  const record = full(random);
  return {
    ...record,
    CoworkerContractId: 0,
    FullName: " ".repeat(random.below(4)),
    Email: record.Email.slice(0, record.Email.indexOf("@") + 1),
    DateOfBirth: `${1930 + random.below(80)}-02-30`,
    ContractContactType: 4 + random.below(6),
  };
}

/** All properties, five of which have the wrong type. */
function typeErrors(random) {
  const record = full(random);
  return {
    ...record,
    CoworkerContractId: String(record.CoworkerContractId),
    FullName: random.below(1000),
    DateOfBirth: 19_000_000 + random.below(1_000_000),
    CountryId: random.pick(["GB", "FR", "DE"]),
    PhoneNumber: 442_000_000_000 + random.below(100_000_000),
  };
}

const MAKERS = {
  "full valid": full,
  minimal,
  "five rule errors": ruleErrors,
  "five type errors": typeErrors,
};

export const CASES = Object.keys(MAKERS);

/** The 64 records of a case. They come out of JSON.parse, as a body does. */
export function records(name) {
  const random = chance(1);
  return JSON.parse(JSON.stringify(Array.from({ length: 64 }, () => MAKERS[name](random))));
}

const RECORDS = 10_000;
/** A record of so many has a name with an accent: about 0.5 % of all characters are then not ASCII. */
const ACCENTED = ["Zoë Müller", "José García", "Łukasz Wójcik", "Chloé Lefèvre"];

/** 10,000 valid records as the JSON text of an array, half of them full. */
function bulkText(hasAccents) {
  const random = chance(2);
  const lines = Array.from({ length: RECORDS }, () => {
    const record = random.below(2) === 0 ? full(random) : minimal(random);
    if (hasAccents && random.below(2) === 0) record.FullName = random.pick(ACCENTED);
    return JSON.stringify(record);
  });
  return `[${lines.join(",\n")}]`;
}

/** So many lines of NDJSON: half of the records are full, and one in a hundred has five errors. */
export function* lines(count) {
  const random = chance(3);
  for (let line = 0; line < count; line += 1) {
    const make = random.below(100) === 0 ? ruleErrors : random.below(2) === 0 ? full : minimal;
    yield `${JSON.stringify(make(random))}\n`;
  }
}

const encode = (text) => new TextEncoder().encode(text);

const BULK = {
  text: () => bulkText(false),
  "ASCII bytes": () => encode(bulkText(false)),
  "UTF-8 bytes": () => encode(bulkText(true)),
};

export const BULK_CASES = Object.keys(BULK);
export const bulkInput = (name) => BULK[name]();
