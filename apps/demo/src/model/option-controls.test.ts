import { expect, test } from "vitest";
import { lossNamed } from "./losses.js";
import { isExcluded, optionControls, withOption } from "./option-controls.js";

const controls = optionControls(lossNamed("huber").options);
const [delta, rho] = controls;

test("Huber's options become a slider that is set and one that may be", () => {
  expect(delta).toMatchObject({ kind: "number", name: "delta", start: 1, min: 0.05, optional: false });
  expect(rho).toMatchObject({ kind: "number", name: "rho", optional: true, excludes: ["delta"] });
});

test("giving rho takes delta away", () => {
  if (!delta || !rho) throw new Error("Huber has lost an option");
  const values = withOption(withOption({}, delta, 2), rho, 3);
  expect(values).toEqual({ rho: 3 });
  expect(isExcluded(delta, controls, values)).toBe(true);
  expect(withOption(values, rho, undefined)).toEqual({});
});

test("booleans and choices become their kind of control; tensors and axes none", () => {
  const made = optionControls({
    full: { type: "boolean", default: true, summary: "" },
    form: { type: "choice", choices: ["a", "b"], default: "b", summary: "" },
    weights: { type: "tensor", summary: "" },
    axis: { type: "axis", default: -1, summary: "" },
    classes: { type: "integer", min: 2, max: 9, default: 3, summary: "" },
  });
  expect(made.map(({ kind, name }) => [kind, name])).toEqual([
    ["boolean", "full"],
    ["choice", "form"],
    ["number", "classes"],
  ]);
  expect(made[2]).toMatchObject({ min: 2, max: 9, step: 1 });
});
