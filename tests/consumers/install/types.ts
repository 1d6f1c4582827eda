// Nothing that the package returns is `any`, as it is where a declaration cannot be found: such a value has every property.

import { contractContact, contractContactUpdate, fields, readFormData, validateUpdate } from "contract-contact";
import { validateBulk } from "contract-contact/bulk";
import { bindForm } from "contract-contact/form";
import german from "contract-contact/locales/de";

const result = contractContactUpdate["~standard"].validate({});
// @ts-expect-error There is no such property.
result.nothing;
// @ts-expect-error Nor here.
if (result.issues) result.issues[0]!.nothing;
// @ts-expect-error Nor here.
else result.value.nothing;

const form = contractContact({ operation: "create", input: "form" })["~standard"];
// @ts-expect-error Nor here.
form.nothing;
// @ts-expect-error Nor here.
form.types!.input.nothing;
// @ts-expect-error Nor here.
form.types!.output.nothing;
// @ts-expect-error Nor here.
readFormData(new FormData()).nothing;
// @ts-expect-error Nor here.
validateUpdate({})[0]!.nothing;
// @ts-expect-error Nor here.
fields[0]!.nothing;
// @ts-expect-error Nor here.
(await validateBulk("[]")).invalid[0]!.nothing;
// @ts-expect-error Nor here.
bindForm(document.querySelector("form")!).nothing;
// @ts-expect-error Nor here.
german.nothing;
