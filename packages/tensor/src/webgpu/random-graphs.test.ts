import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gpuEvaluator } from "../backend.js";
import type { TypedArray } from "../dtype.js";
import { topologicalOrder } from "../graph/walk.js";
import { judgeOf } from "../testing/agreement.js";
import { build, type Program, print } from "../testing/program.js";
import { programFrom } from "../testing/random-program.js";

/** How many graphs, and from which seed on: SURPRISAL_GPU_GRAPHS=1000 SURPRISAL_GRAPH_SEED=7 draws others than usual. */
const count = Number(process.env.SURPRISAL_GPU_GRAPHS ?? 12);
const seed = Number(process.env.SURPRISAL_GRAPH_SEED ?? 1);

const tape = (length: number) => fc.array(fc.nat(2 ** 20), { minLength: length, maxLength: length });
const programs = fc
  .record({
    frame: tape(16),
    leaves: fc.array(tape(8), { minLength: 1, maxLength: 4 }),
    calls: fc.array(tape(14), { minLength: 1, maxLength: 14, size: "max" }),
    outputs: tape(8),
  })
  .map(programFrom)
  // WebGPU has no float64.
  .filter((program) => {
    const nodes = build(program).map(({ node }) => node);
    return topologicalOrder(nodes, () => true).every(({ dtype }) => dtype !== "float64");
  });

async function check(program: Program): Promise<number> {
  const graph = () => build(program).map(({ node }) => node);
  const outputs = graph();
  const pending = outputs.filter(({ value }) => value === undefined);
  if (pending.length > 0) gpuEvaluator()?.evaluate(pending);
  const found = await Promise.all(
    outputs.map(
      ({ value }): TypedArray | Promise<TypedArray> => value?.read?.() ?? value?.array() ?? new Uint8Array(),
    ),
  );
  const verdict = judgeOf(graph, { flushes: true });
  let elements = 0;
  for (const [i, array] of found.entries()) {
    const { message, compared } = verdict(array, i);
    if (message !== undefined) throw new Error(message);
    elements += compared;
  }
  return elements;
}

describe("random graphs on webgpu", () => {
  test(`${count} of them agree with the reference`, { timeout: 5000 * count + 60_000 }, async () => {
    let compared = 0;
    const property = fc.asyncProperty(programs, async (program) => {
      try {
        compared += await check(program);
      } catch (error) {
        throw new Error(`${error instanceof Error ? error.message : error}\n\n${print(program)}\n`);
      }
    });
    await fc.assert(property, { seed, numRuns: count, endOnFailure: true });
    expect(compared).toBeGreaterThan(10 * count);
  });
});
