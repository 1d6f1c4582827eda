// Has typia write its code for the type to dist/typia.mjs. It is a transformer of TypeScript's compiler, before version 7.
import { mkdirSync, writeFileSync } from "node:fs";
import ts from "typescript";
import transform from "typia/lib/transform";

const SOURCE = `${import.meta.dirname}/contestants/typia.ts`;

export function writeTypia() {
  const program = ts.createProgram([SOURCE], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    // Without it, what only typia's expressions use would not be imported.
    verbatimModuleSyntax: true,
    outDir: `${import.meta.dirname}/dist`,
    strict: true,
    skipLibCheck: true,
    allowJs: true,
    checkJs: false,
    types: [],
  });
  const faults = [...ts.getPreEmitDiagnostics(program)];
  let code;
  program.emit(
    program.getSourceFile(SOURCE),
    (_, text) => {
      code = text;
    },
    undefined,
    false,
    { before: [transform(program, {}, { addDiagnostic: (fault) => faults.push(fault) })] },
  );
  if (faults.length > 0) {
    throw new Error(faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")).join("\n"));
  }
  mkdirSync(`${import.meta.dirname}/dist`, { recursive: true });
  writeFileSync(`${import.meta.dirname}/dist/typia.mjs`, code);
}
