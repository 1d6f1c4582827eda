// The playground in Chromium: at /playground/ of the service, and as static files in a folder of any name.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, afterEach, before, describe, test } from "node:test";
import { launch, serve } from "../../bindings/js/test/browsers.mjs";
import { API, root, start } from "../../crates/contract-contact-server/tests/service.mjs";
import { contractContact, failure, fields, validateCreate, validateUpdate, describe as wording } from "../../pkg/index.js";

const axe = readFileSync(new URL("bindings/js/node_modules/axe-core/axe.min.js", root), "utf8");
const languages = readdirSync(new URL("pkg/locales/", root))
  .filter((file) => file.endsWith(".js"))
  .map((file) => file.slice(0, -3));
const catalogueOf = async (language) => (await import(new URL(`pkg/locales/${language}.js`, root))).default;
const files = { "/any/folder/": new URL("target/playground/", root) };

let browser, service, folder, refusing, page;
const problems = [];
/** The requests of the page after it was loaded. */
const requests = [];

before(async () => {
  [browser, service, folder, refusing] = await Promise.all([
    launch(),
    start(),
    serve(files),
    serve(files, { "content-security-policy": "script-src 'self'" }),
  ]);
});

afterEach(async () => {
  await page?.context().close();
  assert.deepEqual(problems.splice(0), []);
});

after(async () => {
  await browser?.close();
  service?.stop();
  await Promise.all([folder?.close(), refusing?.close()]);
});

/** The pages that the tests open. */
const places = { service: () => `${service.url}/playground`, "static files": () => `${folder.url}/any/folder/index.html` };

async function open(url, options = {}) {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage();
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => /Content.Security.Policy|Refused/.test(message.text()) && problems.push(message.text()));
  // The browser requests the icon at any time.
  page.on("request", (request) => request.url().endsWith("/icon.svg") || requests.push(request.url()));
  await page.goto(url);
  if (options.javaScriptEnabled !== false) await started();
  requests.length = 0;
}

const started = () => page.locator("main").waitFor();
const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
const body = () => page.inputValue("#body");
const answer = () => page.evaluate(() => document.getElementById("answer").textContent);
const verdict = () => page.textContent("#verdict");
const explanation = () => page.textContent("#explanation");
const list = () => page.locator(".govuk-error-summary li").allTextContents();
const atFields = () =>
  page
    .locator("p.govuk-error-message")
    .evaluateAll((all) =>
      all.map((each) => [each.parentElement.querySelector("input, select, textarea").name, each.lastChild.textContent]),
    );
const link = (state) => `#${new URLSearchParams(state)}`;
const write = (value) => page.fill("#body", typeof value === "string" ? value : JSON.stringify(value, null, 2));
/** Waits until the link holds the body. */
const kept = () =>
  page.waitForFunction(() => new URLSearchParams(location.hash.slice(1)).get("body") === document.getElementById("body").value);

