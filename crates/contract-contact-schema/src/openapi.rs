//! The OpenAPI 3.1 document, built from a table of operations, a table of rejections, and the schemas of the properties.

use contract_contact::{
    ContractContact, ContractContactType, Draft, Failure, Field, Identifier, Kind, Operation, Rules, Success,
    Timestamp, date, rules,
};
use serde_json::{Map, Value, json};

use crate::object;

const RECORDS: &str = "/api/billing/contractcontacts";
const RECORD: &str = "/api/billing/contractcontacts/{id}";

/// The maximum and the default number of records on a page of the list.
const SIZES: (u32, u32) = (1_000, 25);
/// The maximum length of a filter of the list, in characters.
///
/// The OpenAPI document states this limit as `maxLength`. The service enforces this limit.
///
/// ```
/// let document = contract_contact_schema::openapi(contract_contact::Rules::strict());
/// let parameters = document["paths"]["/api/billing/contractcontacts"]["get"]["parameters"].as_array().unwrap();
/// let name = parameters.iter().find(|parameter| parameter["name"] == "ContractContact_FullName").unwrap();
/// assert_eq!(name["schema"]["maxLength"], contract_contact_schema::MAX_FILTER_CHARACTERS);
/// ```
pub const MAX_FILTER_CHARACTERS: usize = 1_000;

/// The pattern of strings without U+0000, for bodies and filters. PostgreSQL cannot store U+0000.
const NO_NUL: &str = r"^[^\u0000]*$";

/// The end of the description of each filter of the list.
const ONCE: &str = "Must not be repeated.";

/// An operation at a path.
struct Endpoint {
    path: &'static str,
    method: &'static str,
    id: &'static str,
    summary: &'static str,
    role: &'static str,
    parameters: &'static [&'static str],
    body: Option<Operation>,
    success: &'static str,
    refusals: &'static [&'static str],
}

/// The operations, in the order of the document.
const ENDPOINTS: [Endpoint; 5] = [
    Endpoint {
        path: RECORDS,
        method: "get",
        id: "listContractContacts",
        summary: "Lists ContractContact records, a page at a time.",
        role: "ContractContact-List",
        parameters: &[],
        body: None,
        success: "Listed",
        refusals: &[],
    },
    Endpoint {
        path: RECORDS,
        method: "post",
        id: "createContractContact",
        summary: "Creates a ContractContact record.",
        role: "ContractContact-Create",
        parameters: &[],
        body: Some(Operation::Create),
        success: "Created",
        refusals: &["TooSlow", "TooLarge", "WrongType"],
    },
    Endpoint {
        path: RECORDS,
        method: "put",
        id: "updateContractContact",
        summary: "Updates an existing ContractContact record. You must include the Id of the record to update along with \
                  all required fields.",
        role: "ContractContact-Edit",
        parameters: &["IfMatch"],
        body: Some(Operation::Update),
        success: "Updated",
        refusals: &["NotFound", "TooSlow", "Changed", "TooLarge", "WrongType"],
    },
    Endpoint {
        path: RECORD,
        method: "get",
        id: "readContractContact",
        summary: "Reads a ContractContact record.",
        role: "ContractContact-Read",
        parameters: &["IfNoneMatch"],
        body: None,
        success: "Read",
        refusals: &["NotModified", "NotFound"],
    },
    Endpoint {
        path: RECORD,
        method: "delete",
        id: "deleteContractContact",
        summary: "Deletes a ContractContact record.",
        role: "ContractContact-Delete",
        parameters: &["IfMatch"],
        body: None,
        success: "Deleted",
        refusals: &["NotFound", "Changed"],
    },
];

/// The rejections that any operation may answer with.
const ANY: [&str; 6] = ["Invalid", "Unauthorized", "Forbidden", "TooMany", "Failed", "Unavailable"];

