-- Days, times and roles get types of their own, and each column the constraint that the rules of the API reference give it.
ALTER TABLE contract_contacts
    ALTER date_of_birth TYPE DATE USING date_of_birth::DATE,
    ALTER contract_contact_type TYPE SMALLINT,
    ALTER created_on TYPE TIMESTAMPTZ USING created_on::TIMESTAMPTZ,
    ALTER updated_on TYPE TIMESTAMPTZ USING updated_on::TIMESTAMPTZ,
    ADD CHECK (id BETWEEN 1 AND 9007199254740991),
    ADD CHECK (coworker_contract_id BETWEEN 1 AND 9007199254740991),
    ADD CHECK (btrim(full_name, U&'\0009\000A\000B\000C\000D\0020\0085\00A0\1680\180E\2000\2001\2002\2003\2004\2005\2006\2007\2008\2009\200A\200B\200C\200D\2028\2029\202F\205F\2060\3000\FEFF') <> ''),
    ADD CHECK (coworker_id BETWEEN 1 AND 9007199254740991),
    ADD CHECK (email <> ''),
    ADD CHECK (date_of_birth BETWEEN '0001-01-01' AND '9999-12-31'),
    ADD CHECK (address <> ''),
    ADD CHECK (post_code <> ''),
    ADD CHECK (city_name <> ''),
    ADD CHECK (state <> ''),
    ADD CHECK (country_id BETWEEN 1 AND 9007199254740991),
    ADD CHECK (phone_number <> ''),
    ADD CHECK (notes <> ''),
    ADD CHECK (contract_contact_type IN (0, 1, 2, 3)),
    ADD CHECK (version >= 1);

ALTER TABLE audit ALTER changed_on TYPE TIMESTAMPTZ USING changed_on::TIMESTAMPTZ;
