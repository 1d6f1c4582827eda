-- Text sorts by its bytes, as it does in the PostgreSQL schema. An Id is never used twice.
CREATE TABLE contract_contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    coworker_contract_id INTEGER NOT NULL,
    full_name TEXT NOT NULL,
    coworker_id INTEGER,
    email TEXT,
    date_of_birth TEXT, -- YYYY-MM-DD
    address TEXT,
    post_code TEXT,
    city_name TEXT,
    state TEXT,
    country_id INTEGER,
    phone_number TEXT,
    notes TEXT,
    contract_contact_type INTEGER,
    created_on TEXT NOT NULL, -- YYYY-MM-DDTHH:MM:SSZ
    updated_on TEXT NOT NULL,
    updated_by TEXT NOT NULL,
    version INTEGER NOT NULL -- 1, and one more with each change: the ETag
) STRICT;

CREATE INDEX contract_contacts_by_contract ON contract_contacts (coworker_contract_id, id);
CREATE INDEX contract_contacts_by_coworker ON contract_contacts (coworker_id, id);
CREATE INDEX contract_contacts_by_name ON contract_contacts (full_name, id);
CREATE INDEX contract_contacts_by_change ON contract_contacts (updated_on, id);

-- Who changed what and when. Names of properties, never what they hold; it outlives the record.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('create', 'update', 'delete')),
    changed_on TEXT NOT NULL,
    changed_by TEXT NOT NULL,
    fields TEXT NOT NULL -- the names of the properties whose value changed, in the page's order, comma-separated
) STRICT;

CREATE INDEX audit_by_contact ON audit (contact_id, id);