async function accessible(state) {
  const violations = await page.evaluate(
    async () => (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`),
    await page.evaluate(axe),
  );
  assert.deepEqual(violations, [], state);
  const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(inner <= outer, `${state}: ${inner} of ${outer} pixels`);
}

const wrong = {
  Id: 87654321,
  CoworkerContractId: 0,
  FullName: " ",
  Email: "ada@",
  DateOfBirth: "1815-12-10",
  Address: 12,
  CountryId: "826",
  PhoneNumber: true,
  Notes: { a: [1, "\u202Ex</pre><script>"] },
  ContractContactType: 9,
};
const valid = {
  Id: 87654321,
  CoworkerContractId: 12,
  FullName: "Ada Lovelace",
  DateOfBirth: "1990-12-10T00:00:00Z",
  Notes: "a\nb",
};

for (const [place, url] of Object.entries(places)) {
  describe(place, () => {
    test("the page starts with an example and shows its errors for people and as the wire has them", async () => {
      await open(url());
      const errors = validateUpdate(JSON.parse(await body()));
      assert.ok(errors.length > 0);
      const words = errors.map((error) => wording(error));
      assert.deepEqual(await list(), words);
      assert.deepEqual(
        await atFields(),
        errors.map(({ PropertyName }, index) => [PropertyName, words[index]]),
      );
      assert.equal(await answer(), JSON.stringify(failure(errors)));
      assert.match(await verdict(), new RegExp(`400: ${errors.length} validation errors`));
      assert.notEqual(await focused(), "govuk-error-summary", "the start does not move the focus");
      const labels = await page.locator("#contact label").allTextContents();
      assert.deepEqual(
        labels,
        fields.map(({ label }) => label),
      );
    });

    test("the form is worded in every language and the wire does not change", async () => {
      await open(url());
      await write(wrong);
      const [errors, wire] = [validateUpdate(wrong), await answer()];
      assert.deepEqual(
        (await page.locator("#language option").evaluateAll((all) => all.map(({ value }) => value))).sort(),
        languages.sort(),
      );
      for (const language of languages) {
        await page.selectOption("#language", language);
        const catalogue = await catalogueOf(language);
        await page.waitForFunction((locale) => document.getElementById("contact").lang === locale, catalogue.locale);
        assert.equal(await page.getAttribute("#contact", "dir"), catalogue.dir);
        assert.deepEqual(
          await page.locator("#contact label").allTextContents(),
          fields.map(({ name }) => catalogue.labels[name]),
        );
        assert.deepEqual(await page.locator("#ContractContactType option:not([data-other])").allTextContents(), [
          "–",
          ...Object.values(catalogue.roles),
        ]);
        // Browsers format dates differently, so a message with a date is not compared with that of Node.
        const words = errors.map((error) => (error.code === "too_early" ? null : wording(error, catalogue)));
        const said = await list();
        assert.deepEqual(
          said.map((text, index) => words[index] && text),
          words,
          language,
        );
        assert.deepEqual(
          (await atFields()).map(([, text]) => text),
          said,
        );
        assert.equal(await page.textContent(".govuk-error-summary__title"), catalogue.heading);
        assert.equal(await answer(), wire);
      }
    });

    test("the link keeps the language", async () => {
      await open(url());
      await page.selectOption("#language", "ar");
      await kept();
      await page.reload();
      await started();
      assert.deepEqual([await page.inputValue("#language"), await page.getAttribute("#contact", "dir")], ["ar", "rtl"]);
    });

    test("the link keeps the state for another page", async () => {
      await open(url());
      const text = '{"Notes": "a&b=c#d+e%20 é😀\\n",\n\t"Id": 1}';
      await write(text);
      await page.selectOption("#operation", "create");
      await page.selectOption("#rules", "reference");
      await kept();
      const [before, errors, link] = [await answer(), await list(), page.url()];
      assert.equal(await page.evaluate(() => history.length), 2, "the link adds no entry to the history");
      await page.context().close();
      await open(link);
      assert.equal(await body(), text);
      assert.deepEqual([await page.inputValue("#operation"), await page.inputValue("#rules")], ["create", "reference"]);
      assert.deepEqual([await answer(), await list()], [before, errors]);
      await page.reload();
      await started();
      assert.equal(await body(), text);
    });

    test("the page sends no typed text", async () => {
      await open(url());
      await write(wrong);
      await page.fill("#FullName", "Ada");
      await page.getByRole("button", { name: "Check" }).click();
      await page.getByRole("button", { name: "Copy the link" }).click();
      await kept();
      assert.deepEqual(requests, []);
    });

    test("the policy of the page allows no request", async () => {
      await open(url());
      const refused = await page.evaluate(() =>
        fetch("style.css").then(
          () => false,
          () => true,
        ),
      );
      assert.equal(refused, true);
      problems.length = 0; // That refusal is reported.
    });
  });
}

// Both pages have the same files, so the other tests open only one of them.

const url = places["static files"];

test("the answer to a body equals failure() of its errors byte for byte", async () => {
  await open(url());
  for (const value of [wrong, [], [wrong], 12, "x", null, true, {}, { FullName: "\ud800" }, { Email: "é\u2028\u007f\\" }]) {
    await write(JSON.stringify(value));
    const errors = validateUpdate(value);
    assert.equal(await answer(), JSON.stringify(failure(errors)));
    assert.deepEqual(
      await list(),
      errors.map((error) => wording(error)),
    );
  }
});

test("a valid body gives the record, with every property of the request", async () => {
  await open(url());
  await page.getByRole("button", { name: "Valid example" }).click();
  assert.equal(await verdict(), "Valid");
  await write(valid);
  assert.equal(await answer(), JSON.stringify(contractContact()["~standard"].validate(valid).value));
  assert.deepEqual([await list(), await atFields(), await page.title()], [[], [], "Playground – contract-contact"]);
  await page.selectOption("#operation", "create");
  assert.equal(await answer(), JSON.stringify(contractContact({ operation: "create" })["~standard"].validate(valid).value));
});

test("text typed into the body fills the form and keeps the focus", async () => {
  await open(url());
  await write(wrong);
  const values = await page.evaluate(() =>
    Object.fromEntries([...document.querySelectorAll("#fields [name]")].map(({ name, value }) => [name, value])),
  );
  assert.deepEqual(values, {
    Id: "87654321",
    CoworkerContractId: "0",
    FullName: " ",
    CoworkerId: "",
    Email: "ada@",
    DateOfBirth: "1815-12-10",
    Address: "12",
    PostCode: "",
    CityName: "",
    State: "",
    CountryId: "826",
    PhoneNumber: "true",
    Notes: JSON.stringify(wrong.Notes),
    ContractContactType: "9",
  });
  assert.equal(await focused(), "body");
  assert.equal(await page.locator("script:not([src])").count(), 0, "markup in a value is text");
});

test("text typed into a control changes only its value in the body", async () => {
  await open(url());
  await write('{"Id":1, "CoworkerContractId": 5,\n "Other": 9007199254740993, "Id" : 2}');
  await page.fill("#Id", "33");
  await page.fill("#FullName", " Ada ");
  await page.selectOption("#ContractContactType", "2");
  assert.equal(
    await body(),
    '{"Id":1, "CoworkerContractId": 5,\n "Other": 9007199254740993, "Id" : 33, "FullName": "Ada", "ContractContactType": 2}',
  );
  assert.equal(await verdict(), "Valid");
  await page.fill("#FullName", "");
  assert.match(await body(), /"FullName": null/);
  assert.match(await verdict(), /1 validation error$/);
  assert.equal(await focused(), "FullName");
});

test("text typed into a control adds its property to an empty body", async () => {
  await open(url());
  await page.getByRole("button", { name: "Empty" }).click();
  await page.fill("#CountryId", "8a");
  assert.equal(await body(), '{\n  "CountryId": "8a"\n}');
});

test("a field shows its error only after the focus leaves", async () => {
  await open(url());
  await page.getByRole("button", { name: "Valid example" }).click();
  await page.focus("#PhoneNumber");
  await page.keyboard.press("End");
  await page.keyboard.type("x");
  assert.deepEqual(await atFields(), []);
  assert.match(await verdict(), /1 validation error$/, "the answer follows at once");
  await page.keyboard.press("Tab");
  await page.locator("p.govuk-error-message").waitFor();
  assert.deepEqual(
    (await atFields()).map(([name]) => name),
    ["PhoneNumber"],
  );
  assert.equal(await focused(), "Notes");
});

test("operation and rules apply to the check and to the form", async () => {
  await open(url());
  const record = { CoworkerContractId: 12, FullName: "Ada", Email: "ada@", Id: "x" };
  await write(record);
  for (const [operation, validate] of [
    ["create", validateCreate],
    ["update", validateUpdate],
  ]) {
    await page.selectOption("#operation", operation);
    for (const rules of ["reference", "strict"]) {
      await page.selectOption("#rules", rules);
      assert.deepEqual(
        await list(),
        validate(record, { rules }).map((error) => wording(error)),
        `${operation}, ${rules}`,
      );
      assert.equal(await page.locator("#Id").count(), operation === "update" ? 1 : 0);
      assert.equal(await page.getAttribute("#Email", "maxlength"), rules === "strict" ? "254" : null);
    }
  }
});

test("a language that does not load is reported and the form is unchanged", async () => {
  await open(url());
  await page.route("**/locales/fi.js", (route) => route.abort());
  await page.selectOption("#language", "fi");
  await page.getByText("The words of the language fi cannot be loaded.").waitFor();
  assert.deepEqual([await page.inputValue("#language"), await page.getAttribute("#contact", "lang")], ["en", "en-GB"]);
  await page.selectOption("#language", "de");
  await page.getByText("Vollständiger Name").waitFor();
  assert.equal(await page.isVisible("#problems"), false);
});

const copied = () => page.evaluate(() => navigator.clipboard.readText());
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

test("the link can be copied", async () => {
  await open(url(), clipboard);
  await write(wrong);
  await page.getByRole("button", { name: "Copy the link" }).click();
  await page.getByText("Link copied").waitFor();
  assert.equal(await copied(), page.url());
  assert.equal(new URLSearchParams(new URL(page.url()).hash.slice(1)).get("body"), JSON.stringify(wrong, null, 2));
});

test("the answer can be copied", async () => {
  await open(url(), clipboard);
  await write(wrong);
  await page.getByRole("button", { name: "Copy the answer" }).click();
  await page.getByText("Answer copied").waitFor();
  assert.equal(await copied(), JSON.stringify(failure(validateUpdate(wrong))));
});

test("a body too long for a link is reported and kept", async () => {
  await open(url());
  await write(" ".repeat(65_537));
  await page.getByRole("button", { name: "Copy the link" }).click();
  assert.match(await page.textContent("#copied"), /too long for a link, which holds 65536 characters/);
  assert.equal(new URL(page.url()).hash, "");
  await page.reload();
  await started();
  assert.equal((await body()).length, 65_537);
  await page.getByRole("button", { name: "Valid example" }).click();
  await page.goBack();
  await page.waitForFunction(() => document.getElementById("body").value.length === 65_537);
});

test("an example replaces the body and Back restores it", async () => {
  await open(url());
  await write('{"Id": 5}');
  await page.getByRole("button", { name: "Empty" }).click();
  assert.equal(await body(), "{}");
  await page.goBack();
  await page.waitForFunction(() => document.getElementById("body").value === '{"Id": 5}');
  await page.goForward();
  await page.waitForFunction(() => document.getElementById("body").value === "{}");
});

test("a hostile or broken link is explained and the page works", async () => {
  const long = "x".repeat(65_537);
  const cases = [
    [link({ operation: "delete" }), /asks for the operation "delete"\. The page knows update and create, and uses update\./],
    [link({ rules: "__proto__" }), /asks for the rules "__proto__"/],
    [link({ language: "../../x" }), /asks for the language "\.\.\/\.\.\/x"/],
    [link({ language: "xx", rules: "", body: "{}" }), /rules ""[^]*language "xx"/],
    [link({ body: long }), /has 65537 characters, and a link can hold 65536/],
    ["#body=%7B%22Id%22%3A1%E2%82", /The link is damaged/],
    ["#body=%", /The link is damaged/],
    ["#eyJhIjox!!", /does not know: "eyJhIjox!!"/],
    ["#<img src=x onerror=alert(1)>", /does not know/],
    [`#${"a=1&b=2&".repeat(20_000)}constructor=3&__proto__=4`, /does not know: "a", "b", "a" and 39999 more/],
    ["#operation=create&operation=update&body={}&body=[]", /more than one operation and body/],
    [`#operation=${long}`, /asks for the operation "x{40}…"/],
  ];
  await open(url() + cases[0][0]);
  for (const [fragment, said] of cases) {
    await page.evaluate((fragment) => {
      location.hash = fragment;
    }, fragment);
    await page.waitForFunction((source) => new RegExp(source).test(document.getElementById("problems").textContent), said.source);
    assert.equal(await page.locator("#problems img").count(), 0);
    await write(valid);
    assert.equal(await verdict(), "Valid", fragment.slice(0, 80));
  }
});

