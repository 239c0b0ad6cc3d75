import type { KernelReduction } from "../compiler/kernel.js";
import { groupSize } from "./work.js";

/** The running state of a reduction: extremes of floats are found among integers of their order, where NaN has a place. */
export interface Monoid {
  readonly type: "f32" | "i32";
  readonly identity: string;
  combine(a: string, b: string): string;
  /** From a value to a state, and back. */
  lift(value: string): string;
  lower(state: string): string;
}

export function monoidOf({ monoid, dtype }: KernelReduction): Monoid {
  const same = (text: string) => text;
  const integer = dtype === "int32" || dtype === "bool";
  if (monoid === "sum" || monoid === "prod") {
    const [sign, identity] = monoid === "sum" ? ["+", "0"] : ["*", "1"];
    return {
      type: integer ? "i32" : "f32",
      identity: `${identity}${integer ? "i" : "f"}`,
      combine: (a, b) => `${a} ${sign} ${b}`,
      lift: same,
      lower: same,
    };
  }
  return {
    type: "i32",
    identity: monoid === "max" ? "bitcast<i32>(0x80000000u)" : "0x7fffffffi",
    combine: (a, b) => `${monoid}(${a}, ${b})`,
    lift: integer ? same : (value) => `${monoid === "max" ? "largestKey" : "smallestKey"}(${value})`,
    lower: integer ? same : (state) => `fromKey(${state})`,
  };
}

/** The name of the function that joins the states of so many neighbouring invocations; each of them gets the result. */
export function joinName(reduction: KernelReduction, width: number): string {
  return `join${reduction.monoid[0]?.toUpperCase()}${reduction.monoid.slice(1)}${monoidOf(reduction).type}Of${width}`;
}

/** A tree of fixed shape: the same bits in each run. All invocations of a workgroup must call it together. */
export function joinText(reduction: KernelReduction, width: number): string {
  const { type, combine } = monoidOf(reduction);
  const shelf = `shelf_${type}`;
  return `fn ${joinName(reduction, width)}(lane: u32, state: ${type}) -> ${type} {
  ${shelf}[lane] = state;
  for (var half = ${width / 2}u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if ((lane & ${width - 1}u) < half) { ${shelf}[lane] = ${combine(`${shelf}[lane]`, `${shelf}[lane + half]`)}; }
  }
  workgroupBarrier();
  let all = ${shelf}[lane & ~${width - 1}u];
  workgroupBarrier();
  return all;
}`;
}

export type JoinText = typeof joinText;

export function shelfText(type: string): string {
  return `var<workgroup> shelf_${type}: array<${type}, ${groupSize}>;`;
}
