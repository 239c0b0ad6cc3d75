import { groupNodes } from "../backend.js";
import { isFloat } from "../dtype.js";
import { DtypeError, ShapeError, SurprisalError } from "../errors.js";
import { constantNode } from "../graph/leaf.js";
import { Node, type Trace } from "../graph/node.js";
import { identity } from "../ops/identity.js";
import { sameShape, showShape } from "../shape.js";
import { asTensor, Tensor, type TensorLike } from "../tensor/tensor.js";
import { backpropagate } from "./reverse.js";
import { flatten, type GradientOf } from "./tree.js";

export interface GradOptions<W extends number = number> {
  /** Which argument to differentiate with respect to. Default 0, the first. */
  readonly wrt?: W;
}

const wrap = (node: Node): Tensor => new Tensor(node);
let depth = 0;

/**
 * Runs `f` with argument `wrt` replaced by tensors that remember what is computed from them, and gives the result
 * with a function from its gradient to those of the argument's leaves.
 */
function trace<A extends readonly unknown[]>(where: string, f: (...args: A) => Tensor, args: A, wrt: number) {
  if (typeof f !== "function") {
    throw new DtypeError(`${where}: takes a function of tensors, not ${f === null ? "null" : typeof f}.`);
  }
  if (!(wrt in args)) {
    throw new SurprisalError(
      `${where}: there is no argument ${wrt}; the call has ${args.length}, counted from 0.`,
    );
  }
  const flat = flatten(where, args[wrt]);
  for (const { dtype } of flat.leaves) {
    if (!isFloat(dtype)) {
      throw new DtypeError(
        `${where}: ${dtype === "int32" ? "an int32" : "a bool"} argument has no gradient. Convert it: x.cast("float32").`,
      );
    }
  }
  const scope: Trace = { depth, active: true };
  depth++;
  const traced = flat.leaves.map((leaf) => alias(leaf.node, scope));
  try {
    const replaced = args.map((arg, i) => (i === wrt ? flat.rebuild(traced.map(wrap)) : arg)) as unknown as A;
    const value: unknown = f(...replaced);
    if (!(value instanceof Tensor)) {
      const asynchronous =
        value instanceof Promise
          ? " An async function cannot be differentiated: await before, or after."
          : "";
      throw new DtypeError(`${where}: the function must return a tensor.${asynchronous}`);
    }
    if (!isFloat(value.dtype)) {
      throw new DtypeError(`${where}: the function returned ${value.dtype}, which has no gradient.`);
    }
    const pull = (seed: Tensor): Tensor[] => {
      const gradients = backpropagate(value.node, seed, new Set(traced), wrap);
      return distinct(traced.map((node) => gradients.get(node) ?? zerosLike(node)));
    };
    return { value, pull, rebuild: flat.rebuild, scope };
  } catch (error) {
    scope.active = false;
    throw error;
  } finally {
    depth--;
  }
}

/** One tensor may be the gradient of several leaves: each gets its own, to keep or dispose of. */
function distinct(gradients: readonly Tensor[]): Tensor[] {
  return gradients.map((gradient, i) => {
    if (gradients.indexOf(gradient) === i) return gradient;
    const { node, shape, dtype } = gradient;
    return wrap(new Node({ op: identity, inputs: [node], attributes: undefined, shape, dtype }));
  });
}

function alias(node: Node, scope: Trace): Node {
  const { shape, dtype } = node;
  return new Node({ op: identity, inputs: [node], attributes: undefined, shape, dtype }, { trace: scope });
}

function zerosLike({ shape, dtype }: Node): Tensor {
  return wrap(constantNode(0, dtype)).expand(shape);
}

function onesLike({ shape, dtype }: Tensor): Tensor {
  return wrap(constantNode(1, dtype)).expand(shape);
}

