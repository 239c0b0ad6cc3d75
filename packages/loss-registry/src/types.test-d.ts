import type { Tensor, TensorLike } from "@surprisal/tensor";
import { describe, expectTypeOf, test } from "vitest";
import {
  type ByName,
  createLoss,
  createLosses,
  defineLoss,
  getLoss,
  type LossRegistry,
  type OptionsOf,
  type Reduction,
} from "./index.js";

const loss = defineLoss({
  name: "tilted",
  aliases: ["tilt", "lean"],
  title: "Tilted",
  formula: "f",
  domain: { prediction: "real", target: "real" },
  options: {
    angle: { default: 1, summary: "" },
    bound: { summary: "" },
    count: { type: "integer", default: 3, summary: "" },
    strict: { type: "boolean", default: false, summary: "" },
    labels: { type: "choice", choices: ["signed", "binary"], default: "signed", summary: "" },
    costs: { type: "tensor", summary: "" },
  },
  elementwise(prediction, target, options) {
    expectTypeOf(prediction).toEqualTypeOf<Tensor>();
    expectTypeOf(target).toEqualTypeOf<Tensor>();
    // What has a default is there; what has none may be missing; tensors are converted.
    expectTypeOf(options.angle).toEqualTypeOf<number>();
    expectTypeOf(options.bound).toEqualTypeOf<number | undefined>();
    expectTypeOf(options.strict).toEqualTypeOf<boolean>();
    expectTypeOf(options.labels).toEqualTypeOf<"signed" | "binary">();
    expectTypeOf(options.costs).toEqualTypeOf<Tensor | undefined>();
    return prediction;
  },
});

const several = defineLoss({
  name: "several",
  title: "Several",
  formula: "f",
  domain: { prediction: { mean: "real", variance: "positive" }, target: ["classIndex", "distribution"] },
  perSample({ mean, variance }, target) {
    expectTypeOf([mean, variance, target]).toEqualTypeOf<Tensor[]>();
    return { loss: mean, divisor: variance };
  },
});

const untargeted = defineLoss({
  name: "untargeted",
  title: "Untargeted",
  formula: "f",
  domain: { prediction: { anchor: "real", positive: "real" } },
  options: { margin: { default: 1, summary: "" } },
  perSample(_prediction, target, { margin }) {
    expectTypeOf(target).toEqualTypeOf<undefined>();
    expectTypeOf(margin).toEqualTypeOf<number>();
    return _prediction.anchor;
  },
});

describe("a loss", () => {
  test("has parameters by its domain and options by their descriptions", () => {
    expectTypeOf(loss).parameter(0).toEqualTypeOf<TensorLike>();
    expectTypeOf(loss).parameter(1).toEqualTypeOf<TensorLike>();
    expectTypeOf(loss).returns.toEqualTypeOf<Tensor>();
    type Options = OptionsOf<typeof loss>;
    expectTypeOf<Options["angle"]>().toEqualTypeOf<number | undefined>();
    expectTypeOf<Options["labels"]>().toEqualTypeOf<"signed" | "binary" | undefined>();
    expectTypeOf<Options["costs"]>().toEqualTypeOf<TensorLike | undefined>();
    expectTypeOf<Options["reduction"]>().toEqualTypeOf<Reduction | undefined>();
  });

  test("refuses an unknown option, a wrong choice, a wrong type", () => {
    // @ts-expect-error: misspelt
    loss([1], [1], { angel: 1 });
    // @ts-expect-error: not a choice
    loss([1], [1], { labels: "sign" });
    // @ts-expect-error: a string for a number
    loss([1], [1], { angle: "1" });
    // @ts-expect-error: an impossible reduction
    loss.with({ reduction: "average" });
  });

  test("of several predicted tensors has a gradient in their structure", () => {
    const { gradient } = several.valueAndGrad({ mean: [1], variance: 1 }, [0]);
    expectTypeOf(gradient).toEqualTypeOf<{ readonly mean: Tensor; readonly variance: Tensor }>();
    // @ts-expect-error: variance is missing
    several({ mean: [1] }, [0]);
  });

  test("without a target takes its options second", () => {
    untargeted({ anchor: [1], positive: [1] }, { margin: 2 });
    // @ts-expect-error: it has no target
    untargeted({ anchor: [1], positive: [1] }, [1], { margin: 2 });
  });

  test("has its name and aliases as literal types", () => {
    expectTypeOf(loss.name).toEqualTypeOf<"tilted">();
    expectTypeOf<keyof ByName<[typeof loss, typeof several]>>().toEqualTypeOf<
      "tilted" | "tilt" | "lean" | "several"
    >();
  });
});

describe("looking up", () => {
  test("in a list knows its names, aliases and options", () => {
    const own = createLosses([loss, several]);
    expectTypeOf(own.getLoss("lean")).toEqualTypeOf<typeof loss>();
    expectTypeOf(own.createLoss("tilted", { labels: "binary" })).toEqualTypeOf<typeof loss>();
    // @ts-expect-error: not in the list
    own.getLoss("untargeted");
    // @ts-expect-error: an option of another loss
    own.createLoss("several", { angle: 1 });
  });

  test("in the registry knows the plug-ins that are imported, and this program imports none", () => {
    expectTypeOf<Exclude<keyof LossRegistry, "quartic">>().toEqualTypeOf<never>();
    // @ts-expect-error: the plug-in of huber is not imported
    getLoss("huber");
    // @ts-expect-error: the plug-in of huber is not imported
    createLoss("huber", { delta: 1 });
  });
});
