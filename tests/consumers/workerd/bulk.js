import { validateBulk } from "contract-contact/bulk";

export default {
  async test() {
    console.log(JSON.stringify(await validateBulk('[{"Id":0}]')));
  },
};
