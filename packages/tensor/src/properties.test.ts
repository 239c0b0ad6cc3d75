import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { broadcastShapes, grad, jvp, ShapeError, type Tensor, tensor, vjp } from "./index.js";
import "./testing/index.js";

const runs = { numRuns: 60 };
const lengths = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
const positive = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** Numbers of ordinary size in a shape. */
const filled = (shape: readonly number[]): fc.Arbitrary<Tensor> =>
  fc
    .array(fc.double({ min: -2, max: 2, noNaN: true }), {
      minLength: sizeOf(shape),
      maxLength: sizeOf(shape),
    })
    .map((values) => tensor(Float64Array.from(values), { shape }));

const anyTensor = positive.chain(filled);

/** Two shapes that broadcast: axes of a common one, some replaced by 1, some left out in front. */
const compatible = lengths.chain((shape) =>
  fc
    .tuple(
      ...[0, 1].map(() =>
        fc.tuple(
          fc.integer({ min: 0, max: shape.length }),
          fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
        ),
      ),
    )
    .map((choices) =>
      choices.map(([drop, ones]) => shape.map((length, i) => (ones[i] ? 1 : length)).slice(drop)),
    ),
);

/** Every index of a shape, in row-major order. */
function indices(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (lists, length) => lists.flatMap((list) => Array.from({ length }, (_, i) => [...list, i])),
    [[]],
  );
}

/** The element of x that stands at an index of a shape x is stretched to. */
function stretchedAt(x: Tensor, index: readonly number[]): number {
  const own = index.slice(index.length - x.rank);
  const position = x.shape.reduce(
    (at, length, axis) => at * length + (length === 1 ? 0 : (own[axis] ?? 0)),
    0,
  );
  return x.dataSync()[position] as number;
}

