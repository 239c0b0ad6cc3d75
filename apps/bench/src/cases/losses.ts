import { describeLosses, type LossDescription, sampleInputs } from "@surprisal/loss-registry";
import { type Tensor, tensor } from "@surprisal/tensor";
import { lossArguments, nameTensors } from "../loss-arguments.js";
import { shortNumber } from "../report/format.js";
import type { Case, InputValues } from "./case.js";

/** Every registered loss at each size, on inputs from the domains it declares. */
export function lossCases(sizes: readonly number[] = [1e3, 1e5, 1e6]): Case[] {
  return describeLosses().flatMap((loss) => sizesOf(loss, sizes).map((size) => lossCase(loss, size)));
}

/** A loss of whole batches may hold every sample against every other, and is not asked for more than it can do. */
function sizesOf({ kind }: LossDescription, sizes: readonly number[]): readonly number[] {
  return kind === "perBatch" ? [...new Set(sizes.map((size) => Math.min(size, 1e4)))] : sizes;
}

/** Inputs repeat after about so many elements: a clock does not notice, and drawing costs more than measuring. */
const drawnElements = 2 ** 14;

function lossCase({ name, kind, loss, sample }: LossDescription, size: number): Case {
  const [rows, ...rest] = shapeOf(kind, size);
  // Arguments that hang together are drawn as a whole.
  const whole = kind === "perBatch" || sample !== undefined;
  const drawnRows = whole ? rows : Math.min(rows, Math.ceil((drawnElements * rows) / size));
  // Drawn anew each time it is needed, and never kept: there are many losses.
  const draw = (rows: number) => {
    const { prediction, target } = sampleInputs(loss, { shape: [rows, ...rest] });
    return [...nameTensors("prediction", prediction), ...nameTensors("target", target)];
  };
  const inputsOf = ([role, { shape, dtype }]: [string, Tensor], i: number): InputValues => {
    const integer = dtype === "int32" || dtype === "bool";
    const full = whole ? shape : [rows, ...shape.slice(1)];
    return {
      name: role,
      shape: full,
      dtype: integer ? "int32" : "float32",
      key: `${name}-${size}-${role}`,
      values() {
        const drawn = draw(drawnRows)[i]?.[1].dataSync() ?? [];
        const at = (_: unknown, i: number) => drawn[i % drawn.length] ?? 0;
        const length = full.reduce((a, b) => a * b, 1);
        return integer ? Int32Array.from({ length }, at) : Float32Array.from({ length }, at);
      },
    };
  };
  let drawn: readonly InputValues[] | undefined;
  return {
    name: `${name} ${shortNumber(size)}`,
    task: { kind: "loss", loss: name, options: {} },
    // Most cases are only asked for their name.
    get inputs() {
      drawn ??= draw(whole ? rows : 1).map(inputsOf);
      return drawn;
    },
    get elements() {
      return count(this.inputs.filter(({ name }) => name.startsWith("prediction")));
    },
    // Each input is read, and the gradient of the prediction written.
    get work() {
      return { bytes: 4 * (count(this.inputs) + this.elements) };
    },
    reference(data) {
      const wide = this.inputs.map(({ name, shape, dtype }, i): [string, Tensor] => [
        name,
        tensor(data[i] ?? [], { shape, dtype: dtype === "int32" ? dtype : "float64" }),
      ]);
      const { value, gradient } = loss.valueAndGrad(...lossArguments(wide));
      return [value.dataSync(), ...nameTensors("gradient", gradient).map(([, leaf]) => leaf.dataSync())];
    },
  };
}

const count = (inputs: readonly InputValues[]) =>
  inputs.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);

/** Classes and samples grow alike: 100×10, 1000×100, 1000×1000. Vectors of a batch have a fixed length. */
function shapeOf(kind: LossDescription["kind"], size: number): [samples: number, ...classes: number[]] {
  // Of few numbers, several samples all the same: two points are always correlated, and three have no two labels.
  if (kind === "elementwise") return [size];
  if (kind === "perBatch") return [Math.max(4, Math.round(size / 8)), 8];
  const classes = size < 100 ? 5 : 10 ** Math.floor(Math.log10(size) / 2);
  return [Math.max(1, Math.round(size / classes)), classes];
}
