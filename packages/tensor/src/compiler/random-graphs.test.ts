import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluateCompiled } from "../cpu/engine.js";
import type { Node } from "../graph/node.js";
import { countElements, expectation, judge } from "../testing/agreement.js";
import { build, generator, type Program, print, programFrom } from "../testing/random-program.js";
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

const tally = { elements: 0, compared: 0, graphs: 0 };

/** Each stage of the compiler gives what the next may rely on. */
function verify(outputs: readonly Node[]): void {
  const translator = new Translator();
  for (const output of outputs) translator.output(output);
  for (const task of translator.tasks) verifyTask(task, translator.buffers);
  for (const step of schedule(translator)) verifyStep(step, translator.buffers);
}

function check(program: Program): void {
  const nodes = () => build(program).map(({ node }) => node);
  const outputs = nodes();
  const expected = expectation(outputs, generator(1));
  verify(outputs.filter(({ value }) => value === undefined));
  evaluateCompiled(outputs.filter(({ value }) => value === undefined));
  const again = nodes();
  evaluateCompiled(again.filter(({ value }) => value === undefined));
  tally.graphs++;
  tally.elements += countElements(outputs);
  for (const [i, { value }] of outputs.entries()) {
    const array = value?.array();
    const wanted = expected[i];
    if (array === undefined || wanted === undefined) throw new Error(`result ${i} has no value`);
    let verdict = judge(array, wanted, `result ${i}`);
    if (verdict.message !== undefined) {
      // A few evaluations may all be luckier than most: ask more of them before anybody is blamed.
      const better = expectation(nodes(), generator(2), 64)[i] ?? wanted;
      verdict = judge(array, better, `result ${i}`);
    }
    if (verdict.message !== undefined) throw new Error(verdict.message);
    tally.compared += verdict.compared;
    expect(again[i]?.value?.array(), `result ${i}, evaluated again`).toEqual(array);
  }
}

test(`${count} random graphs agree with the reference`, { timeout: 100 * count + 60_000 }, () => {
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