/**
 * The function that computes the value of `f`, a scalar, together with its gradient: in the structure of the
 * argument, which is a tensor or a plain object or array of tensors. Both are computed in one go when either is read.
 *
 * @example
 * ```ts
 * import { tensor, valueAndGrad } from "@surprisal/tensor";
 * const { value, gradient } = valueAndGrad((w) => w.square().sum())(tensor([1, 2, 3]));
 * value.itemSync(); // → 14
 * gradient.arraySync(); // → [2, 4, 6]
 * ```
 */
export function valueAndGrad(
  f: (x: Tensor) => Tensor,
): (x: TensorLike) => { value: Tensor; gradient: Tensor };
export function valueAndGrad<A extends readonly unknown[], W extends number = 0>(
  f: (...args: A) => Tensor,
  options?: GradOptions<W>,
): (...args: A) => { value: Tensor; gradient: GradientOf<A[W]> };
export function valueAndGrad<A extends readonly unknown[]>(
  f: (...args: A) => Tensor,
  options: GradOptions = {},
) {
  return (...args: A) => gradientOf("valueAndGrad", f, args, options);
}

/**
 * The gradient of `f`, a scalar function of tensors, as a function of the same arguments. It is graph like everything
 * else, so `grad(grad(f))` is the second derivative.
 *
 * @example
 * ```ts
 * import { grad, type Tensor } from "@surprisal/tensor";
 * const cube = (x: Tensor) => x.pow(3).sum();
 * grad(cube)(2).itemSync(); // → 12
 * grad(grad(cube))(2).itemSync(); // → 12
 * ```
 */
export function grad(f: (x: Tensor) => Tensor): (x: TensorLike) => Tensor;
export function grad<A extends readonly unknown[], W extends number = 0>(
  f: (...args: A) => Tensor,
  options?: GradOptions<W>,
): (...args: A) => GradientOf<A[W]>;
export function grad<A extends readonly unknown[]>(f: (...args: A) => Tensor, options: GradOptions = {}) {
  return (...args: A) => gradientOf("grad", f, args, options).gradient;
}

function gradientOf<A extends readonly unknown[]>(
  where: string,
  f: (...args: A) => Tensor,
  args: A,
  options: GradOptions,
) {
  const run = trace(where, f, args, options.wrt ?? 0);
  const { value } = run;
  if (value.rank !== 0) {
    run.scope.active = false;
    throw new ShapeError(
      `${where}: the function returned a tensor ${showShape(value.shape)}, and only a scalar has a gradient. Reduce it: .sum() or .mean().`,
    );
  }
  const gradients = run.pull(onesLike(value));
  run.scope.active = false;
  groupNodes([value.node, ...gradients.map((gradient) => gradient.node)]);
  return { value, gradient: run.rebuild(gradients) as never };
}

/**
 * The value of `f` at `x`, and its pullback: from a gradient of the value to the gradient of `x` (vector–Jacobian
 * product). `f` may return any shape.
 *
 * @example
 * ```ts
 * import { tensor, vjp } from "@surprisal/tensor";
 * const { pullback } = vjp((x) => x.square(), tensor([1, 2]));
 * pullback([1, 10]).arraySync(); // → [2, 40]
 * ```
 */
export function vjp(
  f: (x: Tensor) => Tensor,
  x: TensorLike,
): { value: Tensor; pullback: (cotangent: TensorLike) => Tensor } {
  const { value, pullback } = openVjp("vjp", f, asTensor(x));
  return { value, pullback };
}

/** A vjp whose trace can be closed when nobody will pull any more: until then, all that it traced stays. */
function openVjp(where: string, f: (x: Tensor) => Tensor, x: Tensor) {
  const { value, pull, scope } = trace(where, f, [x], 0);
  scope.depth = Number.POSITIVE_INFINITY;
  // The pullback may be called at any time, so the trace stays active for as long as somebody holds it; what leaves
  // this function must not carry the trace along, or a loop would hold all its steps.
  const release = (tensor: Tensor): Tensor => {
    scope.active = false;
    const { node } = tensor;
    const free = new Node({
      op: identity,
      inputs: [node],
      attributes: undefined,
      shape: node.shape,
      dtype: node.dtype,
    });
    scope.active = true;
    return wrap(free);
  };
  return {
    value: release(value),
    pullback: (cotangent: TensorLike) =>
      release(pull(matchShape(where, "cotangent", cotangent, value))[0] as Tensor),
    close: () => {
      scope.active = false;
    },
  };
}

