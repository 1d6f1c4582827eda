-- For each text the key by which it is searched, which the service makes of it, and the version of these keys. At version 0 there are none.
ALTER TABLE contract_contacts
    ADD full_name_search TEXT COLLATE "C",
    ADD email_search TEXT COLLATE "C",
    ADD address_search TEXT COLLATE "C",
    ADD post_code_search TEXT COLLATE "C",
    ADD city_name_search TEXT COLLATE "C",
    ADD state_search TEXT COLLATE "C",
    ADD phone_number_search TEXT COLLATE "C",
    ADD notes_search TEXT COLLATE "C";

CREATE TABLE search_keys (version BIGINT NOT NULL);
INSERT INTO search_keys VALUES (0);
