import type { Tensor } from "@surprisal/tensor";
import { type CaseAdapter, type GoldenAdapters, GoldenCall } from "./adapters.js";
import { isClose } from "./compare.js";
import type { GoldenCase, JsonTensor } from "./format.js";
import { type Figure, ourFigures } from "./our-figures.js";
import type { Outcome } from "./outcome.js";
import { adapterOf } from "./replay-case.js";

/**
 * Compares what we compute in float32 with what we compute in float64 from the same inputs and parameters, those of the case
 * rounded to float32: within 1e-5 of it, or 1e-6 of the largest number of the figure. `undefined` for a case without floats, or
 * whose reduction adds nothing: each loss's reductions are compared by the kit.
 */
export function replaySingle(golden: GoldenCase, adapters: readonly GoldenAdapters[]): Outcome | undefined {
  try {
    const figures = figuresOf(golden, adapters);
    if (figures === undefined) return undefined;
    for (const { name, ours, expected } of figures) {
      const message = compare(name, ours.dataSync(), expected.dataSync());
      if (message !== undefined) return outcome(golden, message);
    }
    return outcome(golden);
  } catch (error) {
    return outcome(golden, String(error));
  }
}

/** The same on a backend whose values must be waited for: float32 where that computes, and float64 on the CPU. */
export async function replaySingleSoon(
  golden: GoldenCase,
  adapters: readonly GoldenAdapters[],
): Promise<Outcome | undefined> {
  try {
    const figures = figuresOf(golden, adapters);
    if (figures === undefined) return undefined;
    for (const { name, ours, expected } of figures) {
      const message = compare(name, await ours.data(), await expected.data(), smallestNormal);
      if (message !== undefined) return outcome(golden, message);
    }
    return outcome(golden);
  } catch (error) {
    return outcome(golden, String(error));
  }
}

/** What is smaller a GPU may take for 0. */
const smallestNormal = 2 ** -126;

function outcome({ id, loss: group }: GoldenCase, message?: string): Outcome {
  return message === undefined ? { id, group, status: "passed" } : { id, group, status: "failed", message };
}

interface SingleFigure {
  readonly name: string;
  readonly ours: Tensor;
  readonly expected: Tensor;
}

function figuresOf(
  golden: GoldenCase,
  adapters: readonly GoldenAdapters[],
): Iterable<SingleFigure> | undefined {
  const { loss: group, inputs, reduction } = golden;
  const floats = Object.values(inputs).filter((input) => input.dtype === undefined);
  const reduced = reduction === "mean" || reduction === "sum";
  if (golden.dtype !== "float64" || reduced || !floats.some(({ data }) => data.length > 0)) return undefined;
  const known = adapterOf(golden, adapters);
  if (known === undefined) return undefined;
  const reason = known.family.illConditioned?.[group] ?? (() => undefined);
  return comparable(rounded(golden), known.adapter, (figure) => reason(new GoldenCall(golden), figure));
}

function* comparable(
  golden: GoldenCase,
  adapter: CaseAdapter,
  excuse: (figure: string) => string | undefined,
): Generator<SingleFigure> {
  const double = ourFigures(golden, adapter);
  for (const { name, ours } of ourFigures({ ...golden, dtype: "float32" }, adapter)) {
    const expected = (double.next().value as Figure).ours;
    if (typeof ours === "string" || typeof expected === "string" || excuse(name) !== undefined) continue;
    if (ours.dtype === "float64") throw new Error(`${name} is float64, though the inputs are float32`);
    yield { name, ours, expected };
  }
}

function compare(
  name: string,
  single: ArrayLike<number>,
  expected: ArrayLike<number>,
  least = 0,
): string | undefined {
  const double = Float32Array.from(expected);
  const largest = double.filter(Number.isFinite).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const tolerance = { relative: 1e-5, absolute: 1e-6 * largest + least };
  const at = double.findIndex((x, i) => !isClose(single[i] as number, x, tolerance));
  return at < 0 ? undefined : `${name}[${at}] is ${single[at]} in float32, ${double[at]} in float64`;
}

/** The case with every float of its inputs and parameters rounded to float32. */
function rounded(golden: GoldenCase): GoldenCase {
  const round = (json: JsonTensor): JsonTensor =>
    json.dtype === undefined
      ? { ...json, data: json.data.map((x) => spelled(Math.fround(Number(x)))) }
      : json;
  const inputs = Object.entries(golden.inputs).map(([name, json]) => [name, round(json)]);
  const params = Object.entries(golden.params).map(([name, value]) => [
    name,
    typeof value === "number" ? Math.fround(value) : value,
  ]);
  return {
    ...golden,
    params: Object.fromEntries(params) as GoldenCase["params"],
    inputs: Object.fromEntries(inputs) as GoldenCase["inputs"],
    ...(golden.cotangent && { cotangent: round(golden.cotangent) }),
  };
}

/** As JSON has it, though a number is no JSON number when it is not finite. */
function spelled(x: number): JsonTensor["data"][number] {
  return Number.isFinite(x) ? x : (String(x) as "NaN" | "Infinity" | "-Infinity");
}
