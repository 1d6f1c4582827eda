import { defineEnvVars } from "@sveltejs/kit/env";

export const variables = defineEnvVars({
  /** The address of the API's contacts. */
  CONTACTS: {},
});
