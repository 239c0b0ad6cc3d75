// What one writes by hand, without a library: a loop per loss, into a buffer that is used again.

import type { Measure } from "../protocol.js";
import { type Input, type Prepared, runtime, serve } from "./serve.js";

type Data = Input["data"];
type Loop = (x: Data, y: Data, gradient: Float32Array) => number;

const loops: Record<string, Loop> = {
  absoluteError: (x, y, gradient) => {
    const scale = 1 / x.length;
    let total = 0;
    for (let i = 0; i < x.length; i++) {
      const d = (x[i] as number) - (y[i] as number);
      total += Math.abs(d);
      gradient[i] = d > 0 ? scale : d < 0 ? -scale : 0;
    }
    return total * scale;
  },
  squaredError: (x, y, gradient) => {
    const scale = 1 / x.length;
    let total = 0;
    for (let i = 0; i < x.length; i++) {
      const d = (x[i] as number) - (y[i] as number);
      total += d * d;
      gradient[i] = 2 * d * scale;
    }
    return total * scale;
  },
  huber: (x, y, gradient) => {
    const scale = 1 / x.length;
    let total = 0;
    for (let i = 0; i < x.length; i++) {
      const d = (x[i] as number) - (y[i] as number);
      const clipped = Math.max(-1, Math.min(1, d));
      total += clipped * (d - 0.5 * clipped);
      gradient[i] = clipped * scale;
    }
    return total * scale;
  },
  binaryCrossEntropyWithLogits: (x, y, gradient) => {
    const scale = 1 / x.length;
    let total = 0;
    for (let i = 0; i < x.length; i++) {
      const logit = x[i] as number;
      const target = y[i] as number;
      const e = Math.exp(-Math.abs(logit));
      total += Math.max(logit, 0) - logit * target + Math.log1p(e);
      gradient[i] = ((logit >= 0 ? 1 : e) / (1 + e) - target) * scale;
    }
    return total * scale;
  },
  hinge: (x, y, gradient) => {
    const scale = 1 / x.length;
    let total = 0;
    for (let i = 0; i < x.length; i++) {
      const sign = y[i] as number;
      const margin = 1 - (x[i] as number) * sign;
      if (margin > 0) total += margin;
      gradient[i] = margin > 0 ? -sign * scale : 0;
    }
    return total * scale;
  },
  klDivergenceLoss: (x, y, gradient) => {
    const scale = 1 / x.length;
    let total = 0;
    for (let i = 0; i < x.length; i++) {
      const p = y[i] as number;
      if (p > 0) total += p * (Math.log(p) - (x[i] as number));
      gradient[i] = -p * scale;
    }
    return total * scale;
  },
  softmaxCrossEntropy: (x, classes, gradient) => {
    const rows = classes.length;
    const columns = x.length / rows;
    let total = 0;
    for (let row = 0; row < rows; row++) {
      const start = row * columns;
      const end = start + columns;
      const target = start + (classes[row] as number);
      let largest = Number.NEGATIVE_INFINITY;
      for (let i = start; i < end; i++) largest = Math.max(largest, x[i] as number);
      let sum = 0;
      for (let i = start; i < end; i++) {
        const e = Math.exp((x[i] as number) - largest);
        gradient[i] = e;
        sum += e;
      }
      const scale = 1 / (sum * rows);
      for (let i = start; i < end; i++) gradient[i] = (gradient[i] as number) * scale;
      gradient[target] = (gradient[target] as number) - 1 / rows;
      total += largest + Math.log(sum) - (x[target] as number);
    }
    return total / rows;
  },
};

const measures: Record<Measure, (x: Data, y: Data) => number> = {
  entropy: (p) => {
    let total = 0;
    for (let i = 0; i < p.length; i++) total -= (p[i] as number) * Math.log(p[i] as number);
    return total;
  },
  klDivergence: (p, q) => {
    let total = 0;
    for (let i = 0; i < p.length; i++)
      total += (p[i] as number) * Math.log((p[i] as number) / (q[i] as number));
    return total;
  },
  mutualInformationFromLabels: (x, y) => {
    const columns = largest(y) + 1;
    const rows = largest(x) + 1;
    const [joint, ofRow, ofColumn] = [rows * columns, rows, columns].map((size) => new Float64Array(size));
    if (joint === undefined || ofRow === undefined || ofColumn === undefined) return Number.NaN;
    for (let i = 0; i < x.length; i++) {
      const [a, b] = [x[i] as number, y[i] as number];
      joint[a * columns + b] = (joint[a * columns + b] as number) + 1;
      ofRow[a] = (ofRow[a] as number) + 1;
      ofColumn[b] = (ofColumn[b] as number) + 1;
    }
    return joint.reduce((total, together, i) => {
      const apart = (ofRow[Math.floor(i / columns)] as number) * (ofColumn[i % columns] as number);
      return together === 0 ? total : total + (together / x.length) * Math.log((together * x.length) / apart);
    }, 0);
  },
};

function largest(values: Data): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i] as number);
  return most;
}

function prepareMeasure(measure: (x: Data, y: Data) => number, [x, y]: readonly Input[]): Prepared | string {
  if (x === undefined) return "takes probabilities or labels";
  let value = 0;
  const run = () => {
    value = measure(x.data, y?.data ?? x.data);
  };
  return {
    run,
    read() {
      run();
      return [[value]];
    },
  };
}

function prepareLoss(loop: Loop, [x, y]: readonly Input[]): Prepared | string {
  if (x === undefined || y === undefined) return "takes a prediction and a target";
  const gradient = new Float32Array(x.data.length);
  let value = 0;
  const run = () => {
    value = loop(x.data, y.data, gradient);
  };
  return {
    run,
    read() {
      run();
      return [[value], gradient];
    },
  };
}

/** Rows of b are read in order, which is what makes it the fast one of the six loop orders. */
function prepareProduct([a, b]: readonly Input[]): Prepared | string {
  if (a === undefined || b === undefined) return "takes two matrices";
  const n = Math.sqrt(a.data.length);
  const product = new Float32Array(n * n);
  const run = () => {
    product.fill(0);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        const left = a.data[i * n + k] as number;
        for (let j = 0; j < n; j++) {
          product[i * n + j] = (product[i * n + j] as number) + left * (b.data[k * n + j] as number);
        }
      }
    }
  };
  return {
    run,
    read() {
      run();
      return [product];
    },
  };
}

serve({
  details: () => runtime,
  prepare: (task, inputs) => {
    if (task.kind === "matmul") return prepareProduct(inputs);
    if (task.kind === "measure") return prepareMeasure(measures[task.measure], inputs);
    const loop = task.kind === "loss" ? loops[task.loss] : undefined;
    return loop === undefined ? "no loop was written for it" : prepareLoss(loop, inputs);
  },
});