describe("broadcasting", () => {
  test("each element of a − b is the difference of the elements its index stretches to", () => {
    void fc.assert(
      fc.property(
        compatible.chain(([left = [], right = []]) => fc.tuple(filled(left), filled(right))),
        ([a, b]) => {
          const y = a.sub(b);
          const expected = indices(y.shape).map((index) => stretchedAt(a, index) - stretchedAt(b, index));
          expect([...y.dataSync()]).toEqual(expected);
        },
      ),
      runs,
    );
  });

  test("shapes broadcast if and only if at every axis, from the last, they agree or one is 1", () => {
    void fc.assert(
      fc.property(lengths, lengths, (left, right) => {
        const rank = Math.max(left.length, right.length);
        const pairs = Array.from({ length: rank }, (_, i) => [
          left[left.length - 1 - i] ?? 1,
          right[right.length - 1 - i] ?? 1,
        ]);
        const fits = pairs.every(([a, b]) => a === b || a === 1 || b === 1);
        if (!fits) {
          expect(() => broadcastShapes("here", [left, right])).toThrow(ShapeError);
          return;
        }
        const expected = pairs.map(([a, b]) => (a === 1 ? b : a)).reverse();
        expect(broadcastShapes("here", [left, right])).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  test("the gradient of a sum over broadcast operands counts how often each element was used", () => {
    void fc.assert(
      fc.property(
        compatible.chain(([left = [], right = []]) => fc.tuple(filled(left), filled(right))),
        ([a, b]) => {
          const slope = grad((x: Tensor) => x.add(b).sum())(a);
          const used = sizeOf(broadcastShapes("here", [a.shape, b.shape])) / a.size;
          expect([...slope.dataSync()]).toEqual(new Array(a.size).fill(used));
        },
      ),
      runs,
    );
  });
});

describe("views", () => {
  const permuted = anyTensor.chain((x) =>
    fc.tuple(
      fc.constant(x),
      fc.shuffledSubarray(
        x.shape.map((_, axis) => axis),
        { minLength: x.rank },
      ),
    ),
  );

  test("a permutation and its inverse give the tensor back", () => {
    void fc.assert(
      fc.property(permuted, ([x, order]) => {
        const inverse = order.map((_, axis) => order.indexOf(axis));
        expect(x.permute(order).permute(inverse).arraySync()).toEqual(x.arraySync());
      }),
      runs,
    );
  });

  test("reshaping a permuted tensor to one axis and back changes nothing", () => {
    void fc.assert(
      fc.property(permuted, ([x, order]) => {
        const y = x.permute(order);
        expect(y.reshape([-1]).reshape(y.shape).arraySync()).toEqual(y.arraySync());
      }),
      runs,
    );
  });

  test("flipping twice changes nothing; a pad sliced off changes nothing", () => {
    void fc.assert(
      fc.property(anyTensor, fc.integer({ min: 0, max: 3 }), (x, axisChoice) => {
        const axis = axisChoice % x.rank;
        expect(x.flip(axis).flip(axis).arraySync()).toEqual(x.arraySync());
        const padded = x.pad(
          x.shape.map(() => [1, 2] as const),
          7,
        );
        const inner = padded.slice(
          x.shape.map(() => 1),
          x.shape.map(() => -2),
        );
        expect(inner.arraySync()).toEqual(x.arraySync());
      }),
      runs,
    );
  });

  test("what is cut in two along an axis joins to the whole", () => {
    void fc.assert(
      fc.property(anyTensor, fc.nat(), fc.nat(), (x, axisChoice, cutChoice) => {
        const axis = axisChoice % x.rank;
        const length = x.shape[axis] ?? 1;
        const cut = cutChoice % (length + 1);
        const [head, rest] = [x.narrow(axis, 0, cut), x.narrow(axis, cut, length)];
        expect(head.concat(rest, axis).arraySync()).toEqual(x.arraySync());
      }),
      runs,
    );
  });
});

/** Functions from a tensor to a tensor, smooth near what `filled` gives. */
const functions: readonly [string, (x: Tensor) => Tensor][] = [
  ["sin(x)·exp(x)", (x) => x.sin().mul(x.exp())],
  ["softmax", (x) => x.softmax(-1)],
  ["logSumExp", (x) => x.logSumExp(0)],
  ["x times its mean", (x) => x.mul(x.mean())],
  ["cumsum of tanh", (x) => x.tanh().cumsum(0)],
  [
    "a padded, flipped square",
    (x) =>
      x
        .square()
        .flip()
        .pad(x.shape.map(() => [1, 0] as const)),
  ],
  ["product over an axis", (x) => x.prod(-1)],
  ["sort", (x) => x.sort(0)],
  ["outer product", (x) => x.reshape([-1, 1]).matmul(x.reshape([1, -1]))],
];

describe.each(functions)("the derivative of %s", (_name, f) => {
  const withVectors = anyTensor.chain((x) =>
    fc.tuple(fc.constant(x), filled(x.shape), filled(f(x).shape), filled(f(x).shape)),
  );
  const close = { relative: 1e-9, absolute: 1e-9 };

  test("⟨Jv, u⟩ = ⟨v, Jᵀu⟩", () => {
    void fc.assert(
      fc.property(withVectors, ([x, v, u]) => {
        const { tangent } = jvp(f, x, v);
        const pulled = vjp(f, x).pullback(u);
        expect(tangent.mul(u).sum()).toBeAllClose(pulled.mul(v).sum(), close);
      }),
      { numRuns: 20 },
    );
  });

  test("the pullback is linear", () => {
    void fc.assert(
      fc.property(withVectors, ([x, , u, w]) => {
        const { pullback } = vjp(f, x);
        const together = pullback(u.mul(3).sub(w));
        expect(together).toBeAllClose(pullback(u).mul(3).sub(pullback(w)), close);
      }),
      { numRuns: 20 },
    );
  });
});

describe("sorting", () => {
  const withNaN = fc.array(fc.double({ noNaN: false }), { maxLength: 20 });

  test("sort is ascending with NaN last, and argsort is a stable permutation that sorts", () => {
    void fc.assert(
      fc.property(withNaN, (values) => {
        const x = tensor(Float64Array.from(values));
        const sorted = [...x.sort().dataSync()];
        const order = [...x.argsort().dataSync()];
        const numbers = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
        expect(sorted.slice(0, numbers.length).map((value) => value + 0)).toEqual(
          numbers.map((value) => value + 0),
        );
        expect(sorted.slice(numbers.length)).toEqual(
          new Array(values.length - numbers.length).fill(Number.NaN),
        );
        expect([...order].sort((a, b) => a - b)).toEqual(values.map((_, i) => i));
        for (let i = 1; i < order.length; i++) {
          const [a, b] = [order[i - 1] as number, order[i] as number];
          if (values[a] === values[b]) expect(a).toBeLessThan(b);
        }
      }),
      runs,
    );
  });
});
