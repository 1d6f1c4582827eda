// The sentences and dates of every language, compared with the native ones. Runs in Node and in a page.

/**
 * @param api The main entry of the package.
 * @param catalogues The catalogues by language.
 * @param native The parsed `tests/locales.json`.
 * @returns The number of compared sentences and dates, and the differences.
 */
export function run({ describe, readResponse }, catalogues, { errors, days }) {
  const differences = [];
  let ran = 0;
  const compare = (name, expected, found) => {
    ran++;
    if (found !== expected) differences.push([name, expected, found]);
  };
  for (const { property, code, message, said } of errors) {
    const [error] = readResponse({ WasSuccessful: false, Errors: [{ PropertyName: property, Message: message }] }).Errors;
    compare(`${property} ${code}`, code, error.code);
    compare(`${property} ${code}`, said.en, describe(error));
    for (const language of Object.keys(catalogues)) {
      compare(`${language} ${property} ${code}`, said[language], describe(error, catalogues[language]));
    }
  }
  for (const { day, said } of days) {
    const error = { PropertyName: "DateOfBirth", code: "too_early", Message: "", AttemptedValue: null, params: { min: day } };
    for (const [language, { locale }] of Object.entries(catalogues)) {
      compare(`${language} ${day}`, said[language], describe(error, { locale, messages: { too_early: "{min}" } }));
    }
  }
  return { ran, differences };
}