/// The rejections: name, status, description, and the header of the answer.
const REFUSALS: [(&str, u16, &str, Option<&str>); 12] = [
    (
        "Invalid",
        400,
        "The body breaks a rule or is not a JSON object. Or the query, a condition or the Host is wrong.",
        None,
    ),
    ("Unauthorized", 401, "The request has no valid bearer token.", Some("WWW-Authenticate")),
    ("Forbidden", 403, "The token does not carry the role that the operation requires.", Some("WWW-Authenticate")),
    ("NotFound", 404, "No record has this Id.", None),
    ("TooSlow", 408, "The body did not arrive in time.", None),
    ("Changed", 412, "The record is not the version that If-Match names.", None),
    ("TooLarge", 413, "The body is too large.", None),
    ("WrongType", 415, "The headers do not declare JSON in UTF-8 without a Content-Encoding.", None),
    ("TooMany", 429, "The client sent too many requests.", Some("Retry-After")),
    ("Failed", 500, "The service failed.", None),
    (
        "Unavailable",
        503,
        "The service is temporarily unavailable. A change may or may not have been stored.",
        Some("Retry-After"),
    ),
    // This answer has no body.
    ("NotModified", 304, "The record is the version that If-None-Match names.", None),
];

const HEADERS: [(&str, &str); 3] = [
    ("ETag", "The version of the record."),
    ("WWW-Authenticate", "The problem with the token, as RFC 6750 defines it."),
    ("Retry-After", "The time in seconds until the next attempt."),
];

/// Returns the OpenAPI 3.1 document of a service that checks by these rules.
///
/// ```
/// use contract_contact::Rules;
///
/// let openapi = contract_contact_schema::openapi(Rules::strict());
/// assert!(openapi["paths"]["/api/billing/contractcontacts"]["put"].is_object());
/// let email = &openapi["components"]["schemas"]["CreateContractContact"]["properties"]["Email"];
/// assert_eq!(email["maxLength"], 254);
/// ```
pub fn openapi(rules: Rules) -> Value {
    let mut paths: Map<String, Value> = Map::new();
    for endpoint in &ENDPOINTS {
        let path = paths.entry(endpoint.path).or_insert_with(|| match endpoint.path {
            RECORD => json!({ "parameters": [reference("parameters", "Id")] }),
            _ => json!({}),
        });
        if let Some(path) = path.as_object_mut() {
            path.insert(endpoint.method.into(), operation(endpoint));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "ContractContact",
            "description": format!(
                "Directors, trading names and mail recipients of a company. Records are checked by the {} rules.",
                rules.name(),
            ),
            "version": env!("CARGO_PKG_VERSION"),
        },
        "paths": paths,
        "components": {
            "schemas": {
                "UpdateContractContact": body(Operation::Update, rules),
                "CreateContractContact": body(Operation::Create, rules),
                "ContractContact": record(),
                "Page": page(),
                "ValidationError": validation_error(),
                "Success": success(),
                "Failure": failure(),
            },
            "parameters": parameters(),
            "headers": HEADERS
                .iter()
                .map(|(name, description)| {
                    let kind = if *name == "Retry-After" { "integer" } else { "string" };
                    ((*name).into(), json!({ "description": description, "schema": { "type": kind } }))
                })
                .collect::<Map<_, _>>(),
            "responses": responses(),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "The token of a full unrestricted administrator, or a token with the role of the operation.",
                },
            },
        },
    })
}

/// Returns the schema of a request body that the service accepts. The strict rules already reject U+0000.
fn body(operation: Operation, rules: Rules) -> Value {
    let mut schema = object(operation, rules);
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    for (name, property) in properties.into_iter().flatten() {
        let kind = Field::from_name(name).map(Field::kind);
        let is_text = kind.is_some_and(|kind| !kind.is_number() && kind != Kind::Date);
        if rules != Rules::strict()
            && is_text
            && let Some(property) = property.as_object_mut()
        {
            let patterns = property.remove("pattern").into_iter().chain([json!(NO_NUL)]);
            let patterns: Vec<_> = patterns.map(|pattern| json!({ "pattern": pattern })).collect();
            let all = property.entry("allOf").or_insert_with(|| json!([]));
            if let Some(all) = all.as_array_mut() {
                all.extend(patterns);
            }
        }
    }
    schema
}

