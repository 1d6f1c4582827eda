-- The tables of the service after all migrations. `cargo xtask generate` writes this file from the table of properties,
-- and a test compares the migrations with this file.

CREATE TABLE contract_contacts (
    id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (id BETWEEN 1 AND 9007199254740991),
    coworker_contract_id INTEGER NOT NULL CHECK (coworker_contract_id BETWEEN 1 AND 9007199254740991),
    full_name TEXT NOT NULL CHECK (trim(full_name, char(0x9, 0xA, 0xB, 0xC, 0xD, 0x20, 0x85, 0xA0, 0x1680, 0x180E, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200A, 0x200B, 0x200C, 0x200D, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF)) <> ''),
    coworker_id INTEGER CHECK (coworker_id BETWEEN 1 AND 9007199254740991),
    email TEXT CHECK (email <> ''),
    date_of_birth TEXT CHECK (date_of_birth IS date(date_of_birth) AND date_of_birth >= '0001-01-01'),
    address TEXT CHECK (address <> ''),
    post_code TEXT CHECK (post_code <> ''),
    city_name TEXT CHECK (city_name <> ''),
    state TEXT CHECK (state <> ''),
    country_id INTEGER CHECK (country_id BETWEEN 1 AND 9007199254740991),
    phone_number TEXT CHECK (phone_number <> ''),
    notes TEXT CHECK (notes <> ''),
    contract_contact_type INTEGER CHECK (contract_contact_type IN (0, 1, 2, 3)),
    created_on TEXT NOT NULL CHECK (created_on IS strftime('%Y-%m-%dT%H:%M:%SZ', created_on)),
    updated_on TEXT NOT NULL CHECK (updated_on IS strftime('%Y-%m-%dT%H:%M:%SZ', updated_on)),
    updated_by TEXT NOT NULL,
    -- 1, and one more with each change: the ETag.
    version INTEGER NOT NULL CHECK (version >= 1),
    -- For each text the key by which it is searched.
    full_name_search TEXT,
    email_search TEXT,
    address_search TEXT,
    post_code_search TEXT,
    city_name_search TEXT,
    state_search TEXT,
    phone_number_search TEXT,
    notes_search TEXT
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
    changed_on TEXT NOT NULL CHECK (changed_on IS strftime('%Y-%m-%dT%H:%M:%SZ', changed_on)),
    changed_by TEXT NOT NULL,
    -- The claims sub and iss of the token; null for changes before these were stored.
    changed_by_subject TEXT,
    changed_by_issuer TEXT,
    fields TEXT NOT NULL -- the properties whose value changed, in the order of the API reference, comma-separated
) STRICT;

CREATE INDEX audit_by_contact ON audit (contact_id, id);

-- The version of the search keys.
CREATE TABLE search_keys (version INTEGER NOT NULL) STRICT;
