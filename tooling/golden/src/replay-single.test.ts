import type { Tensor } from "@surprisal/tensor";
import { expect, test } from "vitest";
import type { GoldenAdapters } from "./adapters.js";
import type { GoldenCase } from "./format.js";
import { replaySingle } from "./replay-single.js";

/** The references' figures do not matter here: only which there are. */
const golden: GoldenCase = {
  id: "f/0",
  loss: "f",
  params: { at: 0.1 },
  dtype: "float64",
  inputs: { x: { shape: [3], data: [0.1, 2, "Infinity"] } },
  value: { shape: [3], data: [0, 0, 0] },
  grad_x: { shape: [3], data: [0, 0, 0] },
  source: "none",
};
const computing = (f: (x: Tensor, at: number) => Tensor, more: GoldenAdapters = {}): GoldenAdapters => ({
  cases: { f: (call) => f(call.input("x"), call.number("at")) },
  ...more,
});
const cancelling = (x: Tensor) => x.add(1e6).sub(1e6);

test("float32 agrees with float64 where rounding is all that differs", () => {
  expect(replaySingle(golden, [computing((x) => x.square())])?.status).toBe("passed");
});

test("inputs and parameters are the same in both, so that they still agree where they are equal", () => {
  const kink = computing((x, at) => x.sub(at).abs());
  expect(replaySingle(golden, [kink])?.status).toBe("passed");
});

test("what overflows in float32 is infinite in both", () => {
  const inputs = { x: { shape: [1], data: [1e30] } };
  expect(replaySingle({ ...golden, inputs }, [computing((x) => x.square())])?.status).toBe("passed");
});

test("digits lost in float32 fail", () => {
  expect(replaySingle(golden, [computing(cancelling)])).toMatchObject({
    status: "failed",
    message: /value\[0\] is 0\.125 in float32, 0\.1000\d* in float64/,
  });
});

test("a figure may be left out for a reason", () => {
  const reason = (_: unknown, figure: string) => (figure === "value" ? "ill-conditioned" : undefined);
  const excused = computing(cancelling, { illConditioned: { f: reason } });
  expect(replaySingle(golden, [excused])?.status).toBe("passed");
});

test("a gradient counts too", () => {
  const reason = (_: unknown, figure: string) => (figure === "value" ? "ill-conditioned" : undefined);
  const excused = computing((x) => cancelling(x).square(), { illConditioned: { f: reason } });
  expect(replaySingle(golden, [excused])).toMatchObject({ status: "failed", message: /^grad_x\[0\] is/ });
});

test("an answer in float64 fails: it would be compared with itself", () => {
  expect(replaySingle(golden, [computing((x) => x.cast("float64"))])).toMatchObject({
    message: "Error: value is float64, though the inputs are float32",
  });
});

test("cases that show nothing new are left out", () => {
  const adapters = [computing((x) => x)];
  expect(replaySingle({ ...golden, reduction: "mean" }, adapters)).toBeUndefined();
  expect(replaySingle({ ...golden, dtype: "float32" }, adapters)).toBeUndefined();
  expect(replaySingle({ ...golden, loss: "unknown" }, adapters)).toBeUndefined();
  const inputs = { x: { shape: [1], data: [1], dtype: "int64" as const } };
  expect(replaySingle({ ...golden, inputs }, adapters)).toBeUndefined();
});
