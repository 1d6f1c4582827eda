// What a consumer asks of the package; expected.json holds what has to come out.

const invalid = { CoworkerContractId: 0, FullName: "", Id: 87654321 }; // the body of the API's page
const valid = { Id: 87654321, CoworkerContractId: 12, FullName: "Ada Lovelace", Email: "", DateOfBirth: "1990-06-15T00:00:00Z" };

export function answers({ contractContactUpdate, describe, failure, validateUpdate }) {
  const errors = validateUpdate(invalid);
  const { validate } = contractContactUpdate["~standard"];
  return {
    failure: failure(errors),
    descriptions: errors.map((error) => describe(error)),
    standard: [validate(invalid), validate(valid)],
  };
}
