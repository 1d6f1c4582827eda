//! The OpenAPI 3.1 document: a table of operations and one of refusals, over the schemas of the table of properties.

use contract_contact::{
    ContractContact, ContractContactType, Draft, Failure, Field, Identifier, Kind, Operation, Rules, Success,
    Timestamp, date, rules,
};
use serde_json::{Map, Value, json};

use crate::object;

const RECORDS: &str = "/api/billing/contractcontacts";
const RECORD: &str = "/api/billing/contractcontacts/{id}";

/// The most records on a page of the list, and how many there are if nobody says.
const SIZES: (u32, u32) = (1_000, 25);
/// The most characters of a filter of the list: the `maxLength` in the document, which the service enforces.
///
/// ```
/// let document = contract_contact_schema::openapi(contract_contact::Rules::strict());
/// let parameters = document["paths"]["/api/billing/contractcontacts"]["get"]["parameters"].as_array().unwrap();
/// let name = parameters.iter().find(|parameter| parameter["name"] == "ContractContact_FullName").unwrap();
/// assert_eq!(name["schema"]["maxLength"], contract_contact_schema::MAX_FILTER_CHARACTERS);
/// ```
pub const MAX_FILTER_CHARACTERS: usize = 1_000;

/// What no text may hold, in a body or a filter: PostgreSQL cannot store it.
const NO_NUL: &str = r"^[^\u0000]*$";

/// Of each filter of the list.
const ONCE: &str = "At most once.";

/// What can be done at a path.
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

/// In the order of the document.
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

/// What any operation may be refused with.
const ANY: [&str; 6] = ["Invalid", "Unauthorized", "Forbidden", "TooMany", "Failed", "Unavailable"];

/// Name, status, description, and the header that goes with it.
const REFUSALS: [(&str, u16, &str, Option<&str>); 12] = [
    (
        "Invalid",
        400,
        "The body broke a rule or was not a JSON object, or the query, a condition or the Host was not right.",
        None,
    ),
    ("Unauthorized", 401, "No valid bearer token.", Some("WWW-Authenticate")),
    ("Forbidden", 403, "The token does not carry the role that the operation takes.", Some("WWW-Authenticate")),
    ("NotFound", 404, "There is no record with this Id.", None),
    ("TooSlow", 408, "The body did not arrive in time.", None),
    ("Changed", 412, "The record is not the version that If-Match names.", None),
    ("TooLarge", 413, "The body is too large.", None),
    ("WrongType", 415, "The body is not said to be JSON in UTF-8 without a Content-Encoding.", None),
    ("TooMany", 429, "Too many requests.", Some("Retry-After")),
    ("Failed", 500, "The service failed.", None),
    (
        "Unavailable",
        503,
        "The service is not available now; what was sent may or may not have been written.",
        Some("Retry-After"),
    ),
    // It has no body.
    ("NotModified", 304, "The record is the version that If-None-Match names.", None),
];

const HEADERS: [(&str, &str); 3] = [
    ("ETag", "Names the version of the record."),
    ("WWW-Authenticate", "What is wrong with the token, as RFC 6750 says it."),
    ("Retry-After", "In how many seconds to come again."),
];

/// Returns the OpenAPI 3.1 document of the service that checks by these rules.
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
                    "description": "Of a full unrestricted administrator, or with the role that an operation names.",
                },
            },
        },
    })
}

/// The schema of a request body, as the service accepts it. The strict rules forbid U+0000 already.
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
        "description": format!("For a full unrestricted administrator, or with the role {}.", endpoint.role),
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
        "IfMatch": header("If-Match", "The ETag of the version that is to be changed, and no other. Any other condition of a change is answered 400."),
        "IfNoneMatch": header("If-None-Match", "The ETag of the version that is known already."),
    })
}

fn identifier() -> Value {
    json!({ "type": "integer", "minimum": Identifier::MIN, "maximum": Identifier::MAX })
}

/// The parameters of the list.
fn listing() -> Vec<Value> {
    let query = |name: &str, description: &str, schema: Value| json!({ "name": name, "in": "query", "description": description, "schema": schema });
    let stamps = ["CreatedOn", "UpdatedOn", "UpdatedBy"];
    let columns: Vec<&str> = Field::ALL.into_iter().map(Field::name).chain(stamps).collect();
    let (most, usual) = SIZES;
    let mut all = Vec::from([
        query("page", "Which page.", json!({ "type": "integer", "minimum": 1, "maximum": u32::MAX, "default": 1 })),
        query(
            "size",
            "How many records there are on a page.",
            json!({ "type": "integer", "minimum": 1, "maximum": most, "default": usual }),
        ),
        query(
            "orderBy",
            "What they are sorted by, and then by their Id.",
            json!({ "enum": columns, "default": Field::Id.name() }),
        ),
        query("dir", "Ascending or descending.", json!({ "enum": [1, -1], "default": 1 })),
    ]);
    all.extend(Field::ALL.into_iter().map(|field| {
        let (description, schema) = match field.kind() {
            Kind::Identifier => ("Those that have exactly this.", identifier()),
            Kind::Type => ("Those that have exactly this.", json!({ "enum": ContractContactType::ALL })),
            Kind::Date => ("Those that have exactly this.", json!({ "type": "string", "format": "date" })),
            _ => (
                "Those that contain this, in any case and composition.",
                json!({ "type": "string", "maxLength": MAX_FILTER_CHARACTERS, "pattern": NO_NUL }),
            ),
        };
        let name = format!("ContractContact_{}", field.navigation_name().unwrap_or(field.name()));
        query(&name, &format!("{description} {ONCE}"), schema)
    }));
    for stamp in ["CreatedOn", "UpdatedOn"] {
        for (range, description) in [("from", "From this time in UTC on."), ("to", "Up to this time in UTC.")] {
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
                "description": "The record, as the API reads it back.",
                "content": { "application/json": { "schema": reference("schemas", "ContractContact") } },
            })),
        ),
        (
            "Created".into(),
            tagged(answer(
                "The record was written, under the Id of the answer.",
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

/// With the values of the page.
fn example(success: fn(Identifier, Timestamp, &str) -> Success) -> Option<Success> {
    let on: Timestamp = "2025-01-15T10:30:00Z".parse().ok()?;
    Some(success(Identifier::new(87_654_321)?, on, "admin@example.com"))
}

/// That of the page.
fn example_failure() -> Option<Failure> {
    let draft = Draft::new().with(Field::CoworkerContractId, 1_u64);
    draft.check(Operation::Create, Rules::strict(), date::MAX).err().map(Failure::from)
}

/// A record as it is read back: every property is there.
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
                // Nothing here fills it.
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
            "description": "Of the last record on the page. Where this is less than both TotalItems and PageNumber times PageSize, the \
                            page ended early because its records were too large. Ask for smaller pages then.",
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
                "description": "Null where the refusal is about no property.",
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