fn reference(kind: &str, name: &str) -> Value {
    json!({ "$ref": format!("#/components/{kind}/{name}") })
}

fn operation(endpoint: &Endpoint) -> Value {
    let mut responses: Vec<(u16, &str)> = REFUSALS
        .iter()
        .filter(|(name, ..)| endpoint.refusals.contains(name) || ANY.contains(name))
        .map(|(name, status, ..)| (*status, *name))
        .collect();
    responses.push((200, endpoint.success));
    responses.sort_unstable();
    let responses: Map<String, Value> =
        responses.into_iter().map(|(status, name)| (format!("{status}"), reference("responses", name))).collect();
    let mut operation = json!({
        "operationId": endpoint.id,
        "summary": endpoint.summary,
        "description": format!("Requires the role {}, or a full unrestricted administrator.", endpoint.role),
        "security": [{ "bearer": [] }],
        "responses": responses,
    });
    if let Some(operation) = operation.as_object_mut() {
        let mut parameters: Vec<Value> = endpoint.parameters.iter().map(|name| reference("parameters", name)).collect();
        if endpoint.success == "Listed" {
            parameters.extend(listing());
        }
        if !parameters.is_empty() {
            operation.insert("parameters".into(), parameters.into());
        }
        if let Some(body) = endpoint.body {
            let schema = match body {
                Operation::Update => "UpdateContractContact",
                Operation::Create => "CreateContractContact",
            };
            let content = json!({ "application/json": { "schema": reference("schemas", schema) } });
            operation.insert("requestBody".into(), json!({ "required": true, "content": content }));
        }
    }
    operation
}

fn parameters() -> Value {
    let header = |name: &str, description: &str| json!({ "name": name, "in": "header", "description": description, "schema": { "type": "string" } });
    json!({
        "Id": { "name": "id", "in": "path", "required": true, "schema": identifier() },
        "IfMatch": header("If-Match", "The ETag of the version to change. If the record has another version, the answer is 412. Any other condition of a change is answered 400."),
        "IfNoneMatch": header("If-None-Match", "The ETag of the version that the client has. If the record still has this version, the answer is 304."),
    })
}

fn identifier() -> Value {
    json!({ "type": "integer", "minimum": Identifier::MIN, "maximum": Identifier::MAX })
}

/// Returns the parameters of the list.
fn listing() -> Vec<Value> {
    let query = |name: &str, description: &str, schema: Value| json!({ "name": name, "in": "query", "description": description, "schema": schema });
    let stamps = ["CreatedOn", "UpdatedOn", "UpdatedBy"];
    let columns: Vec<&str> = Field::ALL.into_iter().map(Field::name).chain(stamps).collect();
    let (most, usual) = SIZES;
    let mut all = Vec::from([
        query(
            "page",
            "The number of the page.",
            json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX, "default": 1 }),
        ),
        query(
            "size",
            "The number of records on a page.",
            json!({ "type": "integer", "minimum": 1, "maximum": most, "default": usual }),
        ),
        query(
            "orderBy",
            "The property to sort by. Equal records are in the order of their Ids.",
            json!({ "enum": columns, "default": Field::Id.name() }),
        ),
        query("dir", "The direction: 1 is ascending, and -1 is descending.", json!({ "enum": [1, -1], "default": 1 })),
    ]);
    all.extend(Field::ALL.into_iter().map(|field| {
        let (description, schema) = match field.kind() {
            Kind::Identifier => ("Lists records with exactly this value.", identifier()),
            Kind::Type => ("Lists records with exactly this value.", json!({ "enum": ContractContactType::ALL })),
            Kind::Date => ("Lists records with exactly this value.", json!({ "type": "string", "format": "date" })),
            _ => (
                "Lists records that contain this text, in any case and Unicode composition.",
                json!({ "type": "string", "maxLength": MAX_FILTER_CHARACTERS, "pattern": NO_NUL }),
            ),
        };
        let name = format!("ContractContact_{}", field.navigation_name().unwrap_or(field.name()));
        query(&name, &format!("{description} {ONCE}"), schema)
    }));
    for stamp in ["CreatedOn", "UpdatedOn"] {
        for (range, description) in
            [("from", "Lists records from this time in UTC on."), ("to", "Lists records up to this time in UTC.")]
        {
            let pattern = format!("^{}$", rules::date::TIMESTAMP_PATTERN);
            let schema = json!({ "type": "string", "pattern": pattern, "examples": ["2025-01-15T10:30"] });
            let description = format!("{description} {ONCE}");
            all.push(query(&format!("{range}_ContractContact_{stamp}"), &description, schema));
        }
    }
    all
}

