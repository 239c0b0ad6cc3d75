import { describe, expect, test } from "vitest";
import { agrees, expectation } from "./expectation.js";
import { withChecks } from "./expectations.js";

describe("a value agrees with what an example says of it", () => {
  test.each([
    ["0.6931471805599453", "0.6931"],
    ["0.6931471805599453", "0.6931…"],
    ["2.0000001", "2"],
    ["[ 2, 4, 6 ]", "[2, 4, 6]"],
    ["[ [ 1, NaN ], [ -Infinity, 0 ] ]", "[[1, NaN], [-Infinity, 0]]"],
    ["'float32'", '"float32"'],
    ["{ value: 1.5, gradient: [ 0.2500001 ] }", "{ value: 1.5, gradient: [0.25] }"],
    ["1.2345e-8", "1.23e-8"],
  ])("%s as %s", (printed, written) => expect(agrees(printed, written)).toBe(true));

  test.each([
    ["0.6931471805599453", "0.6932"],
    ["2.1", "2"],
    ["[ 2, 4, 6 ]", "[2, 4]"],
    ["'float32'", '"float64"'],
    ["1", "-1"],
  ])("but not %s as %s", (printed, written) => expect(agrees(printed, written)).toBe(false));
});

test("a tensor agrees with the numbers in it", () => {
  const tensor = { arraySync: () => [1, 2] };
  expect(() => expectation({ value: tensor }, "{ value: [1, 2] }")).not.toThrow();
  expect(() => expectation(tensor, "[1, 3]")).toThrow("gives [ 1, 2 ], but the example says [1, 3]");
});

test("the statement before an arrow is checked, wherever its comment stands", () => {
  const code = "const y = f(1); // → 2\nconsole.log(y); // → 2\nf(\n  2,\n);\n// → 3\n";
  expect(withChecks(code).split("\n").slice(1).join("\n")).toBe(
    'const y = f(1); expectation(y, "2"); // → 2\nexpectation(y, "2"); // → 2\nexpectation(f(\n  2,\n), "3");\n// → 3\n',
  );
});

test("lines that go on below an arrow, indented, belong to it", () => {
  expect(withChecks("x;\n// → [[1],\n//    [2]]\n")).toContain('expectation(x, "[[1],\\n    [2]]");');
});

test("an arrow after a statement without a value is an error", () => {
  expect(() => withChecks("if (a) b(); // → 1\n")).toThrow("has no value to compare");
});
