import { contractContact } from "contract-contact";
import { validateBulk } from "contract-contact/bulk";
import { readValue } from "contract-contact/form";

const { value } = contractContact({ input: "form" })["~standard"].validate({
  Id: "7",
  CoworkerContractId: "12",
  FullName: "Ada",
});
const { records } = await validateBulk("[{}]");
console.log(value.Id, readValue("CountryId", "8"), records);