fn responses() -> Map<String, Value> {
    let answer = |description: &str, schema: &str, example: Value| {
        json!({
            "description": description,
            "content": { "application/json": { "schema": reference("schemas", schema), "example": example } },
        })
    };
    let tagged = |mut response: Value| {
        if let Some(response) = response.as_object_mut() {
            response.insert("headers".into(), json!({ "ETag": reference("headers", "ETag") }));
        }
        response
    };
    let written = |success: fn(Identifier, Timestamp, &str) -> Success| json!(example(success));
    let mut all = Map::from_iter([
        (
            "Listed".into(),
            json!({
                "description": "A page of the list.",
                "content": { "application/json": { "schema": reference("schemas", "Page") } },
            }),
        ),
        (
            "Read".into(),
            tagged(json!({
                "description": "The record.",
                "content": { "application/json": { "schema": reference("schemas", "ContractContact") } },
            })),
        ),
        (
            "Created".into(),
            tagged(answer(
                "The record was created with the Id in the answer.",
                "Success",
                written(|id, on, by| Success::new(Operation::Create, id, on, by)),
            )),
        ),
        (
            "Updated".into(),
            tagged(answer(
                "The record was replaced.",
                "Success",
                written(|id, on, by| Success::new(Operation::Update, id, on, by)),
            )),
        ),
        (
            "Deleted".into(),
            answer("The record was deleted.", "Success", written(|id, on, by| Success::deleted(id, on, by))),
        ),
    ]);
    for (name, status, description, header) in REFUSALS {
        let mut response = json!({ "description": description });
        if let Some(response) = response.as_object_mut() {
            if let Some(header) = header {
                response.insert("headers".into(), json!({ header: reference("headers", header) }));
            }
            match status {
                304 => response.insert("headers".into(), json!({ "ETag": reference("headers", "ETag") })),
                400 => {
                    let content = json!({ "schema": reference("schemas", "Failure"), "example": example_failure() });
                    response.insert("content".into(), json!({ "application/json": content }))
                }
                _ => {
                    let content = json!({ "schema": reference("schemas", "Failure") });
                    response.insert("content".into(), json!({ "application/json": content }))
                }
            };
        }
        all.insert(name.into(), response);
    }
    all
}

/// Returns an answer with the values of the API reference.
fn example(success: fn(Identifier, Timestamp, &str) -> Success) -> Option<Success> {
    let on: Timestamp = "2025-01-15T10:30:00Z".parse().ok()?;
    Some(success(Identifier::new(87_654_321)?, on, "admin@example.com"))
}

/// Returns the rejection of the API reference.
fn example_failure() -> Option<Failure> {
    let draft = Draft::new().with(Field::CoworkerContractId, 1_u64);
    draft.check(Operation::Create, Rules::strict(), date::MAX).err().map(Failure::from)
}

