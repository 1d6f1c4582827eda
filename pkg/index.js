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
var updateSchema = { "$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "urn:contract-contact:update:strict", "title": "UpdateContractContact", "required": ["Id", "CoworkerContractId", "FullName"], "type": "object", "properties": { "Id": { "maximum": 9007199254740991, "minimum": 1, "type": "integer" }, "CoworkerContractId": { "maximum": 9007199254740991, "minimum": 1, "type": "integer" }, "FullName": { "allOf": [{ "pattern": "[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]" }, { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$" }], "type": "string" }, "CoworkerId": { "maximum": 9007199254740991, "minimum": 1, "type": ["integer", "null"] }, "Email": { "maxLength": 254, "pattern": "^(?:[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$", "type": ["string", "null"] }, "DateOfBirth": { "pattern": "^(?:(?!0|1[0-8])(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$", "type": ["string", "null"] }, "Address": { "pattern": "^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$", "type": ["string", "null"] }, "PostCode": { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$", "type": ["string", "null"] }, "CityName": { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$", "type": ["string", "null"] }, "State": { "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]*$", "type": ["string", "null"] }, "CountryId": { "maximum": 9007199254740991, "minimum": 1, "type": ["integer", "null"] }, "PhoneNumber": { "pattern": "^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?)?$", "type": ["string", "null"] }, "Notes": { "pattern": "^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$", "type": ["string", "null"] }, "ContractContactType": { "enum": [0, 1, 2, 3, null], "type": ["integer", "null"] } } };
var createPatch = { "$id": "urn:contract-contact:create:strict", "title": "CreateContractContact", "required": ["CoworkerContractId", "FullName"], "properties": { "Id": null, "ContractContactType": { "default": 1 } } };
var visible = /[^\x09-\x0D\x20\x85\xA0\u1680\u180E\u2000-\u200D\u2028-\u2029\u202F\u205F-\u2060\u3000\uFEFF]/;
var control = /[\x00-\x1F\x7F-\x9F\uD800-\uDFFF]/u;
var controlOfLines = /[\x00-\x08\x0B-\x0C\x0E-\x1F\x7F-\x9F\uD800-\uDFFF]/u;
var stateOfNumber = (value2) => typeof value2 === "number" ? 1 : value2 == null ? 0 : 3;
var stateOfText = (value2) => typeof value2 === "string" ? value2 === "" ? 2 : 1 : value2 == null ? 0 : 3;
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
var contract_contact_default = "0061736d01000000011e0360037f7f7f006000017f600f7f7f7f7f7f7c7c7c7c7c7f7f7f7f7c017f03040300010205030100110609017f01418080c0000b071c03066d656d6f727902000761646472657373000105636865636b00020c01030a951e03ce0301087f0240200241094d0d00024020012d0004412d46044020012d0007412d460d010b0c010b024020012d0000220341306b41ff017141094d044020012d0001220541306b41ff0171410a490d010b0c010b024020012d0002220641306b41ff017141094d044020012d0003220841306b41ff0171410a490d010b0c010b024020012d0005220441306b41ff017141094d044020012d0006220741306b41ff0171410a490d010b0c010b024020012d0008220941306b41ff017141094d044020012d0009220a41306b41ff0171410a490d010b0c010b02402004410a6c20076a220741ff01712204411c4b0d0020082006410a6c6a41106b41ff0171220620052003410a6c6a41106b41ff017141e4006c6a2103027f411f41012004742205418080a8ad01710d001a02402005418080c0d2007145044020044112470d032006410371450d01411c0c020b411e0c010b411d411c411d2003419003701b200341e400701b0b200341016b41ffff0371418ece004b0d002009410a6c200a6a220541116b41ff01714d0d0020002002410a6b36020820002001410a6a3602042000200741106b41ff0171411074200372200541106b411874723602000f0b200041003602040f0b200041003602040b070041b082c0000bba1a02187f037e230041106b221124004101211c4101211a027f3f00220f41808004490440200f4110740c010b417f0b220f41b082c0006b22184100200f20184f1b220f41104f0440200f41106b21144110211f41b082c000211c41c082c000211a0b41014101200a201a6a200a20144b1b2220200b6a2014200a6b220f4100200f20144d1b2210200b491b2118024002400240024002400240200d2010200b6b220f4100200f20104d1b2215200c6b220f4100200f20154d1b220f200d200f491b220d450440418fceb0f801210d200e440000000000000000610d05418cf6de0141b20241a081b30141c68d5442ffffffffffffffffff00200efc06222742e089037c222820272028551b222720274280a3057f22274280a3057e7d423f8720277c2227a7220d200d41c68d544c1b220d200d41a081b3014e1b41ecf42b6a2027428080808078531b202742ffffffff07551b220d200d41b1f5086e220f41b1f5086c6b220d200d200d41ac9d026e6a200d41b40b6e6b200d41aff5084b6b220d41b40b6e6b200d41949d026e6a200d41ed026e221241937d6c6a221741056c41026a22164199016e22134199016c41026a41056e21194181808408210d2012200f4190036c6a41034177201641fa0b491b20136a220f4103496a221341ffff034b0d05200f41ff014b0d05201720196b41016a221641ff014b0d05200f410c4b0d054101200f74221241aa2b710440411f21120c050b201241d014710d01200f4102470d052013410371450d02411c21120c040b20114101200c20186a200c20154b1b200d10002011280204450d0220112802080d022011280200210d0c040b411e21120c020b411d411c411d201341ffff03712212419003701b201241e400701b21120c010b417f211b0c020b201341016b41ffff0371418ece004b0d00201641016b41ff017120124f0d002016411874200f41107472201372210d0b200c2015200c2015491b2121200b2010200b2010491b2122200a2014200a2014491b2123200d4118762124200241017620027241c1aad52a714114411520001b722114200d41107641ff01712119200d41ffff0371211d0340201468220f4101762215201f4f0d0120152d00808040210a4100210d4100210c4100210b0240027f0240027f0240024002400240024002400240024002402002200f411e7176410371221241016b0e0300010c020b2005210e200a41016b0e0d02000300000000000004000005060b4101200a7441cfff00710d06201a21162023200a4104460d071a2020211620220c070b41010c080b2006210e0c030b2007210e0c020b2008210e0c010b2009210e0b200efc062228b9200e620440200ebd42ffffffffffffffffff008342fffffffffffffff7ff00560d03200e9944000000000000404366450d030b4101210b202821270c040b2018211620210b4101210dad20274280808080808080807f83428080808010420020124102461b842003201576410171ad422886842004201576410171ad4230868484212741000c010b41000b210c0b201441016b20147121140240024002400240024020000440200a41036b410b490d02200a41016b0e020101050b200f41054b0d010b41002110200c450d010c020b41012110200c0d020b4101210c4100210f0240024002400240024002400240024002400240200a41026b0e0c040500010204040405030206050b4103210c0c030b4104210c4101210f0c020b4102210c0c010b4105210c0b200d0d04410321100c050b200b0d01410121100c040b200b0d01410121100c030b2027502010410173710440410021100c030b202742017d42ffffffffffffff0f540d03410221100c020b20274204540d02410421100c010b20102027428080808080208350724101470440410021100c010b2027428080808010834200520d01024002400240024002400240024002400240200f0440201120162027a710002011280204220d450d0120112d0003211e20112d0002211320112d0001212520112d000021262011280208220a450d0641072110200a4106490d0a200d2d000041d400470d0a200d2d0003413a470d0a200d2d0001220b41306b41ff017141094b0d0a200d2d0002220c41306b41ff017141094b0d0a200b410a6c200c6a220b41ff017141274b0d0a200d2d0004220c41306b41ff017141094b0d0a200d2d0005220f41306b41ff017141094b0d0a200c410a6c200f6a220c41ff017141cb004b0d0a200a41066b2112200d41066a210f200c41106bad42ff0183423c7e200b41106bad42ff018342901c7e7c21284100210b41012117200a4109490d04200d2d0006413a470d04200d2d0007220b41306b41ff017141094b0d0a200d2d0008220c41306b41ff017141094b0d0a200b410a6c200c6a220b41ff017141cb004b0d0a2028200b41106bad42ff01837c2128200a41096b22124504404100210b0c060b4100210b200d41096a220f2d0000412e470d04200a410a460d0a200a410a6b210a200d410a6a210b4100210c024002400340200b200c6a2d000041306b41ff017141094b0d01200a200c41016a220c470d000b200a210c0c010b200a200c490d0b0b200c450d0a200a200c6b2112200b200c6a210f200b2d000041306b41ff0171210a02400240200c4101460440200a4190ce006c210b0c010b200a410a6c200d2d000b41306b41ff01716a410a6c210a200c41024d0440200a41e4006c210b0c010b200a200d2d000c41306b41ff01716a410a6c210a200c4103460440200a410a6c210b0c010b200a200d2d000d41306b41ff01716a410a6c210b200c41044b0d010b200b410a6c210b0c030b200b200d2d000e41306b41ff01716a410a6c210b200c4105460d02200b200d2d000f41306b41ff01716a410a6c210b200c41064b0d030c040b20010d0a0240024002400240200c41016b0e050001020e030e0b202742808080808080c00083500d0d410c21100c0c0b202742808080808080c00083500d0c410c21100c0b0b410521102027a72213450d0a201341016b210c4100210a0340200a20166a220b2d00002d008e80404101710440200c41016b210c2013200a41016a220a470d010c0c0b0b200a20134b0d0a200a450d0a200a2013460d0a200b2d000041c000470d0a200b41016a210a4100210f412e210b0340200c044002400240200a2d000022122d008e804041027145044002402012412d6b0e020002100b200f450d0f0b200f41016a210d0c010b200b41ff0171412d460d0d4100210d200f450d0d0b200a41016a210a200c41016b210c2012210b200d220f413f4d0d010c0c0b0b200b41ff0171412d460d0a200f450d0a201341ff01490d0b410621100c0a0b410b21102027a7220c450d09420021282016210a034002400240200a2d0000220b41306b41ff0171410a4f0440200b41206b220d410f4d41004101200d744189d603711b0d014200212902400240027f200b41207241f8004604404101210b417f0c010b0240200c41034d0440200c4103460d01201142003703000c040b200a2d0003412e470d00200b41207241e500470440201142003703000c040b200a2d000141207241f800470d00200a2d000241207241f400470d004104210b417c0c010b200b41207241e500470d01200a2d000141207241f800470d01200a2d000241207241f400470d014103210b417d0b200c6a220d450d00200a200b6a210c0340200c2d00004120460440200c41016a210c200d41016b220d0d010c020b0b4100210b0340200b200d470440200b200c6a200b41016a210b2d000041306b41ff0171410a490d010c020b0b2011200dad370308420121290b201120293703000b2011280200450d0d201129030820287c21280c020b202842017c21280b200a41016a210a200c41016b220c0d010b0b202842037d42125a0d090c0a0b410721100c080b200b410a6c210b0c010b200c41076b210c200d41116a210a200b200d2d001041306b41ff01716a210b0340200c450d01200c41016b210c200a2d0000200a41016a210a4130460d000b410021170b024020120e0701000606060603060b200f2d000041da00470d050b4200212920284280a305824200520d02200b0d022017450d020b20010d04201e20244b201320194b20132019461b2025410874202672220a201d4b200a201d461b450d02410921100c030b200f2d0003413a470d020240200f2d00002212412b6b0e03000300030b200f2d0002210a200f2d0004210c200f2d0005210d420021290240200f2d0001220f41306b41ff017141094b0d00200a41306b41ff017141094b0d00200f410a6c200a6a220a41ff017141274b0d00200c41306b41ff017141094b0d00200d41306b41ff017141094b0d00200c410a6c200d6a220c41ff017141cb004b0d002011200c41106bad42ff0183423c7e200a41106bad42ff018342901c7e7c370308420121290b201120293703002011280200450d024200201129030822297d20292012412b461b21290b20010d0141084107410820171b200b1b4108202820297c4280a3058122284280a3057c202820284200531b501b21100c010b201e201320134101461b41ff017145200a41ec0e49200a41ec0e461b450d01410a21100b2015201c6a20103a00004101201574201b72211b0b20140d000b0b201141106a2400201b0b0b89010300418180c0000b0d0102030405060708090a0b0c0d0041af80c0000b5e0100010101010100000101000101010303030303030303030300000001000100030303030303030303030303030303030303030303030303030300000001010103030303030303030303030303030303030303030303030303030101010100419082c0000b050100000004";

