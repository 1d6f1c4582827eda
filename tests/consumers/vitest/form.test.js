// @vitest-environment jsdom
import { bindForm } from "contract-contact/form";
import { expect, test } from "vitest";

test("a form shows what is wrong and passes on a valid record", () => {
  document.body.innerHTML = `<form><input name="FullName"><input name="CoworkerContractId" value="12"><button></form>`;
  const saved = [];
  bindForm(document.querySelector("form"), { operation: "create", onSubmit: (record) => saved.push(record) });

  document.querySelector("button").click();
  expect(document.querySelector(".govuk-error-message").textContent).toBe("Error: Enter the full name");
  expect(saved).toEqual([]);
  document.querySelector(".govuk-error-summary a").click();
  expect(document.activeElement).toBe(document.querySelector("input"));

  document.querySelector("input").value = "Ada";
  document.querySelector("button").click();
  expect(saved).toEqual([{ CoworkerContractId: 12, FullName: "Ada" }]);
});
