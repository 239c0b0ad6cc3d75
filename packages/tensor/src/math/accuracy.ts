import { readFileSync } from "node:fs";
import { interpreter } from "../compiler/interpret.js";
import type { Lanes } from "../compiler/lanes.js";
import type { FloatDtype } from "../dtype.js";
import type { Elementwise } from "../ops/define.js";
import * as ops from "../ops/index.js";
import { functionOf } from "../reference/definitions.js";

/** How close an expansion has to come, and where. */
export interface Requirement {
  readonly op: Elementwise;
  readonly arity: 1 | 2;
  /** Ulp allowed in each width. */
  readonly float32: number;
  readonly float64: number;
  /** Ulp allowed in float32 on a target that has no double. */
  readonly float32Alone: number;
  /** Where the bounds hold. */
  readonly within?: Region;
  /** Where ulp are those of 1 when the value is smaller: two terms cancel there. */
  readonly absolute?: Region;
  /** The same in float32 where there is no double. */
  readonly alone?: { readonly within?: Region; readonly absolute?: Region };
}

interface Region {
  readonly text: string;
  test(x: number): boolean;
}

const exact = { arity: 1, float32: 2, float64: 2, float32Alone: 2 } as const;
const close = { ...exact, float64: 4 } as const;
const negative: Region = { text: "x < 0", test: (x) => x < 0 };
const notNegative: Region = { text: "x ≥ 0", test: (x) => !(x < 0) };
const angle = {
  within: { text: "\\|x\\| ≤ 1e5", test: (x: number) => Math.abs(x) <= 1e5 },
  // Too few bits to take many multiples of π/2 off.
  alone: {
    within: { text: "\\|x\\| ≤ 100", test: (x: number) => Math.abs(x) <= 100 },
    absolute: { text: "everywhere", test: () => true },
  },
};

export const requirements: Readonly<Record<string, Requirement>> = {
  exp: { ...exact, op: ops.exp },
  expm1: { ...close, op: ops.expm1 },
  log: { ...exact, op: ops.log },
  log1p: { ...close, op: ops.log1p },
  sigmoid: { ...close, op: ops.sigmoid },
  softplus: { ...close, op: ops.softplus },
  tanh: { ...close, op: ops.tanh },
  logCosh: { ...close, op: ops.logCosh },
  sin: { ...close, ...angle, op: ops.sin },
  cos: { ...close, ...angle, op: ops.cos },
  atan: { ...close, op: ops.atan },
  erf: { ...close, op: ops.erf },
  erfc: { ...close, float32Alone: 4, op: ops.erfc },
  lgamma: { ...close, float32Alone: 4, op: ops.lgamma, absolute: negative, alone: { within: notNegative } },
  pow: { ...close, arity: 2, float32: 4, float32Alone: 4, op: ops.pow },
  logRatio: { ...close, arity: 2, op: ops.logRatio },
  xlogy: { ...close, arity: 2, op: ops.xlogy },
};

export function withoutDouble(requirement: Requirement): Requirement {
  return { ...requirement, ...requirement.alone };
}

/** What computes an op over columns of operands: the interpreter here, compiled kernels elsewhere. */
export type Apply = (columns: readonly ArrayLike<number>[]) => ArrayLike<number>;

/** The expansion, one value after another. */
export function interpreted(op: Elementwise, dtype: FloatDtype, { alone = false } = {}): Apply {
  const { inDouble, ...lanesAlone } = interpreter(dtype);
  const lanes: Lanes<number | bigint> =
    alone || inDouble === undefined ? lanesAlone : { ...lanesAlone, inDouble };
  return ([a, b]) =>
    Float64Array.from(a as ArrayLike<number>, (x, i) => {
      const result = b === undefined ? op.expand?.(lanes, x) : op.expand?.(lanes, x, b[i] as number);
      return Number(result);
    });
}

export interface Worst {
  ulp: number;
  at: readonly number[];
  count: number;
}

