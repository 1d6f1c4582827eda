// The oldest browsers of the README are those that the code needs, by MDN's compatibility data: the syntax of pkg/, the Web APIs and built-ins that
// the TypeScript uses, and the features of the WebAssembly modules.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "@typescript/typescript6";
import * as esbuild from "esbuild";

const BROWSERS = ["chrome", "edge", "firefox", "safari", "safari_ios"];
/** The module of each entry. */
const ENTRIES = { index: "contract-contact", form: undefined, bulk: "contract-contact-bulk" };
/** The features that a module may use beyond the first version of WebAssembly: the name in binaryen, and the name in MDN's data. */
const FEATURES = {
  "bulk-memory-opt": "bulk-memory-operations",
  "nontrapping-float-to-int": "non-trapping-float-to-int-conversions",
  "sign-ext": "sign-extension-operations",
};

const file = (path) => fileURLToPath(new URL(path, import.meta.url));
const data = JSON.parse(readFileSync(file("../node_modules/@mdn/browser-compat-data/data.json"), "utf8"));

/** The versions of each browser in the README, by entry. */
const claimed = Object.fromEntries(
  [
    ...readFileSync(file("../README.md"), "utf8").matchAll(
      /^\| `contract-contact(?:\/(\w+))?` \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|/gm,
    ),
  ].map(([, name = "index", chrome, firefox, safari]) => [name, { chrome, edge: chrome, firefox, safari, safari_ios: safari }]),
);

/** Returns the lowest version of each browser for a path of MDN's data, or undefined. */
function versions(path) {
  const support = path.split(".").reduce((found, name) => (found && Object.hasOwn(found, name) ? found[name] : undefined), data)
    ?.__compat?.support;
  return (
    support &&
    Object.fromEntries(
      BROWSERS.map((browser) => {
        const plain = [support[browser]]
          .flat()
          .find(({ flags, prefix, alternative_name }) => !flags && !prefix && !alternative_name);
        return [browser, plain.version_added.replace("\u2264", "")];
      }),
    )
  );
}

/** The paths in MDN's data of types that have another name in TypeScript. */
const NAMES = new Map([
  ["ReadonlyArray", ["Array"]],
  ["Uint8Array", ["Uint8Array", "TypedArray"]],
  ["DateTimeFormat", ["Intl.DateTimeFormat"]],
]);

/** Returns the path in MDN's data of a global or of a member of a type. */
function find(owner, member) {
  const paths =
    owner === undefined ? [member, `Window.${member}`] : (NAMES.get(owner) ?? [owner]).map((name) => `${name}.${member}`);
  const places = paths.flatMap((path) => [
    `javascript.builtins.${path}`,
    `api.${path}`,
    `webassembly.api.${path}`,
    `api.${path}_static`,
  ]);
  if (owner === "WebAssembly") places.push(`webassembly.api.${member}`, `webassembly.api.${member}_static`);
  return places.find(versions);
}

/** Returns the names of a type and of all types that it extends. */
function lineage(checker, type) {
  if (type.isUnionOrIntersection()) return type.types.flatMap((each) => lineage(checker, each));
  const apparent = checker.getApparentType(type);
  const isExtended = apparent.isClassOrInterface() || apparent.objectFlags & ts.ObjectFlags.Reference;
  const bases = isExtended ? checker.getBaseTypes(apparent.target ?? apparent) : [];
  const names = [apparent.getSymbol()?.name, ...(type.getCallSignatures().length > 0 ? ["Function"] : [])];
  return [...names, ...bases.flatMap((each) => lineage(checker, each))];
}

/** Returns the type of which a name is a member, in `type.name` and in `const { name } = type`. */
function typeWithMember(checker, node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return checker.getNonNullableType(checker.getTypeAtLocation(parent.expression));
  }
  if (ts.isBindingElement(parent) && ts.isObjectBindingPattern(parent.parent) && (parent.propertyName ?? parent.name) === node) {
    return checker.getTypeAtLocation(parent.parent);
  }
}

