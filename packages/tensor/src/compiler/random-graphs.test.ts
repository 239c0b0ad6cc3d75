import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evaluateCompiled, threads } from "../cpu/engine.js";
import type { TypedArray } from "../dtype.js";
import type { Node } from "../graph/node.js";
import { pendingOrder } from "../graph/walk.js";
import { judgeOf } from "../testing/agreement.js";
import { build, type Program, print } from "../testing/program.js";
import { programFrom } from "../testing/random-program.js";
import { setThreads } from "../threads.js";
import { schedule } from "./schedule.js";
import { Translator } from "./translate.js";
import { verifyStep, verifyTask } from "./verify.js";

/** How many graphs, and from which seed on: SURPRISAL_GRAPHS=100000 SURPRISAL_GRAPH_SEED=7 draws others than usual. */
const count = Number(process.env.SURPRISAL_GRAPHS ?? 1000);
const seed = Number(process.env.SURPRISAL_GRAPH_SEED ?? 1);

const tape = (length: number) => fc.array(fc.nat(2 ** 20), { minLength: length, maxLength: length });
const programs = fc
  .record({
    frame: tape(16),
    leaves: fc.array(tape(8), { minLength: 1, maxLength: 4 }),
    calls: fc.array(tape(14), { minLength: 1, maxLength: 14, size: "max" }),
    outputs: tape(8),
  })
  .map(programFrom);

const tally = { elements: 0, compared: 0 };

const threshold = threads.worthSharing;
beforeAll(() => setThreads(2));
afterAll(async () => {
  threads.worthSharing = threshold;
  await setThreads(1);
});

type Evaluate = (pending: readonly Node[]) => void;

const onOneThread: Evaluate = (pending) => {
  threads.worthSharing = Number.POSITIVE_INFINITY;
  evaluateCompiled(pending);
};

const onTwoThreads: Evaluate = (pending) => {
  threads.worthSharing = 0;
  evaluateCompiled(pending);
};

/** Each operation in a kernel of its own. */
const unfused: Evaluate = (pending) => {
  for (const node of pendingOrder(pending)) onOneThread([node]);
};

/** Each stage of the compiler gives what the next may rely on. */
const verify: Evaluate = (pending) => {
  const translator = new Translator();
  for (const node of pending) translator.output(node);
  for (const task of translator.tasks) verifyTask(task, translator.buffers);
  for (const step of schedule(translator)) verifyStep(step, translator.buffers);
};

function check(program: Program): void {
  const graph = () => build(program).map(({ node }) => node);
  const verdict = judgeOf(graph);
  const results = (evaluate: Evaluate): TypedArray[] => {
    const outputs = graph();
    evaluate(outputs.filter(({ value }) => value === undefined));
    return outputs.map(({ value }) => value?.array().slice() ?? new Uint8Array());
  };
  verify(graph().filter(({ value }) => value === undefined));
  const fused = results(onOneThread);
  const ways = { fused, unfused: results(unfused) };
  for (const [way, arrays] of Object.entries(ways)) {
    for (const [i, array] of arrays.entries()) {
      const { message, compared } = verdict(array, i);
      if (message !== undefined) throw new Error(`${way}: ${message}`);
      tally.elements += array.length;
      tally.compared += compared;
    }
  }
  const shared = results(onTwoThreads);
  // Vitest takes microseconds for each element, of which there are many and none that differs.
  if (!shared.every((array, i) => sameBits(array, fused[i]))) expect(shared, "on two threads").toEqual(fused);
}

function sameBits(a: TypedArray, b: TypedArray | undefined): boolean {
  return a.constructor === b?.constructor && Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

function bytesOf({ buffer, byteOffset, byteLength }: TypedArray): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

test(`${count} random graphs agree with the reference: fused, unfused, on one thread and two`, {
  timeout: 100 * count + 60_000,
}, () => {
  fc.assert(
    fc.property(programs, (program) => {
      try {
        check(program);
      } catch (error) {
        throw new Error(`${error instanceof Error ? error.message : error}\n\n${print(program)}\n`);
      }
    }),
    { seed, numRuns: count, endOnFailure: false },
  );
  // A test that skips what it finds hard would prove little.
  expect(tally.compared / tally.elements).toBeGreaterThan(0.95);
});
