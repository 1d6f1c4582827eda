-- For each text the key by which it is searched, which the service makes of it, and the version of these keys. At version 0 there are none.
ALTER TABLE contract_contacts ADD full_name_search TEXT;
ALTER TABLE contract_contacts ADD email_search TEXT;
ALTER TABLE contract_contacts ADD address_search TEXT;
ALTER TABLE contract_contacts ADD post_code_search TEXT;
ALTER TABLE contract_contacts ADD city_name_search TEXT;
ALTER TABLE contract_contacts ADD state_search TEXT;
ALTER TABLE contract_contacts ADD phone_number_search TEXT;
ALTER TABLE contract_contacts ADD notes_search TEXT;

CREATE TABLE search_keys (version INTEGER NOT NULL) STRICT;
INSERT INTO search_keys VALUES (0);