/** The distance in units of the last place that `want` has in `dtype`: fractions count, unlike between two floats. */
export function ulpError(got: number, want: number, dtype: FloatDtype, floor = 0): number {
  if (Number.isNaN(want) || Number.isNaN(got)) {
    return Number.isNaN(want) && Number.isNaN(got) ? 0 : Number.POSITIVE_INFINITY;
  }
  const [bits, least, overflow] =
    dtype === "float32" ? [24, -125, 2 ** 128] : [53, -1021, Number.POSITIVE_INFINITY];
  if (got === want) return 0;
  // What rounds to ∞ may come out as ∞, and the other way round.
  const finite = (x: number) => (Math.abs(x) >= overflow ? Math.sign(x) * overflow : x);
  const [a, b] = [finite(got), finite(want)];
  if (a === b) return 0;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return Number.POSITIVE_INFINITY;
  return Math.abs(a - b) / 2 ** (Math.max(exponentOf(Math.max(Math.abs(b), floor)), least) - bits);
}

const view = new DataView(new ArrayBuffer(8));

/** e of a double m·2ᵉ with ½ ≤ m < 1; at most −1022 for a subnormal. */
function exponentOf(x: number): number {
  view.setFloat64(0, x);
  return ((view.getUint16(0) >> 4) & 0x7ff) - 1022;
}

const block = 4096;

/** Every `step`-th bit pattern of float32 against `evaluate`; of two operands the second is the first's bits stirred. */
export function measureFloat32(
  { op, arity, within, absolute }: Requirement,
  apply: Apply,
  step: number,
): Worst {
  const worst: Worst = { ulp: 0, at: [], count: 0 };
  const evaluate = functionOf(op);
  const columns = [new Float32Array(block), new Float32Array(block)].slice(0, arity);
  const patterns = columns.map((column) => new Uint32Array(column.buffer));
  for (let start = 0; start < 2 ** 32; start += step * block) {
    const length = Math.min(block, Math.ceil((2 ** 32 - start) / step));
    for (let i = 0; i < length; i++) {
      const pattern = start + i * step;
      for (const [k, words] of patterns.entries()) {
        words[i] = k === 0 ? pattern : Math.imul(pattern ^ (pattern >>> 15), 0x2c1b3c6d);
      }
    }
    const results = apply(columns.map((column) => column.subarray(0, length)));
    for (let i = 0; i < length; i++) {
      const operands = columns.map((column) => column[i] as number);
      const [x] = operands as [number];
      if (within !== undefined && !within.test(x)) continue;
      note(
        worst,
        ulpError(results[i] as number, evaluate(...operands), "float32", absolute?.test(x) ? 1 : 0),
        operands,
      );
    }
  }
  return worst;
}

/** The rows of ../../reference-data/NAME.json whose operands `dtype` has. JSON has no infinities: they are strings. */
export function referenceRows(name: string, dtype: FloatDtype): number[][] {
  const url = new URL(`../../reference-data/${name}.json`, import.meta.url);
  const { points } = JSON.parse(readFileSync(url, "utf8")) as { points: (number | string)[][] };
  return points
    .map((row) => row.map(Number))
    .filter((row) => dtype === "float64" || row.slice(0, -1).every((x) => Object.is(Math.fround(x), x)));
}

/** The table of high-precision values. It holds doubles, so that half an ulp of float64 may be the table's own. */
export function measureTable(
  name: string,
  { within, absolute }: Requirement,
  apply: Apply,
  dtype: FloatDtype,
): Worst {
  const worst: Worst = { ulp: 0, at: [], count: 0 };
  const rows = referenceRows(name, dtype);
  const width = (rows[0] as number[]).length;
  const columns = Array.from({ length: width }, (_, k) => rows.map((row) => row[k] as number));
  const results = apply(columns.slice(0, -1));
  for (const [i, row] of rows.entries()) {
    const operands = row.slice(0, -1);
    const [x] = operands as [number];
    if (within !== undefined && !within.test(x)) continue;
    note(
      worst,
      ulpError(results[i] as number, row.at(-1) as number, dtype, absolute?.test(x) ? 1 : 0),
      operands,
    );
  }
  return worst;
}

function note(worst: Worst, ulp: number, at: readonly number[]): void {
  worst.count++;
  if (ulp > worst.ulp) Object.assign(worst, { ulp, at });
}