test("a body in a link that is no JSON is no problem of the link", async () => {
  await open(url() + link({ language: "en", body: "[1, {" }));
  assert.equal(await page.isVisible("#problems"), false);
  assert.match(await verdict(), /Not JSON: line 1, column 6/);
});

test("a right link replaces the problem of a wrong one", async () => {
  await open(url());
  await page.evaluate(() => {
    location.hash = "#rules=no";
  });
  await page.getByText("asks for the rules").waitFor();
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    link({ body: '{"Id": 3}' }),
  );
  await page.waitForFunction(() => document.getElementById("body").value === '{"Id": 3}');
  assert.equal(await page.isVisible("#problems"), false);
});

test("a body that is no JSON is kept and its error has line, column and advice", async () => {
  await open(url());
  const text = '{\n  "Id": 1,\n  "FullName": "Ada",\n}';
  await write(text);
  assert.equal(await verdict(), "Not JSON: line 4, column 1");
  assert.equal(await explanation(), "Remove the comma before }.");
  assert.equal(await page.getAttribute("#body", "aria-invalid"), "true");
  assert.equal(await page.isVisible("#answer"), false);
  await page.getByRole("button", { name: "Go to that place" }).click();
  assert.equal(await focused(), "body");
  assert.equal(await page.evaluate(() => document.getElementById("body").selectionStart), text.length - 1);
  assert.equal(await body(), text);
});

