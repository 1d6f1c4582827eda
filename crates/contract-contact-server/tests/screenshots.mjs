// Writes docs/form-light.png and docs/form-dark.png: the form at / with its errors. Run `cargo build -p contract-contact-server` first.

import { fileURLToPath } from "node:url";
import { launch } from "../../../bindings/js/test/browsers.mjs";
import { root, start } from "./service.mjs";

const VALUES = { CoworkerContractId: "1450012345", Email: "ada@", DateOfBirth: "1815-12-10" };

const [browser, service] = await Promise.all([launch(), start()]);
try {
  const token = service.token("--administrator");
  for (const colorScheme of ["light", "dark"]) {
    const viewport = { width: 560, height: 780 };
    const page = await browser.newPage({ colorScheme, deviceScaleFactor: 1.25, viewport });
    await page.goto(`${service.url}/healthz`);
    await page.evaluate((token) => sessionStorage.setItem("token", token), token);
    await page.goto(`${service.url}/#/new`);
    await page.locator("form.contact").waitFor();
    for (const [name, value] of Object.entries(VALUES)) await page.locator(`[name=${name}]`).fill(value);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.locator(".govuk-error-summary").waitFor();
    await page.evaluate(() => document.activeElement.blur());
    const { height: top } = await page.locator("header").boundingBox();
    const clip = { x: 0, y: Math.ceil(top), width: viewport.width, height: viewport.height - Math.ceil(top) };
    await page.screenshot({ clip, path: fileURLToPath(new URL(`docs/form-${colorScheme}.png`, root)) });
    await page.close();
  }
} finally {
  await browser.close();
  service.stop();
}
