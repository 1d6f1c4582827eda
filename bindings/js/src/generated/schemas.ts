// Written by `cargo xtask generate` from the tables of the domain crate. Do not edit.

/** The JSON Schemas of properties, without descriptions and without titles, which are the labels. @internal */
export const propertySchemas: readonly { readonly [key: string]: unknown }[] = [
  {"maximum":9007199254740991,"minimum":1,"type":"integer"},
  {"allOf":[{"pattern":"[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]"},{"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$"}],"type":"string"},
  {"maximum":9007199254740991,"minimum":1,"type":["integer","null"]},
  {"maxLength":254,"pattern":"^(?:[a-zA-Z0-9.!#$%&'*+\\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)?$","type":["string","null"]},
  {"pattern":"^(?:(?!0|1[0-8])(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$","type":["string","null"]},
  {"pattern":"^(?:[\\u0009\\u000A\\u000D]|[^\\u0000-\\u001F\\u007F-\\u009F])*$","type":["string","null"]},
  {"pattern":"^[^\\u0000-\\u001F\\u007F-\\u009F]*$","type":["string","null"]},
  {"pattern":"^(?:(?=(?:[^0-9]*[0-9]){3,20}[^0-9]*$)[0-9 +\\-.()\\/#]*(?:(?:[xX]|[eE][xX][tT]\\.?) *[0-9]+)?)?$","type":["string","null"]},
  {"enum":[0,1,2,3,null],"type":["integer","null"]},
  {"pattern":"[^\\u0009-\\u000D\\u0020\\u0085\\u00A0\\u1680\\u180E\\u2000-\\u200D\\u2028-\\u2029\\u202F\\u205F-\\u2060\\u3000\\uFEFF]","type":"string"},
  {"type":["string","null"]},
  {"pattern":"^(?:(?!0000)(?:[0-9]{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-9]|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T00:00(?::00(?:\\.0+)?)?Z?)?)?$","type":["string","null"]},
  {"default":1,"enum":[0,1,2,3,null],"type":["integer","null"]},
];

/** The JSON Schemas of the requests. A property is its index in `propertySchemas`, or -1 where the request does not read it. @internal */
export const requestSchemas = {"update":{"strict":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:update:strict","title":"UpdateContractContact","required":["Id","CoworkerContractId","FullName"],"type":"object","properties":[0,0,1,2,3,4,5,6,6,6,2,7,5,8]},"reference":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:update:reference","title":"UpdateContractContact","required":["Id","CoworkerContractId","FullName"],"type":"object","properties":[0,0,9,2,10,11,10,10,10,10,2,10,10,8]}},"create":{"strict":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:create:strict","title":"CreateContractContact","required":["CoworkerContractId","FullName"],"type":"object","properties":[-1,0,1,2,3,4,5,6,6,6,2,7,5,12]},"reference":{"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"urn:contract-contact:create:reference","title":"CreateContractContact","required":["CoworkerContractId","FullName"],"type":"object","properties":[-1,0,9,2,10,11,10,10,10,10,2,10,10,12]}}};
