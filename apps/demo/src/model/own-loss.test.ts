import { expect, test } from "vitest";
import { checkSlopes } from "./check-slopes.js";
import { lossAt } from "./curve.js";
import { lossNamed } from "./losses.js";
import { exampleCode, ownLoss } from "./own-loss.js";

const withBody = (body: string, name = "mine") =>
  `defineLoss({ name: "${name}", title: "Mine", formula: "x", domain: { prediction: "real", target: "real" }, elementwise: ${body} })`;

test("the example is a loss with the closed form that its formula says, and right slopes", () => {
  const { description } = ownLoss(exampleCode);
  if (!description) throw new Error("The example does not run.");
  const { value, gradient, second } = lossAt(description, { width: 2 }, 1, 2.5);
  expect(value).toBeCloseTo(Math.hypot(1.5, 2) - 2, 14);
  expect(gradient).toBeCloseTo(1.5 / Math.hypot(1.5, 2), 14);
  expect(second).toBeCloseTo(4 / Math.hypot(1.5, 2) ** 3, 14);
  expect(checkSlopes(description).worst).toBeLessThan(1e-8);
});

test("it joins the registry, and what is written next under its name takes its place", () => {
  ownLoss(withBody("(f, y) => f.sub(y).abs()"));
  const { description } = ownLoss(`export const mine = ${withBody("(f, y) => f.sub(y).square()")};\n`);
  expect(lossNamed("mine").loss).toBe(description?.loss);
  expect(lossNamed("mine").plugin).toBe("your own");
});

test.each([
  ["defineLoss({", "SyntaxError"],
  ["1 + 1", "must be one call of defineLoss"],
  ["defineLoss({ name: 'a' })", "the definition has no title"],
  [withBody("(f, y) => f.sub(y).sqare()"), "sqare is not a function. Tensors have"],
  [withBody("(f, y) => f.sub(y).square"), "the body returned a function, not a tensor"],
  [withBody("(f, y) => { f.sub(y); }"), "the body returned nothing"],
  [withBody("(f, y) => f - y"), "A tensor is no number. Use its methods"],
  [withBody("(f, y) => f.sub(y)", "huber"), 'Two losses claim the name "huber"'],
  [withBody("(f, y) => { throw 3; }"), "The code threw 3."],
])("%s is told what is wrong", (code, message) => {
  expect(ownLoss(code).problem).toContain(message);
});

test("a gradient that is not the loss's slope is found out", () => {
  const wrong = withBody(
    "(f, y) => customGrad((r) => ({ value: r.square(), gradient: (dy) => dy.mul(r) }))(f.sub(y))",
    "halved",
  );
  const { description, problem } = ownLoss(wrong);
  expect(problem).toBeUndefined();
  expect(description && checkSlopes(description).worst).toBeGreaterThan(0.1);
});
