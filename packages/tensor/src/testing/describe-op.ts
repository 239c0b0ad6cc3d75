import { describe, expect, test } from "vitest";
import { grad } from "../autograd/grad.js";
import { tensor } from "../create.js";
import { broadcastShapes, type Shape, showShape } from "../shape.js";
import { asTensor, type Tensor, type TensorLike } from "../tensor/tensor.js";
import type { Tolerance } from "./all-close.js";
import { checkGradient, type GradientCheckOptions } from "./check-gradient.js";
import "./matcher.js";
import { type Domain, nonContiguous, sample } from "./samples.js";
import { currentTarget, widest } from "./target.js";

export interface OpUnderTest {
  readonly name: string;
  op(...xs: Tensor[]): Tensor;
  /** One domain per operand: smooth there, and away from kinks. */
  readonly domains: readonly Domain[];
  /** Shapes of the operands, one list per case. Default: a range of broadcasting ones for an elementwise op. */
  readonly shapes?: readonly (readonly Shape[])[];
  /** Whether each result depends on the operands at its own place alone, and operands broadcast. Default true. */
  readonly elementwise?: boolean;
  /** The value, number by number, computed another way. */
  reference?(...xs: number[]): number;
  /** How close the op comes to `reference` in float64. Default 2 ulp. */
  readonly tolerance?: Tolerance;
  /** How close float32 comes to float64. Default 1 ulp if elementwise, else relative 1e-5, absolute 1e-6. */
  readonly float32?: Tolerance;
  /** Operands and what they give exactly: infinities, NaN, zeros. */
  readonly values?: readonly (readonly [operands: readonly TensorLike[], result: TensorLike])[];
  /** Operands and the gradient for each of the sum of the op there: kinks, ties, ends of the domain. */
  readonly gradients?: readonly (readonly [
    operands: readonly TensorLike[],
    gradients: readonly TensorLike[],
  ])[];
  /** False for what is piecewise constant. Default true. */
  readonly differentiable?: boolean;
  /** Bounds of the comparison with differences. */
  readonly gradientCheck?: GradientCheckOptions;
}

const unaryShapes: Shape[][] = [[[]], [[5]], [[2, 3]], [[2, 1, 3]]];
const binaryShapes: Shape[][] = [
  [[], []],
  [[4], [4]],
  [[2, 3], [3]],
  [
    [2, 1],
    [1, 3],
  ],
  [[], [2, 2]],
  [
    [2, 1, 2],
    [3, 1],
  ],
];

/**
 * Defines a suite that an op must pass: shapes and broadcasting, both float dtypes, views, the given values, gradient
 * and second derivative by finite differences, the given gradients, and empty operands.
 *
 * @example
 * ```ts
 * import { describeOp } from "@surprisal/tensor/testing";
 * describeOp({
 *   name: "softsign",
 *   op: (x) => x.div(x.abs().add(1)),
 *   domains: [[0.5, 3]],
 *   reference: (x) => x / (1 + Math.abs(x)),
 *   values: [[[Infinity], NaN]],
 *   gradients: [[[0], [1]]],
 * });
 * ```
 */
