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
  const { id, loss: group, inputs, reduction } = golden;
  const floats = Object.values(inputs).filter((input) => input.dtype === undefined);
  const reduced = reduction === "mean" || reduction === "sum";
  if (golden.dtype !== "float64" || reduced || !floats.some(({ data }) => data.length > 0)) return undefined;
  try {
    const known = adapterOf(golden, adapters);
    if (known === undefined) return undefined;
    const reason = known.family.illConditioned?.[group] ?? (() => undefined);
    const message = firstDifference(rounded(golden), known.adapter, (figure) =>
      reason(new GoldenCall(golden), figure),
    );
    return message === undefined ? { id, group, status: "passed" } : { id, group, status: "failed", message };
  } catch (error) {
    return { id, group, status: "failed", message: String(error) };
  }
}

function firstDifference(
  golden: GoldenCase,
  adapter: CaseAdapter,
  excuse: (figure: string) => string | undefined,
): string | undefined {
  const double = ourFigures(golden, adapter);
  for (const { name, ours } of ourFigures({ ...golden, dtype: "float32" }, adapter)) {
    const expected = (double.next().value as Figure).ours;
    if (typeof ours === "string" || typeof expected === "string" || excuse(name) !== undefined) continue;
    const message = compare(name, ours, expected);
    if (message !== undefined) return message;
  }
  return undefined;
}

function compare(name: string, ours: Tensor, expected: Tensor): string | undefined {
  if (ours.dtype === "float64") return `${name} is float64, though the inputs are float32`;
  const [single, double] = [ours.dataSync(), Float32Array.from(expected.dataSync())];
  const largest = double.filter(Number.isFinite).reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const tolerance = { relative: 1e-5, absolute: 1e-6 * largest };
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
