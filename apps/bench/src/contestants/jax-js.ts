// jax-js compiled with jit for its WebAssembly backend. Each use of an array but the last takes `.ref`.

import {
  blockUntilReady,
  defaultDevice,
  grad,
  init,
  jit,
  nn,
  numpy as np,
  scipySpecial,
  valueAndGrad,
} from "@jax-js/jax";
import { jaxVersion } from "peers";
import { type Input, type Prepared, serve } from "./serve.js";

type Loss = (prediction: np.Array, target: np.Array) => np.Array;

const losses: Record<string, Loss> = {
  absoluteError: (x, y) => np.mean(np.abs(x.sub(y))),
  squaredError: (x, y) => np.mean(np.square(x.sub(y))),
  huber: (x, y) => {
    const distance = np.abs(x.sub(y));
    const near = np.minimum(distance.ref, 1);
    return np.mean(near.ref.mul(distance.sub(near.mul(0.5))));
  },
  binaryCrossEntropyWithLogits: (x, y) => np.mean(nn.softplus(x.ref).sub(x.mul(y))),
  hinge: (x, y) => np.mean(nn.relu(np.subtract(1, x.mul(y)))),
  klDivergenceLoss: (x, y) => np.mean(y.ref.mul(np.log(y).sub(x))),
};

/** The gradient by jit of valueAndGrad: value and gradient are one compiled call. */
function differentiate(loss: string, prediction: np.Array, target: np.Array): Prepared | string {
  const f = losses[loss];
  if (loss === "softmaxCrossEntropy") return compute(crossEntropy, prediction, target);
  return f === undefined ? "jax-js has no such loss" : compute(valueAndGrad(f), prediction, target);
}

/**
 * By hand: −log softmax by one-hot, as one would write it, needs the dense product of classes and runs out of memory at
 * 32,000 of them.
 */
function crossEntropy(logits: np.Array, classes: np.Array): [np.Array, np.Array] {
  const [rows = 1, columns = 1] = logits.shape;
  const largest = np.max(logits.ref, 1, { keepdims: true });
  const shifted = logits.sub(largest);
  const exponentials = np.exp(shifted.ref);
  const sums = np.sum(exponentials.ref, 1, { keepdims: true });
  const chosen = np
    .arange(columns)
    .reshape([1, columns])
    .equal(classes.reshape([rows, 1]));
  const ofTarget = np.sum(np.where(chosen.ref, shifted, 0), 1, { keepdims: true });
  const value = np.mean(np.log(sums.ref).sub(ofTarget));
  const gradient = exponentials
    .div(sums)
    .sub(np.where(chosen, 1, 0))
    .mul(1 / rows);
  return [value, gradient];
}

function compute(f: (a: np.Array, b: np.Array) => np.Array[], a: np.Array, b: np.Array): Prepared {
  const step = jit(f);
  const call = () => step(a.ref, b.ref);
  return {
    async run() {
      const outputs = call();
      await blockUntilReady(outputs);
      for (const output of outputs) output.dispose();
    },
    // Reading an array uses it up.
    read: () => Promise.all(call().map((output) => output.data())),
    dispose() {
      a.dispose();
      b.dispose();
      step.dispose();
    },
  };
}

const summed = (f: (x: np.Array) => np.Array) => (x: np.Array) => np.sum(f(x));
const second = (f: (x: np.Array) => np.Array) => grad((x: np.Array) => np.sum(grad(summed(f))(x)));

/** What the suite of accuracy asks for. */
const functions: Record<string, (x: np.Array) => np.Array> = {
  exp: np.exp,
  log: np.log,
  log1p: np.log1p,
  expm1: np.expm1,
  sigmoid: nn.sigmoid,
  softplus: nn.softplus,
  tanh: np.tanh,
  sin: np.sin,
  cos: np.cos,
  erf: scipySpecial.erf,
  sum: (x) => np.sum(x),
  mean: (x) => np.mean(x),
  "second derivative of binaryCrossEntropyWithLogits": second(nn.softplus),
  "second derivative of tanh": second(np.tanh),
};

function computeOne(f: (x: np.Array) => np.Array, x: np.Array): Prepared {
  return {
    async run() {
      const y = f(x.ref);
      await blockUntilReady(y);
      y.dispose();
    },
    read: async () => [await f(x.ref).data()],
    dispose: () => x.dispose(),
  };
}

const load = ({ data, shape, dtype }: Input) =>
  np.array(data, { shape: [...shape], dtype: dtype === "int32" ? np.int32 : np.float32 });

serve({
  async details() {
    // Node 20 has no navigator, and init() reads it unasked.
    if (!("navigator" in globalThis)) Object.assign(globalThis, { navigator: { userAgent: "node" } });
    await init("wasm");
    defaultDevice("wasm");
    return { version: jaxVersion, threads: "1" };
  },
  prepare: (task, [first, second]) => {
    if (task.kind === "function") {
      const f = functions[task.name];
      return f === undefined || first === undefined
        ? "jax-js has no such function"
        : computeOne(f, load(first));
    }
    if (first === undefined || second === undefined) return "takes two inputs";
    const [a, b] = [load(first), load(second)];
    if (task.kind === "matmul") return compute((left, right) => [np.matmul(left, right)], a, b);
    return task.kind === "loss" ? differentiate(task.loss, a, b) : "jax-js has no such function here";
  },
});