test("the form is disabled while the body is no JSON", async () => {
  await open(url());
  await write('{"FullName": "Ada",}');
  assert.equal(await page.isDisabled("#FullName"), true);
  await write('{"FullName": "Ada"}');
  assert.equal(await page.isDisabled("#FullName"), false);
  assert.equal(await page.inputValue("#FullName"), "Ada");
});

test("text typed into a control replaces an empty body", async () => {
  await open(url());
  await write("");
  assert.match(await explanation(), /The body is empty/);
  await page.fill("#FullName", "Ada");
  assert.equal(await body(), '{\n  "FullName": "Ada"\n}');
});

test("a deeply nested body is shown or its depth reported", async () => {
  await open(url());
  const nested = (depth) => `{"Id": 1, "CoworkerContractId": 2, "FullName": ${"[".repeat(depth)}${"]".repeat(depth)}}`;
  await write(nested(1_000));
  assert.equal(await answer(), JSON.stringify(failure(validateUpdate(JSON.parse(nested(1_000))))));
  const deep = nested(100_000);
  await write(deep);
  // The stack of the engine limits the depth that can be serialized.
  assert.match(await verdict(), /^(400: 1 validation error|Nested too deep)$/);
  assert.equal(await page.isVisible("#go"), false);
  await write(valid);
  assert.equal(await verdict(), "Valid");
});