// src/module.ts
var NotReadyError = class extends Error {
  constructor(cause) {
    super("WebAssembly is refused here: allow 'wasm-unsafe-eval' in script-src, or leave the check to the server", { cause });
    this.name = "NotReadyError";
  }
};
function compile(wasm) {
  if (typeof wasm !== "string") return wasm;
  return new WebAssembly.Module(Uint8Array.from(wasm.match(/../g), (byte) => parseInt(byte, 16)));
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
  return values ? run(values, create, reference, today) : [notARecord(input)];
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
    errors.push(fieldError(place, codeOf(place), values[place] === unreadable ? null : values[place]));
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
function standard(create) {
  const convert = ({ target }) => {
    const schema = structuredClone(create ? merge(updateSchema, createPatch) : updateSchema);
    if (target === "draft-07") schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    else if (target !== "draft-2020-12") throw new Error(`There is no schema for ${target}: ask for draft-2020-12 or draft-07`);
    for (const { name, label } of fieldTable) if (schema.properties[name]) schema.properties[name]["title"] = label;
    return schema;
  };
  return {
    "~standard": {
      version: 1,
      vendor: "contract-contact",
      validate(input) {
        const errors = validate(input, create, void 0);
        if (errors.length === 0) return { value: value(own(input), create) };
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
function merge(target, patch) {
  const merged = { ...target };
  for (const [key, value2] of Object.entries(patch)) {
    if (value2 === null) delete merged[key];
    else merged[key] = typeof value2 === "object" && !Array.isArray(value2) ? merge(merged[key], value2) : value2;
  }
  return merged;
}
function value(values, create) {
  const record = {};
  const changes = create ? createPatch.properties : {};
  for (const { name, kind } of fieldTable) {
    if (changes[name] === null) continue;
    const given = values[name];
    record[name] = (given === "" ? null : kind === "date" ? text(given)?.slice(0, 10) : given) ?? changes[name]?.default ?? null;
  }
  return record;
}
var contractContactUpdate = /* @__PURE__ */ standard(false);
var contractContactCreate = /* @__PURE__ */ standard(true);
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
