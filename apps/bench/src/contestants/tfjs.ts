// TensorFlow.js on the backend that the first argument names: wasm or cpu. Of the packages in @tensorflow/tfjs only these
// are needed, a fifth of its weight; the gradients, which core leaves out, are the last import.

import "@tensorflow/tfjs-backend-cpu";
import * as wasm from "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-core/dist/register_all_gradients.js";
import { tfjsWasm } from "peers";
import { args, type Input, type Prepared, serve } from "./serve.js";

const [backend = "wasm"] = args;
wasm.setWasmPaths(tfjsWasm);

type Loss = (prediction: tf.Tensor, target: tf.Tensor) => tf.Scalar;
const scalar = (x: tf.Tensor) => x as tf.Scalar;

const losses: Record<string, Loss> = {
  absoluteError: (x, y) => scalar(tf.losses.absoluteDifference(y, x)),
  squaredError: (x, y) => scalar(tf.losses.meanSquaredError(y, x)),
  huber: (x, y) => scalar(tf.losses.huberLoss(y, x)),
  binaryCrossEntropyWithLogits: (x, y) => scalar(tf.losses.sigmoidCrossEntropy(y, x)),
  // tf.losses.hingeLoss takes labels 0 and 1 and would turn ours into −3 and 1.
  hinge: (x, y) => tf.mean(tf.relu(tf.sub(1, tf.mul(x, y)))),
  klDivergenceLoss: (x, y) => tf.mean(tf.mul(y, tf.sub(tf.log(y), x))),
};

function differentiate(loss: string, prediction: tf.Tensor, target: tf.Tensor): Prepared | string {
  const f = loss === "softmaxCrossEntropy" ? crossEntropyOf(prediction, target) : losses[loss];
  if (f === undefined) return "tfjs has no such loss";
  const step = tf.valueAndGrad((x) => f(x, target));
  return {
    // The backend computes at once, so nothing needs to be read for the work to be done.
    run: () => tf.dispose(step(prediction) as unknown as tf.TensorContainer),
    read() {
      const { value, grad } = step(prediction);
      const outputs = [value.dataSync(), grad.dataSync()];
      tf.dispose([value, grad]);
      return outputs;
    },
    dispose: () => tf.dispose([prediction, target]),
  };
}

/** tfjs takes distributions; the one-hot form of the classes is made before the clock starts. */
function crossEntropyOf(logits: tf.Tensor, classes: tf.Tensor): Loss {
  const oneHot = tf.cast(tf.oneHot(classes as tf.Tensor1D, logits.shape[1] ?? 0), "float32");
  return (x) => scalar(tf.losses.softmaxCrossEntropy(oneHot, x));
}

function multiply(a: tf.Tensor, b: tf.Tensor): Prepared {
  return {
    run: () => tf.matMul(a, b).dispose(),
    read() {
      const product = tf.matMul(a, b);
      const outputs = [product.dataSync()];
      product.dispose();
      return outputs;
    },
    dispose: () => tf.dispose([a, b]),
  };
}

const bce = (x: tf.Tensor) =>
  tf.losses.sigmoidCrossEntropy(tf.zerosLike(x), x, undefined, 0, tf.Reduction.SUM);
const second = (f: (x: tf.Tensor) => tf.Tensor) => tf.grad((x) => tf.sum(tf.grad((y) => f(y))(x)));

/** What the suite of accuracy asks for. */
const functions: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  exp: tf.exp,
  log: tf.log,
  log1p: tf.log1p,
  expm1: tf.expm1,
  sigmoid: tf.sigmoid,
  softplus: tf.softplus,
  tanh: tf.tanh,
  sin: tf.sin,
  cos: tf.cos,
  erf: tf.erf,
  sum: (x) => tf.sum(x),
  mean: (x) => tf.mean(x),
  "second derivative of binaryCrossEntropyWithLogits": second(bce),
  "second derivative of tanh": second((x) => tf.sum(tf.tanh(x))),
};

function compute(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor): Prepared {
  return {
    run: () => tf.dispose(f(x)),
    read: () => [f(x).dataSync()],
    dispose: () => tf.dispose(x),
  };
}

const load = ({ data, shape, dtype }: Input) =>
  tf.tensor(data, [...shape], dtype === "int32" ? "int32" : "float32");

serve({
  async details() {
    await tf.setBackend(backend);
    await tf.ready();
    if (backend !== "wasm") return { version: tf.version_core };
    return {
      version: tf.version_core,
      simd: String(await tf.env().getAsync("WASM_HAS_SIMD_SUPPORT")),
      threads: String(wasm.getThreadsCount()),
    };
  },
  prepare: (task, [first, second]) => {
    if (task.kind === "function") {
      const f = functions[task.name];
      return f === undefined || first === undefined ? "tfjs has no such function" : compute(f, load(first));
    }
    if (first === undefined || second === undefined) return "takes two inputs";
    const [a, b] = [load(first), load(second)];
    if (task.kind === "matmul") return multiply(a, b);
    return task.kind === "loss" ? differentiate(task.loss, a, b) : "tfjs has no such function here";
  },
});