test("the page reports what JSON.parse changes in the body", async () => {
  await open(url());
  await write('{"Id": 9007199254740993, "FullName": "a", "FullName": "b"}');
  assert.deepEqual(await page.locator("#remarks li").allTextContents(), [
    "JSON.parse reads 9007199254740993 as 9007199254740992.",
    '"FullName" occurs more than once. JSON.parse and the server use the last value.',
  ]);
  await accessible("with remarks");
  await write("{}");
  assert.equal(await page.locator("#remarks li").count(), 0);
});

test("every control is reached by keyboard, with a visible focus", async () => {
  await open(url());
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "people", "the first link skips the header");
  const [reached, expected] = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, select, input, textarea")];
    return [0, all.filter((each) => each.checkVisibility() && !each.disabled && each.tabIndex === 0).length];
  });
  const seen = new Set();
  for (let count = reached; count < expected + 5; count++) {
    await page.keyboard.press("Tab");
    const { id, outline } = await page.evaluate(() => {
      const each = document.activeElement;
      return {
        id: each.id || each.textContent,
        outline: each === document.body || parseFloat(getComputedStyle(each).outlineWidth) >= 2,
      };
    });
    assert.ok(outline, `focus on ${id} is visible`);
    seen.add(id);
  }
  for (const id of ["operation", "language", "Copy the link", "Id", "ContractContactType", "Check", "body", "Copy the answer"]) {
    assert.ok(seen.has(id) || seen.has(id === "Copy the link" ? "copy-link" : "copy-answer"), id);
  }
});

test("a body is written and its error corrected by keyboard", async () => {
  await open(url());
  await page.focus("#body");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type('{"Id": 1, "CoworkerContractId": 2');
  await page.keyboard.type("}");
  await page.focus("#FullName");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "govuk-error-summary");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "FullName");
  await page.keyboard.type("Ada");
  assert.deepEqual([await list(), await verdict()], [[], "Valid"]);
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "answer-title");
});

