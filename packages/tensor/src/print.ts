import { allocate, type Dtype, type TypedArray } from "./dtype.js";
import { numberFormat } from "./print-number.js";
import { type Shape, showShape, sizeOf, stridesOf } from "./shape.js";

/** Of more elements than this, only the first and last `edge` along each axis are shown. */
const threshold = 1000;
const edge = 3;
const lineWidth = 75;
const prefix = "tensor(";

/** `tensor([[1., 2.],⏎        [3., 4.]], shape=[2, 2], dtype=float32)`: what NumPy prints, and the shape always. */
export function formatTensor(data: TypedArray, shape: Shape, dtype: Dtype): string {
  const body = data.length === 0 && shape.length > 0 ? "[]" : formatValues(data, shape, dtype);
  const suffix = `shape=${showShape(shape)}, dtype=${dtype})`;
  const lastLine = body.length - (body.lastIndexOf("\n") + 1) + (body.includes("\n") ? 0 : prefix.length);
  const fits = lastLine + 2 + suffix.length <= lineWidth;
  return `${prefix}${body},${fits ? " " : `\n${" ".repeat(prefix.length)}`}${suffix}`;
}

function formatValues(data: TypedArray, shape: Shape, dtype: Dtype): string {
  const summary = data.length > threshold;
  const strides = stridesOf(shape);
  /** The places along an axis that are shown; `undefined` is the gap. */
  const shown = shape.map((length) => {
    const from = (start: number, count: number) => Array.from({ length: count }, (_, i) => start + i);
    if (!summary || length <= 2 * edge) return from(0, length);
    return [...from(0, edge), undefined, ...from(length - edge, edge)];
  });
  const show = numberFormat(visible(data, strides, shown, dtype), dtype);

  const format = (axis: number, start: number, indent: number): string => {
    const places = shown[axis];
    if (places === undefined) return show(data[start] ?? 0);
    const last = axis === shape.length - 1;
    const parts = places.map((place) =>
      place === undefined ? "..." : format(axis + 1, start + place * (strides[axis] ?? 0), indent + 1),
    );
    // Behind the number come its comma, a bracket for each axis outside, and the comma before the shape.
    if (last) return `[${wrap(parts, indent + 1, lineWidth - axis - 2)}]`;
    return `[${parts.join(`,${"\n".repeat(shape.length - axis - 1)}${" ".repeat(indent + 1)}`)}]`;
  };
  return format(0, 0, prefix.length).trim();
}

/** The values that will be seen: the others have no say in the width. */
function visible(
  data: TypedArray,
  strides: readonly number[],
  shown: readonly (readonly (number | undefined)[])[],
  dtype: Dtype,
): TypedArray {
  const kept = shown.map((places) => places.filter((place) => place !== undefined));
  const result = allocate(dtype, sizeOf(kept.map((places) => places.length)));
  let next = 0;
  const visit = (axis: number, start: number): void => {
    const places = kept[axis];
    if (places === undefined) result[next++] = data[start] ?? 0;
    else for (const place of places) visit(axis + 1, start + place * (strides[axis] ?? 0));
  };
  visit(0, 0);
  return result;
}

/** Joins numbers with commas, and breaks the line before it grows past `width`. */
function wrap(parts: readonly string[], indent: number, width: number): string {
  const lines: string[] = [];
  let line = "";
  for (const [i, part] of parts.entries()) {
    const word = i === parts.length - 1 ? part : `${part},`;
    if (line !== "" && indent + line.length + 1 + part.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join(`\n${" ".repeat(indent)}`);
}