/// Returns the schema of a record in an answer, which has every property.
fn record() -> Value {
    let time = || json!({ "type": ["string", "null"], "format": "date-time" });
    let properties: Map<String, Value> = ContractContact::PROPERTIES
        .into_iter()
        .map(|name| {
            let schema = match (Field::from_name(name), name) {
                (Some(Field::Id | Field::CoworkerContractId), _) => identifier(),
                (Some(Field::FullName), _) | (None, "ToStringText") => json!({ "type": "string" }),
                (Some(Field::DateOfBirth), _) | (None, "CreatedOn" | "UpdatedOn") => time(),
                (Some(field), _) if field.kind() == Kind::Type => {
                    let numbers = ContractContactType::ALL.map(Some);
                    json!({ "enum": numbers.into_iter().chain([None]).collect::<Vec<_>>() })
                }
                (Some(field), _) if field.kind().is_number() => json!({ "type": ["integer", "null"] }),
                (Some(_), _) | (None, "UpdatedBy") => json!({ "type": ["string", "null"] }),
                (None, "IsNew") => json!({ "const": false }),
                // The service never sets this property.
                (None, _) => json!({ "type": "null" }),
            };
            (name.into(), schema)
        })
        .collect();
    json!({ "type": "object", "properties": properties, "required": ContractContact::PROPERTIES.as_slice() })
}

fn page() -> Value {
    let number = || json!({ "type": "integer", "minimum": 0 });
    let properties = json!({
        "Records": { "type": "array", "items": reference("schemas", "ContractContact") },
        "CurrentPage": number(),
        "CurrentPageSize": number(),
        "CurrentOrderField": { "type": "string" },
        "CurrentSortDirection": { "enum": [1, -1] },
        "FirstItem": number(),
        "HasNextPage": { "type": "boolean" },
        "HasPreviousPage": { "type": "boolean" },
        "LastItem": {
            "type": "integer",
            "minimum": 0,
            "description": "The number of the last record on the page. If the number is less than both TotalItems and PageNumber times \
            PageSize, the page ended early because its records were too large. Request smaller pages then.",
        },
        "PageNumber": number(),
        "PageSize": number(),
        "TotalItems": number(),
        "TotalPages": number(),
    });
    let required: Vec<_> = properties.as_object().into_iter().flat_map(Map::keys).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn validation_error() -> Value {
    json!({
        "type": "object",
        "properties": {
            "AttemptedValue": { "description": "The value that was submitted, or null if missing." },
            "Message": { "type": "string" },
            "PropertyName": { "type": "string" },
        },
        "required": ["AttemptedValue", "Message", "PropertyName"],
    })
}

fn failure() -> Value {
    json!({
        "type": "object",
        "properties": {
            "Message": {
                "description": "A summary of the validation errors, in the format PropertyName: error message.",
                "type": "string",
            },
            "Value": { "type": "null" },
            "Errors": {
                "description": "Null where the rejection concerns no property.",
                "type": ["array", "null"],
                "items": { "$ref": "#/components/schemas/ValidationError" },
            },
            "WasSuccessful": { "const": false },
        },
        "required": ["Message", "Value", "Errors", "WasSuccessful"],
    })
}

fn success() -> Value {
    json!({
        "type": "object",
        "properties": {
            "Status": { "const": 200 },
            "Message": { "type": "string" },
            "Value": {
                "type": "object",
                "properties": { "Id": { "type": "integer", "minimum": Identifier::MIN, "maximum": Identifier::MAX } },
                "required": ["Id"],
            },
            "OpenInDialog": { "const": false },
            "OpenInWindow": { "const": false },
            "RedirectURL": { "type": "null" },
            "JavaScript": { "type": "null" },
            "UpdatedOn": { "type": "string" },
            "UpdatedBy": { "type": "string" },
            "Errors": { "type": "null" },
            "WasSuccessful": { "const": true },
        },
        "required": ["Status", "Message", "Value", "UpdatedOn", "UpdatedBy", "Errors", "WasSuccessful"],
    })
}
