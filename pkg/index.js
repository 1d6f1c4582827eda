// src/generated.ts
var ContractContactType = {
  None: 0,
  Director: 1,
  CompanyAlias: 2,
  NominatedRecipient: 3
};
var fieldTable = [
  { "name": "Id", "label": "Contact ID", "kind": "identifier", "required": ["update"], "codes": ["required", "not_an_integer", "out_of_range"] },
  { "name": "CoworkerContractId", "label": "Contract ID", "kind": "identifier", "required": ["update", "create"], "codes": ["required", "not_an_integer", "out_of_range"] },
  { "name": "FullName", "label": "Full name", "kind": "text", "required": ["update", "create"], "codes": ["required", "not_a_string", "not_plain_text"] },
  { "name": "CoworkerId", "label": "Coworker ID", "kind": "identifier", "required": [], "codes": ["not_an_integer", "out_of_range"] },
  { "name": "Email", "label": "Email address", "kind": "email", "required": [], "codes": ["not_a_string", "not_an_email", "too_long"] },
  { "name": "DateOfBirth", "label": "Date of birth", "kind": "date", "required": [], "codes": ["not_a_string", "not_a_date", "has_a_time", "in_the_future", "too_early"] },
  { "name": "Address", "label": "Address", "kind": "multiline text", "required": [], "codes": ["not_a_string", "not_plain_text"] },
  { "name": "PostCode", "label": "Postcode", "kind": "text", "required": [], "codes": ["not_a_string", "not_plain_text"] },
  { "name": "CityName", "label": "Town or city", "kind": "text", "required": [], "codes": ["not_a_string", "not_plain_text"] },
  { "name": "State", "label": "State or county", "kind": "text", "required": [], "codes": ["not_a_string", "not_plain_text"] },
  { "name": "CountryId", "label": "Country ID", "kind": "identifier", "required": [], "codes": ["not_an_integer", "out_of_range"] },
  { "name": "PhoneNumber", "label": "Phone number", "kind": "phone", "required": [], "codes": ["not_a_string", "not_a_phone_number"] },
  { "name": "Notes", "label": "Notes", "kind": "multiline text", "required": [], "codes": ["not_a_string", "not_plain_text"] },
  { "name": "ContractContactType", "label": "Role", "kind": "type", "required": [], "codes": ["not_an_integer", "unknown_value"] }
];
var codeTable = [
  ["required", "is a required field", {}],
  ["not_an_integer", "must be an integer", {}],
  ["out_of_range", "must be between 1 and 9007199254740991", { "min": 1, "max": 9007199254740991 }],
  ["not_a_string", "must be a string", {}],
  ["unknown_value", "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)", { "allowed": { "0": "None", "1": "Director", "2": "CompanyAlias", "3": "NominatedRecipient" } }],
  ["not_an_email", "must be a valid email address", {}],
  ["too_long", "must be at most 254 characters", { "max": 254 }],
  ["not_a_date", "must be a real date in the form YYYY-MM-DD", {}],
  ["has_a_time", "must be a date without a time of day", {}],
  ["in_the_future", "must not be in the future", {}],
  ["too_early", "must not be before 1900-01-01", { "min": "1900-01-01" }],
  ["not_a_phone_number", "must be a phone number", { "min": 3, "max": 20 }],
  ["not_plain_text", "must not contain control characters", {}]
];
var customerTemplates = {
  "required": "Enter the {label}",
  "not_an_integer": "{Label} must be a whole number",
  "out_of_range": "{Label} must be between {min} and {max}",
  "not_a_string": "{Label} must be text",
  "not_plain_text": "{Label} must not include characters that cannot be seen",
  "not_an_email": "Enter an email address in the correct format, like name@example.com",
  "too_long": "{Label} must be {max} characters or fewer",
  "not_a_date": "{Label} must be a real date, like 1990-06-15",
  "has_a_time": "{Label} must not include a time of day",
  "in_the_future": "{Label} must be in the past",
  "too_early": "{Label} must be on or after {min}",
  "not_a_phone_number": "Enter a phone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192",
  "type.not_an_integer": "Select a {label} from the list",
  "unknown_value": "Select a {label} from the list"
};
var navigationNames = { "CoworkerContract": "CoworkerContractId", "Coworker": "CoworkerId", "Country": "CountryId" };
var notAnObject = "The body must be an object, not ";
var typeWords = { "array": "an array", "string": "a string", "number": "a number", "boolean": "a boolean", "null": "null" };
var propertySchemas = [
  { "maximum": 9007199254740991, "minimum": 1, "type": "integer" },
  { "allOf": [{ "pattern": "[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]" }, { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$" }], "type": "string" },
  { "maximum": 9007199254740991, "minimum": 1, "type": ["integer", "null"] },
  { "maxLength": 254, "pattern": "^(?:[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$", "type": ["string", "null"] },
  { "pattern": "^(?:(?!0|1[0-8])(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$", "type": ["string", "null"] },
  { "pattern": "^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$", "type": ["string", "null"] },
  { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$", "type": ["string", "null"] },
  { "pattern": "^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?)?$", "type": ["string", "null"] },
  { "enum": [0, 1, 2, 3, null], "type": ["integer", "null"] },
  { "default": 1, "enum": [0, 1, 2, 3, null], "type": ["integer", "null"] }
];
var requestSchemas = { "update": { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:contract-contact:update:strict", "title": "UpdateContractContact", "required": ["Id", "CoworkerContractId", "FullName"], "type": "object", "properties": [0, 0, 1, 2, 3, 4, 5, 6, 6, 6, 2, 7, 5, 8] }, "create": { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:contract-contact:create:strict", "title": "CreateContractContact", "required": ["CoworkerContractId", "FullName"], "type": "object", "properties": [-1, 0, 1, 2, 3, 4, 5, 6, 6, 6, 2, 7, 5, 9] } };
var visible = /[^\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028-\u2029\u202F\u205F-\u2060\u3000\uFEFF]/;
var control = /[\x00-\x1F\x7F-\x9F\uD800-\uDFFF]/u;
var controlOfLines = /[\x00-\x08\x0B-\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF]/u;
var stateOfOther = (value2) => value2 === void 0 || value2 === null ? 0 : 3;
var stateOfNumber = (value2) => typeof value2 === "number" ? 1 : stateOfOther(value2);
var stateOfText = (value2) => typeof value2 === "string" ? value2 === "" ? 2 : 1 : stateOfOther(value2);
var number = (value2) => typeof value2 === "number" ? value2 : 0;
var holds = (characters, value2) => typeof value2 === "string" && characters.test(value2) ? 1 : 0;
function isBlank(value2) {
  if (typeof value2 !== "string") return 0;
  const first = value2.charCodeAt(0);
  return first > 32 && first < 127 || visible.test(value2) ? 0 : 1;
}
function check(rules, record, create, reference, today, put2, found2) {
  const v0 = record.Id;
  const v1 = record.CoworkerContractId;
  const v2 = record.FullName;
  const v3 = record.CoworkerId;
  const v4 = record.Email;
  const v5 = record.DateOfBirth;
  const v6 = record.Address;
  const v7 = record.PostCode;
  const v8 = record.CityName;
  const v9 = record.State;
  const v10 = record.CountryId;
  const v11 = record.PhoneNumber;
  const v12 = record.Notes;
  const v13 = record.ContractContactType;
  const states = stateOfNumber(v0) << 0 | stateOfNumber(v1) << 2 | stateOfText(v2) << 4 | stateOfNumber(v3) << 6 | stateOfText(v4) << 8 | stateOfText(v5) << 10 | stateOfText(v6) << 12 | stateOfText(v7) << 14 | stateOfText(v8) << 16 | stateOfText(v9) << 18 | stateOfNumber(v10) << 20 | stateOfText(v11) << 22 | stateOfText(v12) << 24 | stateOfNumber(v13) << 26;
  const blank = isBlank(v2) << 2;
  const controls = reference === 1 ? 0 : holds(control, v2) << 2 | holds(controlOfLines, v6) << 6 | holds(control, v7) << 7 | holds(control, v8) << 8 | holds(control, v9) << 9 | holds(controlOfLines, v12) << 12;
  let length = 0;
  const l4 = put2(rules, v4, length);
  length += l4;
  const l5 = put2(rules, v5, length);
  length += l5;
  const l11 = put2(rules, v11, length);
  length += l11;
  if (today !== "") put2(rules, today, length);
  const now = today === "" && (typeof v5 === "string" && v5 >= "2") ? Date.now() / 1e3 : 0;
  const failed = rules.check(create, reference, states, blank, controls, number(v0), number(v1), number(v3), number(v10), number(v13), l4, l5, l11, today.length, now);
  return failed === 0 ? null : found2(failed, [v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13]);
}

// src/errors.ts
function fieldError(place, number2, value2) {
  const row = codeTable[number2];
  return {
    PropertyName: fieldTable[place].name,
    Message: row[1],
    AttemptedValue: value2 ?? null,
    code: row[0],
    params: row[2]
  };
}

// ../../target/wasm/contract-contact.hex
var contract_contact_default = "0061736d0100000001260460057f7f7f7f7f0060037f7f7f006000017f600f7f7f7f7f7f7c7c7c7c7c7f7f7f7f7c017f0305040001020305030100110609017f01418080c0000b071c03066d656d6f727902000761646472657373000205636865636b00030c01030ab01c04950101017e02402001413a6b41ff017141f601490d002002413a6b41ff017141f601490d0020022001410a6c6a41106b220141ff017141174b0d002003413a6b41ff017141f601490d002004413a6b41ff017141f601490d0020042003410a6c6a41106b220241ff0171413b4b0d0020002002ad42ff0183423c7e2001ad42ff018342901c7e7c370308420121050b200020053703000bc50301087f0240200241094d0d00024020012d0004412d46044020012d0007412d460d010b0c010b024020012d00002203413a6b41ff017141f6014f044020012d00012205413a6b41ff017141f5014b0d010b0c010b024020012d00022206413a6b41ff017141f6014f044020012d00032208413a6b41ff017141f5014b0d010b0c010b024020012d00052204413a6b41ff017141f6014f044020012d00062207413a6b41ff017141f5014b0d010b0c010b024020012d00082209413a6b41ff017141f6014f044020012d0009220a413a6b41ff017141f5014b0d010b0c010b20072004410a6c6a41106b220741ff01712204410c4b0d0020082006410a6c6a41106b41ff0171220620052003410a6c6a41106b41ff017141e4006c6a2103027f411f4101200474220541aa2b710d001a0240200541d0147145044020044102470d032006410371450d01411c0c020b411e0c010b411d411c411d2003419003701b200341e400701b0b200341016b41ffff0371418ece004b0d00200a2009410a6c6a41106b220541016b41ff01714d0d0020002002410a6b36020820002001410a6a3602042000200741ff01714110742003722005411874723602000f0b200041003602040b070041b082c0000bc71702167f047e230041106b221124004101211a4101211d417f3f002215411074201541ffff034b1b221541b082c0006b220f4100200f20154d1b221541104f0440201541106b21144110211f41b082c000211d41c082c000211a0b41014101200a201a6a200a20144b1b2220200b6a2014200a6b22154100201420154f1b220f200b491b2115024002400240024002400240200d200f200b6b22104100200f20104f1b2210200c6b22124100201020124f1b2212200d2012491b220d450440418fceb0f8012118200e440000000000000000610d05418cf6de0141b20241a081b30141c68d5442ffffffffffffffffff00200efc06222542e089037c222620252026551b222520254280a3057f22254280a3057e7d423f8720257c2225a7220d200d41c68d544c1b220d200d41a081b3014e1b41ecf42b6a2025428080808078531b202542ffffffff07551b220d200d41b1f5086e221241b1f5086c6b220d200d200d41ac9d026e6a200d41b40b6e6b200d41aff5084b6b220d41b40b6e6b200d41949d026e6a200d41ed026e220d41937d6c6a221641056c41026a22174199016e22134199016c41026a41056e211941818084082118200d20124190036c6a41034177201741fa0b491b20136a220d4103496a221241ffff034b0d05200d41ff014b0d05201620196b41016a221641ff014b0d05200d410c4b0d054101200d74221341aa2b710440411f21130c050b201341d014710d01200d4102470d052012410371450d02411c21130c040b20114101200c20156a200c20104b1b200d10012011280204450d0220112802080d02201128020021180c040b411e21130c020b411d411c411d201241ffff03712213419003701b201341e400701b21130c010b417f211b0c020b201241016b41ffff0371418ece004b0d00201641016b41ff017120134f0d002016411874200d4110747220127221180b200c2010200c2010491b2121200b200f200b200f491b2122200a2014200a2014491b212320184118762124200241017620027241c1aad52a714114411520001b722114201841107641ff0171211e0340201468220b4101762216201f4f0d0120162d00808040210a4100210d4100210c4100210f024002400240024002400240027f0240024002402002200b411e7176410371221041016b0e03000109020b2009210e200a41016b0e0d04000500000000000006000007030b201521134101210d027f20214101200a7441cfff00710d001a201a21132023200a4104460d001a2020211320220bad20254280808080808080807f83428080808010420020104102461b842003201676410171ad422886842004201676410171ad4230868484212541000c010b41010b210c0c050b2005210e0c030b2006210e0c020b2007210e0c010b2008210e0b4101210f200efc062226b9200e610440202621250c010b20262025200ebd42ffffffffffffffffff00834280808080808080f8ff0054200e994400000000000040436671220f1b21250b201441016b2014712114024002400240027f0240024020000440200a41036b410b490d02200a41016b0e020101060b200b41054b0d010b200c0d0241010c010b200c0d0341000b210c4101210b410021100240024002400240024002400240024002400240200a41026b0e0c040500010204040405030206050b4103210b0c030b4104210b410121100c020b4102210b0c010b4105210b0b200d0d034103210a0c060b200f0d010c030b200f450d0220254204540d054104210a0c040b202550200c710d0220254280808080808080107d4281808080808080705a0d044102210a0c030b200c20254280808080802083422888a7710d012025428080808010834200520d0302400240024002400240024020100440201120132025a710012011280204220f4504404107210a0c0a0b201128020021170240024002402011280208220b04404107210a200b4106490d0d200f2d000041d400470d0d200f2d0003413a470d0d2011200f2d0001200f2d0002200f2d0004200f2d0005100020112903004201520d0d200b41066b2112200f41066a2110201129030821264100210d4101211902400240200b4109490d00200f2d0006413a470d00200f2d0007220c413a6b41ff017141f601490d0f200f2d0008220d413a6b41ff017141f601490d0f200d200c410a6c6a41106b220c41ff0171413b4b0d0f2026200cad42ff01837c2126200b41096b22124504404100210d0c020b200f41096a22102d0000412e4704404100210d0c010b200b410a460d0f200b410a6b210c200f410a6a211c4100210b024002400340200b201c6a2d000041306b41ff017141094b0d01200c200b41016a220b470d000b200c210b0c010b200b200c4b0d100b200b450d0f200c200b6b2112200b201c6a21104100210d4100210c0340200b200c4b047f200c201c6a2d000041306b41ff01710541000b200d410a6c6a210d200c41016a220c4107470d000b200b41064d0d00200b41076b210b200f41116a210c0340200b450d01200b41016b210b200c2d0000200c41016a210c4130460d000b410021190b024020120e0701000f0f0f0f030f0b20102d000041da00470d0e0b4200212720264280a3058122284280a3057c202820284200531b4200520d02200d0d022019450d020b20010d0d2017411876210c2017411076210d201741ffff0371220a201841ffff0371220b460d02200a200b4b210b0c040b20102d0003413a470d0b024020102d0000220b412b6b0e03000c000c0b201120102d000120102d000220102d000420102d000510002011280200450d0b4200201129030822277d2027200b412b461b21270b20010d0a41084107410820191b200d1b4108202620277c4280a3058122264280a3057c202620264200531b501b210a0c0a0b201e200d41ff0171220b470440200b201e4b210b0c020b200c20244d0d020c030b20010d0902400240024002400240200b41016b0e050001020e030e0b202542808080808080c00083500d0d0c030b202542808080808080c000834200520d020c0c0b4105210a2025a72210450d0a4100210c0340200c20136a220b2d00002d008e804041017104402010200c41016a220c470d010c0c0b0b200c20104b0d0a200c450d0a200c2010460d0a200b2d000041c000470d0a027f200b41016a2117200c417f7320106a21124100210b412e210d0240034002400240024002402012044020172d0000220f2d008e80404102710d024100210c200f412d6b0e020103060b200d41ff0171412d47200b41004771210c0c050b200b450d040b200b41016a210c0c010b200d41ff0171412d460d02200b450d020b201741016a2117201241016b2112200f210d200c220b413f4d0d000b41000c010b200c0b450d0a201041ff01490d0b4106210a0c0a0b410b210a2025a7220b450d09420021262013210c034002400240200c2d0000220d41306b41ff0171410a4f0440200d41206b220f410f4d41004101200f744189d603711b0d014200212702400240200d41207241f800460440417f210d4101210f0c010b02400240200b41034d0440200b4103460d010c020b200c2d0003412e470d00200d41207241e500470d01200c2d000141207241f800470d00200c2d000241207241f400470d00417c210d4104210f0c020b200d41207241e500470d02200c2d000141207241f800470d02200c2d000241207241f400470d02417d210d4103210f0c010b0c010b200b200d6a220b450d00200c200f6a210c0340200c2d00004120460440200c41016a210c200b41016b220b0d010c020b0b4100210d0340200b200d470440200c200d6a200d41016a210d2d000041306b41ff0171410a490d010c020b0b2011200bad370308420121270b2011202737030020112903004201520d0d201129030820267c21260c020b202642017c21260b200c41016a210c200b41016b220b0d010b0b202642037d4212540d0a0c090b410c210a0c080b200b0d010b200a41ec0e460d01200a41ec0e49210a0c020b4109210a0c050b200d41ff0171220a4101470440200a45210a0c010b200c0d050c010b200a450d040b410a210a0c020b4101210a0c010b4100210a0b2016201d6a200a3a00004101201674201b72211b0b20140d000b0b201141106a2400201b0b0b89010300418180c0000b0d0102030405060708090a0b0c0d0041af80c0000b5e0100010101010100000101000101010303030303030303030300000001000100030303030303030303030303030303030303030303030303030300000001010103030303030303030303030303030303030303030303030303030101010100419082c0000b050100000004";

// src/module.ts
var NotReadyError = class extends Error {
  constructor(cause) {
    super("WebAssembly is refused here: allow 'wasm-unsafe-eval' in script-src, or leave the check to the server", { cause });
    this.name = "NotReadyError";
  }
};
function compile(wasm) {
  if (typeof wasm !== "string") return wasm;
  const { fromHex = decode } = Uint8Array;
  return new WebAssembly.Module(fromHex.call(Uint8Array, wasm));
}
function decode(hex) {
  const bytes2 = new Uint8Array(hex.length / 2);
  for (let place = 0; place < bytes2.length; place++) bytes2[place] = parseInt(hex.slice(place * 2, place * 2 + 2), 16);
  return bytes2;
}

// src/rules.ts
var CODES = 16;
var current;
var refused;
var bytes;
var codes;
function load() {
  if (current) return current;
  if (refused) throw refused;
  try {
    return current = instantiate();
  } catch (cause) {
    throw refused = new NotReadyError(cause);
  }
}
function isReady() {
  try {
    load();
    return true;
  } catch {
    return false;
  }
}
function instantiate() {
  const loaded = new WebAssembly.Instance(compile(contract_contact_default)).exports;
  codes = loaded.address();
  bytes = new Uint8Array(loaded.memory.buffer);
  return loaded;
}
function put({ memory }, value2, after) {
  if (typeof value2 !== "string") return 0;
  const start = codes + CODES + after, length = value2.length;
  if (start + length > bytes.length) {
    memory.grow(Math.ceil((start + length - bytes.length) / 65536));
    bytes = new Uint8Array(memory.buffer);
    current = void 0;
  }
  for (let place = 0; place < length; place++) {
    const unit = value2.charCodeAt(place);
    bytes[start + place] = unit < 128 ? unit : 128;
  }
  return length;
}
var codeOf = (field) => bytes[codes + field];

// src/index.ts
var fields = fieldTable;
function validateUpdate(input, options) {
  return validate(input, false, options);
}
function validateCreate(input, options) {
  return validate(input, true, options);
}
function validateField(name, value2, options) {
  if (!fieldTable.some((field) => field.name === name)) throw new TypeError(`There is no property ${JSON.stringify(name)}`);
  const errors = validate({ [name]: value2 }, options?.operation === "create", options);
  return errors.find((error) => error.PropertyName === name) ?? null;
}
var none = Object.freeze([]);
var unreadable = /* @__PURE__ */ Symbol("unreadable");
var clean = {};
function validate(input, create, options) {
  const reference = options?.rules === "reference";
  if (options !== void 0 && !reference && (options.rules ?? "strict") !== "strict") {
    throw new TypeError('rules must be "strict" or "reference"');
  }
  const today = options?.today ?? "";
  if (isOrdinary(input)) {
    try {
      return run(input, create, reference, today);
    } catch (error) {
      if (error instanceof NotReadyError || error instanceof TodayError) throw error;
    }
  }
  const values = own(input);
  if (!values) return [notARecord(input)];
  const errors = run(values, create, reference, today);
  return errors.map((error) => error.AttemptedValue === unreadable ? { ...error, AttemptedValue: null } : error);
}
function isOrdinary(input) {
  if (typeof input !== "object" || input === null) return false;
  try {
    if (Object.getPrototypeOf(input) !== Object.prototype) return false;
  } catch {
    return false;
  }
  for (const _ in clean) return false;
  return true;
}
function own(input) {
  try {
    if (typeof input !== "object" || input === null || Object.prototype.toString.call(input) !== "[object Object]") return;
    const values = /* @__PURE__ */ Object.create(null);
    for (const { name } of fieldTable) {
      try {
        if (Object.prototype.propertyIsEnumerable.call(input, name)) values[name] = input[name];
      } catch {
        values[name] = unreadable;
      }
    }
    return values;
  } catch {
    return;
  }
}
function notARecord(input) {
  let type = typeof input;
  try {
    if (input === null) type = "null";
    else if (Array.isArray(input)) type = "array";
  } catch {
  }
  const Message = notAnObject + (typeWords[type] ?? "something else");
  return { PropertyName: "", Message, AttemptedValue: input ?? null, code: null, params: {} };
}
var TodayError = class extends TypeError {
};
function run(values, create, reference, today) {
  return check(load(), values, create ? 1 : 0, reference ? 1 : 0, today, put, found) ?? none;
}
function found(failed, values) {
  if (failed === -1) throw new TodayError("today must be a day of the calendar as YYYY-MM-DD");
  const errors = [];
  for (let rest = failed; rest !== 0; rest &= rest - 1) {
    const place = 31 - Math.clz32(rest & -rest);
    errors.push(fieldError(place, codeOf(place), values[place]));
  }
  return errors;
}
function describe(error, catalogue = {}) {
  const { code, params } = error;
  const field = fieldTable.find((each) => each.name === error.PropertyName);
  if (code === null || !field) return error.Message;
  const { labels, messages } = catalogue;
  const label = labels?.[field.name] ?? field.label;
  const template = messages?.[`${field.name}.${code}`] ?? messages?.[code] ?? customerTemplates[`${field.kind}.${code}`] ?? customerTemplates[code] ?? error.Message;
  return template.replace(/\{(\w+)\}/g, (_, name) => {
    if (name === "Label") return label;
    if (name === "label") return label.slice(0, 1).toLowerCase() + label.slice(1);
    const param = params[name];
    if (typeof param === "object") return Object.entries(param).map(([value2, text2]) => `${value2} (${text2})`).join(", ");
    if (typeof param !== "string") return String(param ?? "");
    return new Intl.DateTimeFormat(catalogue.locale ?? "en-GB", { dateStyle: "long", timeZone: "UTC" }).format(new Date(param));
  });
}
function failure(errors) {
  const about = errors.filter((error) => error.PropertyName !== "");
  return {
    Message: errors.map(({ PropertyName, Message }) => PropertyName ? `${PropertyName}: ${Message}` : Message).join("; "),
    Value: null,
    Errors: about.length === 0 ? null : about.map(({ AttemptedValue, Message, PropertyName }) => ({ AttemptedValue, Message, PropertyName })),
    WasSuccessful: false
  };
}
function toUpdate(record, changes) {
  const [before, after] = [own(record), own(changes)];
  const body = {};
  for (const { name } of fieldTable) body[name] = after?.[name] ?? (after?.[name] === null ? null : before?.[name] ?? null);
  return body;
}
function readResponse(answer) {
  if (typeof answer?.json === "function") {
    return answer.json().then(readAnswer, () => readAnswer(void 0));
  }
  return readAnswer(answer);
}
var text = (value2) => typeof value2 === "string" ? value2 : null;
function readAnswer(body) {
  const Message = text(body?.Message) ?? "";
  if (body?.WasSuccessful === true) {
    const Id = body.Value?.Id;
    return {
      WasSuccessful: true,
      Message,
      Id: Number.isSafeInteger(Id) && Id > 0 ? Id : null,
      UpdatedOn: text(body.UpdatedOn),
      UpdatedBy: text(body.UpdatedBy)
    };
  }
  if (body?.WasSuccessful !== false) {
    const said = "The body is not an answer of this API: WasSuccessful is neither true nor false";
    return { WasSuccessful: false, Message: said, Errors: none };
  }
  return { WasSuccessful: false, Message, Errors: Array.isArray(body.Errors) ? body.Errors.map(readError) : none };
}
function readError(error) {
  const said = text(error?.PropertyName) ?? "";
  const PropertyName = Object.hasOwn(navigationNames, said) ? navigationNames[said] : said;
  const Message = text(error?.Message) ?? "";
  const place = fieldTable.findIndex((field) => field.name === PropertyName);
  const number2 = codeTable.findIndex(
    ([code, message]) => message === Message && fieldTable[place]?.codes?.includes(code)
  );
  if (number2 >= 0) return fieldError(place, number2, error.AttemptedValue);
  return { PropertyName, Message, AttemptedValue: error?.AttemptedValue ?? null, code: null, params: {} };
}
function standard(operation) {
  const create = operation === "create";
  const convert = ({ target }) => {
    const schema = requestSchemas[operation];
    const $schema = { "draft-2020-12": schema.$schema, "draft-07": "http://json-schema.org/draft-07/schema#" }[target];
    if (!$schema) throw new Error(`There is no schema for ${target}: ask for draft-2020-12 or draft-07`);
    const properties = {};
    fieldTable.forEach(({ name, label }, place) => {
      const property = propertySchemas[schema.properties[place]];
      if (property) properties[name] = { title: label, ...property };
    });
    return structuredClone({ ...schema, $schema, properties });
  };
  return {
    "~standard": {
      version: 1,
      vendor: "contract-contact",
      validate(input) {
        const errors = validate(input, create, void 0);
        if (errors.length === 0) return { value: value(own(input), operation) };
        return {
          issues: errors.map((error) => ({
            message: describe(error),
            path: error.PropertyName ? [error.PropertyName] : []
          }))
        };
      },
      jsonSchema: { input: convert, output: convert }
    }
  };
}
function value(values, operation) {
  const record = {};
  fieldTable.forEach(({ name, kind }, place) => {
    const property = propertySchemas[requestSchemas[operation].properties[place]];
    if (!property) return;
    const given = values[name];
    record[name] = (given === "" ? null : kind === "date" ? text(given)?.slice(0, 10) : given) ?? property["default"] ?? null;
  });
  return record;
}
var contractContactUpdate = /* @__PURE__ */ standard("update");
var contractContactCreate = /* @__PURE__ */ standard("create");
export {
  ContractContactType,
  NotReadyError,
  contractContactCreate,
  contractContactUpdate,
  describe,
  failure,
  fields,
  isReady,
  readResponse,
  toUpdate,
  validateCreate,
  validateField,
  validateUpdate
};
