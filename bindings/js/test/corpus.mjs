// The corpus of the domain crate, through the package. The same module runs in Node and in a browser.

/** Returns the value that a case writes in JSON, by the rules of tests/corpus/README.md. */
export function revive(value) {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object" || value === null) return value;
  if (Object.hasOwn(value, "$utf16")) return String.fromCharCode(...value.$utf16);
  if (Object.hasOwn(value, "$json")) return JSON.parse(value.$json);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revive(each)]));
}

/** Returns the cases of a file, each merged with the file's base, by the rules of tests/corpus/README.md. */
export function cases({ base, cases }) {
  return cases.map((own) => {
    const each = { ...base, ...own };
    const isText = typeof own.input === "string";
    // The base record has an Id, which a create does not have.
    const { Id, ...others } = base.input;
    const ofBase = each.operation === "create" ? others : base.input;
    const properties = isText ? {} : { ...ofBase, ...own.input };
    const value = (text) => (text === null ? null : JSON.parse(text));
    const outcome = ({ record, errors, attempted = {}, syntax }) => ({
      record: record && { ...Object.fromEntries(Object.entries(ofBase).map(([name, text]) => [name, value(text)])), ...record },
      errors:
        errors &&
        Object.entries(errors).map(([PropertyName, code]) => ({
          PropertyName,
          code,
          Message: base.messages[code],
          AttemptedValue: Object.hasOwn(attempted, PropertyName)
            ? attempted[PropertyName]
            : value(properties[PropertyName] ?? null),
        })),
      syntax,
    });
    const members = Object.entries(properties).filter(([, text]) => text !== null);
    return {
      name: each.name,
      operation: each.operation,
      rules: each.rules,
      today: each.today,
      input: isText ? own.input : `{${members.map(([name, text]) => `${JSON.stringify(name)}: ${text}`).join(", ")}}`,
      ...outcome(own),
      parsed: own.parsed && outcome(own.parsed),
    };
  });
}

/** Parses JSON. Rejects a semicolon after the value, which only Safari 16 accepts. */
export function parse(text) {
  if (text.trimEnd().endsWith(";")) throw new SyntaxError("a semicolon behind the value");
  return JSON.parse(text);
}

/** Returns whether two values are equal as JSON, in any order of keys. An infinite number is null, and -0 is 0. */
export function same(left, right) {
  const stack = [[left, right]];
  for (let pair; (pair = stack.pop()); ) {
    const [a, b] = pair.map((each) => (typeof each === "number" && !Number.isFinite(each) ? null : each));
    if (a === b) continue;
    if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
    if (Array.isArray(a) !== Array.isArray(b)) return false;
    const keys = Object.keys(a);
    if (keys.length !== Object.keys(b).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(b, key)) return false;
      stack.push([a[key], b[key]]);
    }
  }
  return true;
}

/** Runs every case. Returns the number of cases and the differences. */
export function run(api, files) {
  const differences = [];
  let ran = 0;
  for (const each of files.flatMap(cases)) {
    let input;
    try {
      input = parse(each.input);
    } catch {
      continue; // only parsed values are compared
    }
    ran++;
    const expected = revive(each.parsed ?? each);
    const options = { rules: each.rules, today: each.today };
    const validate = each.operation === "create" ? api.validateCreate : api.validateUpdate;
    const errors = validate(input, options);
    const found = errors.map(({ PropertyName, code, Message, AttemptedValue }) => ({
      PropertyName,
      code,
      Message,
      AttemptedValue,
    }));
    const isRight = expected.syntax
      ? found.length === 1 && found[0].PropertyName === "" && found[0].Message.startsWith("The body must be an object")
      : same(found, expected.errors ?? []);
    const isTheValue = errors.every(
      ({ PropertyName, AttemptedValue }) => PropertyName === "" || Object.is(AttemptedValue, input[PropertyName] ?? null),
    );
    if (!isRight || !isTheValue) differences.push({ name: each.name, expected: expected.errors ?? expected.syntax, found });

    if (each.rules === "strict" && expected.record) {
      const schema = each.operation === "create" ? api.contractContactCreate : api.contractContactUpdate;
      const result = schema["~standard"].validate(input);
      const isCurrent = !errors.length && !result.issues; // the schema uses the real current date
      // A property that the case does not name was added later, and is null.
      const names = api.fields.map(({ name }) => name).filter((name) => name !== "Id" || each.operation === "update");
      const record = Object.fromEntries(names.map((name) => [name, expected.record[name] ?? null]));
      if (isCurrent && (!same(result.value, record) || Object.keys(result.value).join() !== names.join())) {
        differences.push({ name: `${each.name} (value)`, expected: expected.record, found: result.value });
      }
    }
  }
  return { ran, differences };
}
