import { ShapeError, Tensor } from "@surprisal/tensor";

/** A label for each sample: whole numbers, strings or whatever else a Map tells apart. */
export type Labels = Tensor | readonly unknown[] | (ArrayBufferView & ArrayLike<number | bigint>);

/** Labels as whole numbers from 0 to below `count`. */
export interface Codes {
  readonly codes: ArrayLike<number>;
  readonly count: number;
}

/** Labels as an array of one axis. */
export function labelArray(where: string, name: string, labels: Labels): ArrayLike<unknown> {
  if (!(labels instanceof Tensor)) {
    if (ArrayBuffer.isView(labels) || Array.isArray(labels)) return labels as ArrayLike<unknown>;
    throw new ShapeError(
      `${where}: ${name} must be a label for each sample, in an array, not ${typeof labels}.`,
    );
  }
  if (labels.rank === 1) return labels.dataSync();
  throw new ShapeError(
    `${where}: ${name} [${labels.shape.join(", ")}] must have one axis, a label for each sample. Did you mean ${name}.reshape([-1])?`,
  );
}

/** Several arrays of labels of the same samples. */
export function sameLength(where: string, arrays: { readonly [name: string]: Labels }): ArrayLike<unknown>[] {
  const entries = Object.entries(arrays).map(
    ([name, labels]) => [name, labelArray(where, name, labels)] as const,
  );
  const [first, ...rest] = entries;
  for (const [name, labels] of rest) {
    if (first === undefined || labels.length === first[1].length) continue;
    throw new ShapeError(
      `${where}: ${first[0]} has ${first[1].length} labels and ${name} ${labels.length}. Give one of each for every sample.`,
    );
  }
  return entries.map(([, labels]) => labels);
}

/** Whole numbers whose range is not much larger than their number stay in their order; anything else is numbered as it comes. */
export function encode(labels: ArrayLike<unknown>): Codes {
  return shifted(labels) ?? numbered(labels);
}

function shifted(labels: ArrayLike<unknown>): Codes | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i] as number;
    if (!Number.isSafeInteger(label)) return undefined;
    if (label < low) low = label;
    if (label > high) high = label;
  }
  const count = labels.length === 0 ? 0 : high - low + 1;
  if (count > 4 * labels.length + 1024) return undefined;
  const codes = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) codes[i] = (labels[i] as number) - low;
  return { codes, count };
}

function numbered(labels: ArrayLike<unknown>): Codes {
  const known = new Map<unknown, number>();
  const codes = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i];
    let code = known.get(label);
    if (code === undefined) {
      code = known.size;
      known.set(label, code);
    }
    codes[i] = code;
  }
  return { codes, count: known.size };
}

/** How often each code occurs. */
export function occurrences({ codes, count }: Codes): Int32Array {
  const times = new Int32Array(count);
  for (let i = 0; i < codes.length; i++)
    times[codes[i] as number] = (times[codes[i] as number] as number) + 1;
  return times;
}
