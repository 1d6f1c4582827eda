import { describe, validateUpdate } from "contract-contact";
import de from "contract-contact/locales/de";
import { expect, test } from "vitest";

test("a contact without a name is rejected", () => {
  const [error] = validateUpdate({ Id: 7, CoworkerContractId: 12 });
  expect(error).toMatchObject({ PropertyName: "FullName", code: "required" });
  expect(describe(error)).toBe("Enter the full name");
  expect(describe(error, de)).toBe("Geben Sie den vollständigen Namen ein");
});
