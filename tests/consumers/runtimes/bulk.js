import { validateBulk } from "contract-contact/bulk";

console.log(JSON.stringify(await validateBulk('[{"Id":0}]')));