test("a check of the form checks the body, also with values that no control can hold", async () => {
  await open(url());
  await write({ ...valid, FullName: 42, ContractContactType: "1" });
  await page.getByRole("button", { name: "Check" }).click();
  assert.deepEqual(
    (await atFields()).map(([name]) => name),
    ["FullName", "ContractContactType"],
  );
  assert.equal(await focused(), "govuk-error-summary");
});

test("the live region is updated after typing stops and only when the result changes", async () => {
  await open(url());
  await page.waitForFunction(() => document.getElementById("status").textContent !== "");
  await page.evaluate(() => {
    window.said = [];
    new MutationObserver(() => said.push(document.getElementById("status").textContent)).observe(
      document.getElementById("status"),
      { childList: true, characterData: true, subtree: true },
    );
  });
  await page.focus("#body");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(JSON.stringify(valid), { delay: 5 });
  await page.waitForFunction(() => said.length > 0);
  await page.selectOption("#rules", "reference");
  await page.waitForTimeout(1_200);
  assert.deepEqual(await page.evaluate(() => said), ["Valid"]);
  assert.equal(await page.locator("[role=alert]:visible").count(), 0);
});

test("the page reports that WebAssembly is refused", async () => {
  await open(url().replace(folder.url, refusing.url));
  problems.length = 0; // The refusal is reported.
  assert.equal(await verdict(), "Not checked");
  assert.deepEqual(await list(), []);
  await page.fill("#FullName", "Ada");
  assert.match(await body(), /"FullName": "Ada"/);
});

test("the page names its requirements where the script does not run", async () => {
  await open(url(), { javaScriptEnabled: false });
  await page.getByText("The page has not started.").waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  for (const width of [320, 1280]) {
    test(`page is accessible and fits, ${colorScheme}, ${width} pixels`, async () => {
      await open(url(), { colorScheme, viewport: { width, height: 800 } });
      await accessible("with errors");
      for (const language of ["ar", "de", "ja"]) {
        await page.selectOption("#language", language);
        await page.waitForFunction((language) => document.getElementById("contact").lang === language, language);
        await accessible(`with errors, ${language}`);
      }
      await page.getByRole("button", { name: "Valid example" }).click();
      await accessible("valid");
      await write('{"Id"');
      await accessible("no JSON");
      await write({ Notes: "x".repeat(500), FullName: { a: "y".repeat(500) } });
      await accessible("long values");
      await page.goto(url() + link({ rules: "x" }));
      await page.getByText("asks for the rules").waitFor();
      await accessible("a problem of the link");
    });
  }
}

test("the service answers with the bytes that the page shows", async () => {
  await open(places.service());
  const headers = { authorization: `Bearer ${service.token("--administrator")}`, "content-type": "application/json" };
  for (const [operation, method] of [
    ["update", "PUT"],
    ["create", "POST"],
  ]) {
    await page.selectOption("#operation", operation);
    await write(wrong);
    const response = await fetch(service.url + API, { method, headers, body: await body() });
    assert.equal(response.status, 400);
    assert.equal(await answer(), await response.text());
  }
});

test("the policy of the static page equals the service's header except for frames", async () => {
  const response = await fetch(places.service());
  const header = response.headers.get("content-security-policy");
  const own = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(await response.text())[1];
  assert.equal(header, `${own}; frame-ancestors 'none'`);
});

const style = (selector, property) =>
  page.evaluate(([selector, property]) => getComputedStyle(document.querySelector(selector))[property], [selector, property]);

test("nothing moves with reduced motion", async () => {
  await open(url(), { reducedMotion: "reduce" });
  assert.equal(await style("button", "transitionDuration"), "0s");
});

test("errors and focus are visible in forced colours", async () => {
  await open(url(), { forcedColors: "active" });
  assert.equal(await style("#FullName", "borderTopWidth"), "2px");
  assert.match(await page.evaluate(() => getComputedStyle(document.getElementById("verdict"), "::before").content), /✗/);
  await page.getByRole("button", { name: "Check" }).click();
  assert.equal(await style(".govuk-error-summary", "outlineStyle"), "solid");
});