export function describeOp(definition: OpUnderTest): void {
  const { name, op, domains, elementwise = true, differentiable = true } = definition;
  const target = currentTarget();
  const best = widest(target);
  const shapes = definition.shapes ?? defaultShapes(domains.length);
  const inputs = (of: readonly Shape[], dtype = best): Tensor[] =>
    of.map((shape, i) => target.place(sample(domainOf(domains, i), shape, dtype, i + 1)));
  const label = (of: readonly Shape[]) => of.map(showShape).join(" and ");

  describe(`${name} on ${target.name}`, () => {
    if (elementwise) {
      test("operands broadcast as if they were stretched first", async () => {
        for (const of of shapes) {
          const xs = inputs(of);
          const shape = broadcastShapes(name, of);
          const y = op(...xs);
          expect(y.shape, label(of)).toEqual(shape);
          const stretched = op(...xs.map((x) => tensor(x.expand(shape))));
          expect(await target.read(y), label(of)).toEqual(await target.read(stretched));
        }
      });

      test("empty operands give an empty result", async () => {
        const xs = domains.map((domain, i) => target.place(sample(domain, [0, 3], best, i)));
        const y = op(...xs);
        expect(y.shape).toEqual([0, 3]);
        expect(await target.read(y)).toHaveLength(0);
      });
    }

    const { reference } = definition;
    if (reference !== undefined) {
      test("the values agree with the reference", async () => {
        const xs = inputs(domains.map(() => [200]));
        const columns = await Promise.all(xs.map((x) => target.read(x)));
        const expected = Array.from({ length: 200 }, (_, i) =>
          reference(...columns.map((x) => x[i] as number)),
        );
        expect(await target.read(op(...xs))).toBeAllClose(expected, definition.tolerance ?? { ulp: 2 });
      });
    }

    if (target.dtypes.length > 1) {
      test("float32 agrees with float64", async () => {
        for (const of of shapes) {
          const [single, double] = [op(...inputs(of, "float32")), op(...inputs(of, "float64"))];
          expect(double.dtype).toBe(single.dtype === "float32" ? "float64" : single.dtype);
          const rounded = await target.read(double.cast(single.dtype));
          const bound = definition.float32 ?? (elementwise ? { ulp: 1 } : { relative: 1e-5, absolute: 1e-6 });
          expect(await target.read(single)).toBeAllClose(rounded, bound);
        }
      });
    }

    test("views give what copies give", async () => {
      for (const of of shapes) {
        const xs = inputs(of);
        const expected = await target.read(op(...xs));
        for (const [i, x] of xs.entries()) {
          for (const { name: kind, view } of nonContiguous(x)) {
            const y = op(...xs.map((other, j) => (i === j ? view : other)));
            expect(await target.read(y), `operand ${i} ${kind}`).toEqual(expected);
          }
        }
      }
    });

    for (const [operands, result] of definition.values ?? []) {
      test(`at ${operands.map(show).join(", ")} the value is ${show(result)}`, async () => {
        const xs = operands.map((x) => target.place(asTensor(x, typed(x, best))));
        const y = op(...xs);
        const expected = await asTensor(result, typed(result, y.dtype)).expand(y.shape).data();
        expect(await target.read(y)).toBeAllClose(expected, { ulp: 2, signedZero: true });
      });
    }

    if (!differentiable) return;
    const check = { target, ...definition.gradientCheck };

    test("gradient and second derivative agree with finite differences", async () => {
      for (const of of shapes) await checkGradient(op, inputs(of), { second: true, ...check });
    });

    for (const [operands, expected] of definition.gradients ?? []) {
      test(`at ${operands.map(show).join(", ")} the gradient is ${expected.map(show).join(", ")}`, async () => {
        const xs = operands.map((x) => target.place(asTensor(x, typed(x, best))));
        const found = grad((at: Tensor[]) => op(...at).sum())(xs);
        for (const [i, gradient] of found.entries()) {
          const values = await asTensor(expected[i] ?? 0, best)
            .expand(gradient.shape)
            .data();
          expect(await target.read(gradient), `operand ${i}`).toBeAllClose(values, { ulp: 4 });
        }
      });
    }
  });
}

function defaultShapes(operands: number): Shape[][] {
  if (operands === 1) return unaryShapes;
  if (operands === 2) return binaryShapes;
  return binaryShapes.map((pair) => Array.from({ length: operands }, (_, i) => pair[i % 2] ?? []));
}

function domainOf(domains: readonly Domain[], index: number): Domain {
  return domains[index] ?? [-1, 1];
}

/** Host numbers take `dtype`; tensors and typed arrays keep their own. */
function typed(value: TensorLike, dtype: Tensor["dtype"]): Tensor["dtype"] | undefined {
  return typeof value === "object" && (ArrayBuffer.isView(value) || "dtype" in value) ? undefined : dtype;
}

function show(value: TensorLike): string {
  if (Array.isArray(value)) return `[${value.map(show).join(", ")}]`;
  return Object.is(value, -0) ? "-0" : String(value);
}
