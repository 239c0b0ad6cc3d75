import type { Dtype, TypedArray } from "./dtype.js";
import { type Shape, showShape } from "./shape.js";

/** More elements than this are shown as the first and last `edge` along each axis. */
const threshold = 1000;
const edge = 3;
const lineWidth = 75;

/** `tensor([[1, 2],⏎ [3, 4]], shape=[2, 2], dtype=float32)`, columns aligned, as NumPy prints. */
export function formatTensor(data: TypedArray, shape: Shape, dtype: Dtype): string {
  const suffix = `shape=${showShape(shape)}, dtype=${dtype})`;
  if (data.length === 0 && shape.length > 0) return `tensor([], ${suffix}`;
  const shown = formatter(data, dtype, data.length > threshold);
  const body = formatAxis(data, shape, 0, 0, data.length > threshold, shown, "tensor(".length);
  return `tensor(${body}, ${suffix}`;
}

/** One number to text, all padded to one width. */
function formatter(data: TypedArray, dtype: Dtype, sampled: boolean): (value: number) => string {
  const values = sampled ? [...data.subarray(0, 100), ...data.subarray(-100)] : [...data];
  if (dtype === "bool") return (value) => (value ? " true" : "false");
  const digits = dtype === "float64" ? 8 : 6;
  const finite = values.filter((value) => Number.isFinite(value) && value !== 0).map(Math.abs);
  const largest = Math.max(0, ...finite);
  const smallest = Math.min(Number.POSITIVE_INFINITY, ...finite);
  const scientific = dtype !== "int32" && (largest >= 1e8 || smallest < 1e-4 || largest / smallest > 1e6);
  const text = (value: number): string => {
    if (Number.isNaN(value)) return "nan";
    if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
    if (dtype === "int32") return String(value);
    if (scientific) return value.toExponential(digits - 2);
    return String(Number(value.toFixed(digits)));
  };
  const width = Math.max(...values.map((value) => text(value).length));
  return (value) => text(value).padStart(width);
}

function formatAxis(
  data: TypedArray,
  shape: Shape,
  axis: number,
  start: number,
  abbreviated: boolean,
  show: (value: number) => string,
  indent: number,
): string {
  const length = shape[axis];
  if (length === undefined) return show(data[start] ?? 0).trim();
  const stride = shape.slice(axis + 1).reduce((product, extent) => product * extent, 1);
  const last = axis === shape.length - 1;
  const cut = abbreviated && length > 2 * edge;
  const positions = Array.from({ length }, (_, i) => i).filter((i) => !cut || i < edge || i >= length - edge);
  const parts = positions.map((i) =>
    last
      ? show(data[start + i] ?? 0)
      : formatAxis(data, shape, axis + 1, start + i * stride, abbreviated, show, indent + 1),
  );
  if (cut) parts.splice(edge, 0, "...");
  return `[${last ? wrap(parts, indent + 1) : parts.join(`,\n${"\n".repeat(shape.length - axis - 2)}${" ".repeat(indent + 1)}`)}]`;
}

/** Joins numbers with commas, breaking lines before they grow too long. */
function wrap(parts: readonly string[], indent: number): string {
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line !== "" && line.length + part.length + 2 > lineWidth) {
      lines.push(line);
      line = part;
    } else {
      line = line === "" ? part : `${line}, ${part}`;
    }
  }
  return [...lines, line].join(`,\n${" ".repeat(indent)}`);
}