/** Returns the paths in MDN's data of the built-ins and Web APIs that an entry uses, and the names that the data does not have. */
function used(entry) {
  const { config } = ts.readConfigFile(file("../tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, file("../"));
  const program = ts.createProgram([file(`../src/${entry}.ts`), file("../src/wasm.d.ts")], options);
  const checker = program.getTypeChecker();
  const [paths, missing] = [new Set(), new Set()];
  const visit = (node) => {
    ts.forEachChild(node, visit);
    if (!ts.isIdentifier(node) || ts.isPartOfTypeNode(node)) return;
    const { text } = node;
    const type = typeWithMember(checker, node);
    const member = type && checker.getPropertyOfType(checker.getApparentType(type), text);
    const symbol = member ?? checker.getSymbolAtLocation(node);
    const declaration = symbol?.declarations?.[0];
    if (!declaration || !program.isSourceFileDefaultLibrary(declaration.getSourceFile())) return;
    // The members of a mapped type belong to another type.
    const owners = type ? [...lineage(checker, type), declaration.parent.name?.text] : [undefined];
    const path = owners.map((owner) => find(owner?.replace(/Constructor$/, ""), text)).find(Boolean);
    if (path) paths.add(path);
    // A destructured value can be a plain object, which MDN's data does not have.
    else if (!["WebAssembly", "prototype"].includes(text) && !ts.isBindingElement(node.parent))
      missing.add(type ? `${owners.join("|")}.${text}` : text);
  };
  for (const source of program.getSourceFiles()) if (!source.isDeclarationFile) visit(source);
  return { paths, missing };
}

/** Returns whether a module is valid with only these features. */
function isValid(module, features) {
  const arguments_ = [
    "--mvp-features",
    ...features.map((name) => `--enable-${name}`),
    file(`../../../pkg/${module}.wasm`),
    "--output=/dev/null",
    "--quiet",
  ];
  try {
    execFileSync(file("../node_modules/.bin/wasm-opt"), arguments_, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const newest = (one, other) => (one.localeCompare(other, "en", { numeric: true }) < 0 ? other : one);

for (const [entry, module] of Object.entries(ENTRIES)) {
  test(`${entry}: the README lists the oldest browsers with every feature that the entry uses`, () => {
    const { paths, missing } = used(entry);
    assert.deepEqual([...missing], [], "MDN's data does not have these");
    const names = Object.keys(FEATURES);
    // Every entry uses the main entry.
    for (const each of new Set([ENTRIES.index, module ?? ENTRIES.index])) {
      assert.ok(isValid(each, names), `${each}.wasm uses a feature that is not listed here`);
      for (const name of names) {
        const others = names.filter((other) => other !== name);
        if (!isValid(each, others)) paths.add(`webassembly.${FEATURES[name]}`);
      }
    }
    const needed = Object.fromEntries(
      BROWSERS.map((browser) => [browser, [...paths].map((path) => versions(path)[browser]).reduce(newest)]),
    );
    const why = [...paths].filter((path) => BROWSERS.some((browser) => versions(path)[browser] === needed[browser])).join(", ");
    assert.deepEqual(needed, claimed[entry], why);
  });

  test(`${entry}: the oldest browsers parse its syntax`, async () => {
    const code = readFileSync(file(`../../../pkg/${entry}.js`), "utf8");
    const { chrome, edge, firefox, safari, safari_ios } = claimed[entry];
    const target = [`chrome${chrome}`, `edge${edge}`, `firefox${firefox}`, `safari${safari}`, `ios${safari_ios}`];
    const [old, latest] = await Promise.all([target, "esnext"].map((target) => esbuild.transform(code, { target })));
    assert.equal(old.code, latest.code);
  });
}

test("Chrome before 115 compiles the module of one record synchronously", () => {
  const { size } = statSync(file("../../../pkg/contract-contact.wasm"));
  assert.ok(size < 4_096, `${size} bytes`);
});
