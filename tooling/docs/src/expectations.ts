// Turns the comments `// → value` of an example into checks.

import ts from "typescript";

/**
 * Rewrites an example so that it checks what it claims: the value of the statement before a comment `// → value` goes,
 * with the text after the arrow, to `expectation`. The statement is an expression, a `console.log` of one value, or a
 * declaration of one name.
 */
export function withChecks(code: string): string {
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.Latest, true);
  const claims = [...code.matchAll(/\/\/ → (.*(?:\n[ \t]*\/\/ {2,}\S.*)*)/g)];
  const edits = claims.map((claim) => {
    const statement = statementBefore(source, claim.index);
    if (!statement) throw new Error(`Nothing before "${claim[0]}" has a value to compare.`);
    const expected = JSON.stringify((claim[1] ?? "").replace(/\n[ \t]*\/\//g, "\n"));
    return { statement, expected };
  });
  let checked = code;
  for (const { statement, expected } of edits.reverse()) {
    const replacement = check(statement, expected, source);
    checked = checked.slice(0, statement.getStart(source)) + replacement + checked.slice(statement.end);
  }
  return `import { expectation } from "../src/expectation.js";\n${checked}`;
}

function statementBefore(source: ts.SourceFile, position: number): ts.Statement | undefined {
  return source.statements.filter((statement) => statement.end <= position).at(-1);
}

function check(statement: ts.Statement, expected: string, source: ts.SourceFile): string {
  if (ts.isExpressionStatement(statement)) {
    return `expectation(${shown(statement.expression, source)}, ${expected});`;
  }
  const name = ts.isVariableStatement(statement) && statement.declarationList.declarations.at(-1)?.name;
  if (name && ts.isIdentifier(name))
    return `${statement.getText(source)} expectation(${name.text}, ${expected});`;
  throw new Error(`"${statement.getText(source)}" has no value to compare with ${expected}.`);
}

/** The expression itself, or what it prints. */
function shown(expression: ts.Expression, source: ts.SourceFile): string {
  const [printed] =
    ts.isCallExpression(expression) && expression.expression.getText(source) === "console.log"
      ? expression.arguments
      : [];
  return (printed ?? expression).getText(source);
}