/**
 * The value of `f` at `x`, and its derivative along `tangent` (Jacobian–vector product).
 *
 * @example
 * ```ts
 * import { jvp } from "@surprisal/tensor";
 * jvp((x) => x.square(), [1, 2], [1, 10]).tangent.arraySync(); // → [2, 40]
 * ```
 */
export function jvp(
  f: (x: Tensor) => Tensor,
  x: TensorLike,
  tangent: TensorLike,
): { value: Tensor; tangent: Tensor } {
  const at = asTensor(x);
  const direction = matchShape("jvp", "tangent", tangent, at);
  const { value, pullback, close } = openVjp("jvp", f, at);
  // The pullback is linear in the cotangent, and its transpose is the derivative: differentiate it in turn.
  const transposed = openVjp("jvp", (cotangent) => pullback(cotangent), zerosLike(value.node));
  const derivative = transposed.pullback(direction);
  transposed.close();
  close();
  groupNodes([value.node, derivative.node]);
  return { value, tangent: derivative };
}

/**
 * The Hessian of the scalar function `f` at `x`, times `vector`, without forming it.
 *
 * @example
 * ```ts
 * import { hvp } from "@surprisal/tensor";
 * hvp((x) => x.pow(3).sum(), [1, 2], [1, 1]).arraySync(); // → [6, 12]
 * ```
 */
export function hvp(f: (x: Tensor) => Tensor, x: TensorLike, vector: TensorLike): Tensor {
  const at = asTensor(x);
  const along = matchShape("hvp", "vector", vector, at);
  return grad((y) => grad(f)(y).mul(along).sum())(at);
}

/**
 * The derivative of every element of `f(x)` by every element of x: shape `[...f(x).shape, ...x.shape]`.
 *
 * @example
 * ```ts
 * import { jacobian } from "@surprisal/tensor";
 * jacobian((x) => x.square())([1, 2]).arraySync(); // → [[2, 0], [0, 4]]
 * ```
 */
export function jacobian(f: (x: Tensor) => Tensor): (x: TensorLike) => Tensor {
  return (x) => {
    const at = asTensor(x);
    const { value, pullback, close } = openVjp("jacobian", f, at);
    const rows = Array.from({ length: value.size }, (_, i) =>
      pullback(asTensor(i, "int32").oneHot(value.size, value.dtype).reshape(value.shape)).reshape([
        1,
        at.size,
      ]),
    );
    close();
    const [first, ...rest] = rows;
    const matrix =
      first === undefined
        ? wrap(constantNode(0, at.dtype)).expand([0, at.size])
        : rest.reduce((a, b) => a.concat(b, 0), first);
    return matrix.reshape([...value.shape, ...at.shape]);
  };
}

/**
 * The second derivatives of the scalar function `f`: shape `[...x.shape, ...x.shape]`.
 *
 * @example
 * ```ts
 * import { hessian } from "@surprisal/tensor";
 * hessian((x) => x.prod())([2, 5]).arraySync(); // → [[0, 1], [1, 0]]
 * ```
 */
export function hessian(f: (x: Tensor) => Tensor): (x: TensorLike) => Tensor {
  return jacobian(grad(f));
}

function matchShape(where: string, what: string, value: TensorLike, like: Tensor): Tensor {
  const tensor = asTensor(value).cast(like.dtype);
  if (sameShape(tensor.shape, like.shape)) return tensor;
  throw new ShapeError(
    `${where}: the ${what} has shape ${showShape(tensor.shape)}, but must have ${showShape(like.shape)}.`,
  );
}
