import { describe, expect, test } from "vitest";
import { type Tensor, tensor } from "../index.js";
import type { Kernel } from "./kernel.js";
import { printExpression, printKernel, printTask } from "./print.js";
import { type Step, schedule } from "./schedule.js";
import { Translator } from "./translate.js";
import { verifyExpression, verifyKernel, verifyTask } from "./verify.js";

function translate(...outputs: readonly Tensor[]): Translator {
  const translator = new Translator();
  for (const { node } of outputs) translator.output(node);
  return translator;
}

function kernelsOf(steps: readonly Step[]): Kernel[] {
  return steps.flatMap((step) => (step.kind === "kernel" ? [step.kernel] : []));
}

const x = tensor(new Float32Array(12), { shape: [3, 4] });
/** A row less its largest element: one kernel of two sweeps. */
const translator = translate(x.sub(x.max(1, { keepDims: true })));
const [task] = translator.tasks;
const [kernel] = kernelsOf(schedule(translator));
if (task?.kind !== "store" || kernel === undefined) throw new Error("not the kernel that is tested here");
const { buffers } = translator;
const { expression } = task.ref;

describe("each stage prints itself", () => {
  test("expressions, one a line, inputs first", () => {
    expect(printExpression(expression)).toBe(
      [
        "%0 float32 [3, 4] = load b0 at 0 + [4, 1]",
        "%1 float32 [3, 1] = max %0 over 1 of [3, 4]",
        "%2 float32 [3, 4] = sub %0 %1",
      ].join("\n"),
    );
    expect(printTask(task)).toBe("b1 float32 [3, 4] = %2 along axes [0, 1]");
  });

  test("kernels, by loops and sweeps", () => {
    const lines = printKernel(kernel).split("\n");
    expect(lines[0]).toMatch(/^for rows \[3\] and columns \[4\], 4 lanes along/);
    const order = ["sweep 0", "row max float32 of %0", "each row, after sweep 0", "sweep 1", "a1 = %2"];
    const places = order.map((part) => lines.findIndex((line) => line.includes(part)));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe("the verifier", () => {
  test("passes what the compiler makes", () => {
    expect(() => verifyTask(task, buffers)).not.toThrow();
    expect(() => verifyKernel(kernel, buffers)).not.toThrow();
  });

  test("rejects an expression that reads outside its buffer, or moves along a unit axis", () => {
    const { make } = translator;
    const load = { kind: "load", dtype: "float32", buffer: 0, shape: [3, 4] } as const;
    const beyond = make.make({ ...load, offset: 1, strides: [4, 1] });
    expect(() => verifyExpression(beyond, buffers)).toThrow(
      "it reaches from 1 to 12, and b0 has 12 elements",
    );
    const moving = make.make({ ...load, shape: [1, 4], offset: 0, strides: [4, 1] });
    expect(() => verifyExpression(moving, buffers)).toThrow("a unit axis moves");
  });

  test("rejects a store that shows an axis twice, or not at all", () => {
    const shown = (axes: readonly number[]) => () =>
      verifyTask({ ...task, ref: { ...task.ref, axes } }, buffers);
    expect(shown([1, 1])).toThrow("an axis shows twice");
    expect(shown([-1, 1])).toThrow("an axis does not show");
  });

  const broken: Record<string, [Partial<Kernel>, string]> = {
    "a sweep too few": [{ sweeps: 1 }, "has no sweep"],
    "a store too narrow": [
      {
        accesses: kernel.accesses.map((access) =>
          access.buffer === 1 ? { ...access, rowStrides: [0] } : access,
        ),
      },
      "writes 4 of the 12 elements",
    ],
    "a store of what changes too often": [
      {
        accesses: kernel.accesses.map((access) =>
          access.buffer === 1 ? { ...access, columnStrides: [0] } : access,
        ),
      },
      "writes many elements to one place",
    ],
    "a read beyond the end": [
      {
        accesses: kernel.accesses.map((access) => (access.buffer === 0 ? { ...access, offset: 3 } : access)),
      },
      "a0 reaches from 3 to 14",
    ],
    "a reduction used before it is there": [
      { levels: kernel.levels.map((level) => ({ ...level, sweep: 0 })) },
      "is there too early",
    ],
  };
  test.each(Object.entries(broken))("rejects %s", (_, [change, message]) => {
    expect(() => verifyKernel({ ...kernel, ...change }, buffers)).toThrow(message);
  });
});
