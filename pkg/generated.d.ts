/** The name of a property on the wire. */
export type FieldName = "Id" | "CoworkerContractId" | "FullName" | "CoworkerId" | "Email" | "DateOfBirth" | "Address" | "PostCode" | "CityName" | "State" | "CountryId" | "PhoneNumber" | "Notes" | "ContractContactType";
/** What can be wrong with a property. The names do not change. */
export type Code = "required" | "not_an_integer" | "out_of_range" | "not_a_string" | "unknown_value" | "not_an_email" | "too_long" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early" | "not_a_phone_number" | "not_plain_text";
/** The codes that each property can fail with. */
export interface Codes {
    Id: "required" | "not_an_integer" | "out_of_range";
    CoworkerContractId: "required" | "not_an_integer" | "out_of_range";
    FullName: "required" | "not_a_string" | "not_plain_text";
    CoworkerId: "not_an_integer" | "out_of_range";
    Email: "not_a_string" | "not_an_email" | "too_long";
    DateOfBirth: "not_a_string" | "not_a_date" | "has_a_time" | "in_the_future" | "too_early";
    Address: "not_a_string" | "not_plain_text";
    PostCode: "not_a_string" | "not_plain_text";
    CityName: "not_a_string" | "not_plain_text";
    State: "not_a_string" | "not_plain_text";
    CountryId: "not_an_integer" | "out_of_range";
    PhoneNumber: "not_a_string" | "not_a_phone_number";
    Notes: "not_a_string" | "not_plain_text";
    ContractContactType: "not_an_integer" | "unknown_value";
}
/** What a property holds. */
export type Kind = "identifier" | "text" | "multiline text" | "email" | "date" | "phone" | "type";
/** Which request a record is checked for: PUT or POST. */
export type Operation = "update" | "create";
/** Which rules apply: all, or only what the API's page states. */
export type RuleSet = "strict" | "reference";
/** A valid record: every property that a PUT or POST writes, null where there is none. */
export interface ContractContactUpdate {
    /** The Id of the ContractContact record to update. */
    Id: number;
    /** Coworker Contract Id. */
    CoworkerContractId: number;
    /** Full name of the contact. Used when the contact is not linked to a coworker record. */
    FullName: string;
    /** Coworker Id. */
    CoworkerId: number | null;
    /** Email address of the contact. Used when the contact is not linked to a coworker record. */
    Email: string | null;
    /** Date of birth. Used for identity verification purposes. */
    DateOfBirth: string | null;
    /** Address. */
    Address: string | null;
    /** Post code. */
    PostCode: string | null;
    /** City name. */
    CityName: string | null;
    /** State. */
    State: string | null;
    /** Country Id. */
    CountryId: number | null;
    /** Phone number. */
    PhoneNumber: string | null;
    /** Notes. */
    Notes: string | null;
    /** Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company). */
    ContractContactType: 0 | 1 | 2 | 3 | null;
}
/** A valid record: every property that a PUT or POST writes, null where there is none. */
export interface ContractContactCreate {
    /** Coworker Contract Id. */
    CoworkerContractId: number;
    /** Full name of the contact. Used when the contact is not linked to a coworker record. */
    FullName: string;
    /** Coworker Id. */
    CoworkerId: number | null;
    /** Email address of the contact. Used when the contact is not linked to a coworker record. */
    Email: string | null;
    /** Date of birth. Used for identity verification purposes. */
    DateOfBirth: string | null;
    /** Address. */
    Address: string | null;
    /** Post code. */
    PostCode: string | null;
    /** City name. */
    CityName: string | null;
    /** State. */
    State: string | null;
    /** Country Id. */
    CountryId: number | null;
    /** Phone number. */
    PhoneNumber: string | null;
    /** Notes. */
    Notes: string | null;
    /** Role of this contact: Director (a company director), CompanyAlias (a trading name), or NominatedRecipient (authorised to receive mail on behalf of the company). */
    ContractContactType: 0 | 1 | 2 | 3 | null;
}
/** The roles of a contact, by the page's names. */
export declare const ContractContactType: {
    readonly None: 0;
    readonly Director: 1;
    readonly CompanyAlias: 2;
    readonly NominatedRecipient: 3;
};
export declare const fieldTable: readonly [{
    readonly name: "Id";
    readonly label: "Contact ID";
    readonly kind: "identifier";
    readonly required: readonly ["update"];
    readonly codes: readonly ["required", "not_an_integer", "out_of_range"];
}, {
    readonly name: "CoworkerContractId";
    readonly label: "Contract ID";
    readonly kind: "identifier";
    readonly required: readonly ["update", "create"];
    readonly codes: readonly ["required", "not_an_integer", "out_of_range"];
}, {
    readonly name: "FullName";
    readonly label: "Full name";
    readonly kind: "text";
    readonly required: readonly ["update", "create"];
    readonly codes: readonly ["required", "not_a_string", "not_plain_text"];
}, {
    readonly name: "CoworkerId";
    readonly label: "Coworker ID";
    readonly kind: "identifier";
    readonly required: readonly [];
    readonly codes: readonly ["not_an_integer", "out_of_range"];
}, {
    readonly name: "Email";
    readonly label: "Email address";
    readonly kind: "email";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_an_email", "too_long"];
}, {
    readonly name: "DateOfBirth";
    readonly label: "Date of birth";
    readonly kind: "date";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_a_date", "has_a_time", "in_the_future", "too_early"];
}, {
    readonly name: "Address";
    readonly label: "Address";
    readonly kind: "multiline text";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_plain_text"];
}, {
    readonly name: "PostCode";
    readonly label: "Postcode";
    readonly kind: "text";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_plain_text"];
}, {
    readonly name: "CityName";
    readonly label: "Town or city";
    readonly kind: "text";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_plain_text"];
}, {
    readonly name: "State";
    readonly label: "State or county";
    readonly kind: "text";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_plain_text"];
}, {
    readonly name: "CountryId";
    readonly label: "Country ID";
    readonly kind: "identifier";
    readonly required: readonly [];
    readonly codes: readonly ["not_an_integer", "out_of_range"];
}, {
    readonly name: "PhoneNumber";
    readonly label: "Phone number";
    readonly kind: "phone";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_a_phone_number"];
}, {
    readonly name: "Notes";
    readonly label: "Notes";
    readonly kind: "multiline text";
    readonly required: readonly [];
    readonly codes: readonly ["not_a_string", "not_plain_text"];
}, {
    readonly name: "ContractContactType";
    readonly label: "Role";
    readonly kind: "type";
    readonly required: readonly [];
    readonly codes: readonly ["not_an_integer", "unknown_value"];
}];
/** In the order of the numbers that the rules answer with. */
export declare const codeTable: readonly [readonly ["required", "is a required field", {}], readonly ["not_an_integer", "must be an integer", {}], readonly ["out_of_range", "must be between 1 and 9007199254740991", {
    readonly min: 1;
    readonly max: 9007199254740991;
}], readonly ["not_a_string", "must be a string", {}], readonly ["unknown_value", "must be one of 0 (None), 1 (Director), 2 (CompanyAlias), 3 (NominatedRecipient)", {
    readonly allowed: {
        readonly "0": "None";
        readonly "1": "Director";
        readonly "2": "CompanyAlias";
        readonly "3": "NominatedRecipient";
    };
}], readonly ["not_an_email", "must be a valid email address", {}], readonly ["too_long", "must be at most 254 characters", {
    readonly max: 254;
}], readonly ["not_a_date", "must be a real date in the form YYYY-MM-DD", {}], readonly ["has_a_time", "must be a date without a time of day", {}], readonly ["in_the_future", "must not be in the future", {}], readonly ["too_early", "must not be before 1900-01-01", {
    readonly min: "1900-01-01";
}], readonly ["not_a_phone_number", "must be a phone number", {
    readonly min: 3;
    readonly max: 20;
}], readonly ["not_plain_text", "must not contain control characters", {}]];
/** What to say to a person: by code, and by kind and code where the kind has other words. */
export declare const customerTemplates: {
    readonly [key: string]: string;
};
/** The real API's names for properties whose record was not found. */
export declare const navigationNames: {
    readonly [name: string]: FieldName;
};
export declare const notAnObject = "The body must be an object, not ";
export declare const typeWords: {
    readonly [type: string]: string;
};
/** The JSON Schemas that properties have, without titles, which are their labels, and descriptions. */
export declare const propertySchemas: readonly {
    readonly [key: string]: unknown;
}[];
/** Those of the requests: for each property its place among them, or -1 where the request does not read it. */
export declare const requestSchemas: {
    update: {
        $schema: string;
        $id: string;
        title: string;
        required: string[];
        type: string;
        properties: number[];
    };
    create: {
        $schema: string;
        $id: string;
        title: string;
        required: string[];
        type: string;
        properties: number[];
    };
};
type Attributes = {
    readonly [attribute: string]: string;
};
/** The attributes of each property's control. */
export declare const formAttributes: {
    readonly [P in FieldName]: Attributes;
};
/** Those that the strict rules add. */
export declare const strictAttributes: {
    readonly [P in FieldName]?: Attributes;
};
/** A character that blank text may hold. */
export declare const blankCharacter: RegExp;
/** What the module of the rules gives. */
export interface Rules {
    check(create: number, reference: number, states: number, blank: number, controls: number, id: number, coworkerContractId: number, coworkerId: number, countryId: number, contractContactType: number, email: number, dateOfBirth: number, phoneNumber: number, today: number, now: number): number;
    address(): number;
    readonly memory: {
        readonly buffer: ArrayBuffer;
        grow(pages: number): number;
    };
}
export {};
