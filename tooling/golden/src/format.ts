// The files of reference values: what implementations of renown computed, with the inputs they computed it from.

import { type Tensor, tensor } from "@surprisal/tensor";

/** NaN and the infinities are no JSON numbers; they are spelled out. */
type JsonNumber = number | "NaN" | "Infinity" | "-Infinity";

/** A tensor in row-major order. Floats have no dtype of their own; they take the case's. */
export interface JsonTensor {
  readonly shape: readonly number[];
  readonly data: readonly (JsonNumber | boolean)[];
  readonly dtype?: "int64" | "bool";
}

/** One call of a reference implementation, and what it gave. */
export interface GoldenCase {
  readonly id: string;
  /** The reference's name for what it computed. */
  readonly loss: string;
  readonly params: { readonly [name: string]: unknown };
  readonly reduction?: string | null;
  readonly dtype: "float64" | "float32";
  readonly inputs: { readonly [name: string]: JsonTensor };
  readonly value: JsonTensor;
  /** Gradients are those of Σ cotangent · value. Default 1 everywhere. */
  readonly cotangent?: JsonTensor;
  readonly source: string;
  readonly tags?: readonly string[];
  /** `grad_X`, `second_X`, `hvp_X`, and further outputs of the same call. */
  readonly [key: string]: unknown;
}

/** A curve over the file's `x`: the value and its derivative at each point, for one label. */
export interface Curve {
  readonly name: string;
  readonly params: { readonly y: number; readonly [name: string]: number };
  readonly value: readonly JsonNumber[];
  readonly grad: readonly JsonNumber[];
}

type Figures = { readonly [name: string]: unknown };

export interface GoldenFile {
  readonly format: 1;
  readonly file: string;
  readonly cases: readonly GoldenCase[];
  readonly curves?: { readonly x: readonly number[]; readonly curves: readonly Curve[] };
  /** `labels`, and the constants that minimise the summed losses over them. */
  readonly minimisers?: { readonly labels: readonly number[]; readonly [name: string]: unknown };
  /** Numbers as a text printed them, in float32. */
  readonly printed?: Figures;
  readonly constants?: Figures;
  readonly concavity?: Figures;
}

/** Whether a parsed JSON file has this format. */
export function isGoldenFile(json: unknown): json is GoldenFile {
  const file = json as Partial<GoldenFile> | null;
  return typeof file === "object" && file?.format === 1 && Array.isArray(file.cases);
}

export function readNumbers(data: readonly (JsonNumber | boolean)[]): Float64Array {
  return Float64Array.from(data, Number);
}

export function readTensor(json: JsonTensor, dtype: "float64" | "float32"): Tensor {
  const own = json.dtype === "int64" ? "int32" : (json.dtype ?? dtype);
  return tensor(readNumbers(json.data), { shape: json.shape, dtype: own });
}
