import { type Tensor, tensor } from "@surprisal/tensor";
import { difference, doublePrecision, toleranceOf } from "./compare.js";
import { type GoldenCase, readNumbers, readTensor } from "./format.js";

/** A call of another library and what becomes of it here: a row of the documentation, and a test. */
export type ComingFrom = {
  /** "PyTorch", "scikit-learn" … */
  readonly peer: string;
  /** The call there, as one writes it. */
  readonly call: string;
  /** The same here: an expression of the package's exports, the inputs and the parameters. */
  readonly ours: string;
  /** What has to be known besides, in a few words. */
  readonly note?: string;
} & (
  | {
      /** The case whose inputs the expression is computed from, and whose value it has: "regression.json/huber/003". */
      readonly case: string;
    }
  | {
      /** Tensors by name, in float64. */
      readonly inputs: { readonly [name: string]: Nested };
      readonly params?: { readonly [name: string]: unknown };
      /** What that library gives, by its documentation or by hand. */
      readonly value: Nested;
    }
);

type Nested = number | readonly Nested[];

/** Evaluates a row's expression with the names it may use. Gives what differs from the value, if anything. */
export function checkRow(
  row: ComingFrom,
  exports: { readonly [name: string]: unknown },
  find: (id: string) => GoldenCase,
): string | undefined {
  const { inputs, params, value, tolerance } = "case" in row ? ofCase(find(row.case)) : ofRow(row);
  const names = { ...exports, tensor, ...params, ...inputs, prediction: inputs.prediction ?? inputs.pred };
  const answer = evaluate(row.ours, names);
  const ours = typeof answer === "number" ? Float64Array.of(answer) : (answer as Tensor).dataSync();
  return difference(row.ours, ours, value, tolerance);
}

function ofCase(golden: GoldenCase) {
  const inputs = Object.entries(golden.inputs).map(([name, json]) => [name, readTensor(json, golden.dtype)]);
  return {
    inputs: Object.fromEntries(inputs) as Record<string, Tensor>,
    params: golden.params,
    value: readNumbers(golden.value.data),
    tolerance: toleranceOf(golden.tags, golden.tolerance),
  };
}

function ofRow(row: Extract<ComingFrom, { value: Nested }>) {
  const double = (data: Nested) => tensor(data as number[], { dtype: "float64" });
  const inputs = Object.entries(row.inputs).map(([name, data]) => [name, double(data)]);
  return {
    inputs: Object.fromEntries(inputs) as Record<string, Tensor>,
    params: row.params ?? {},
    value: Float64Array.from(double(row.value).dataSync()),
    tolerance: doublePrecision,
  };
}

function evaluate(expression: string, names: { readonly [name: string]: unknown }): unknown {
  const valid = Object.keys(names).filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && name !== "default");
  const run = new Function(...valid, `"use strict"; return (${expression});`) as (
    ...values: unknown[]
  ) => unknown;
  return run(...valid.map((name) => names[name]));
}
