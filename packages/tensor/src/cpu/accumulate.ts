import type { LaneType } from "../compiler/block.js";
import { laneTypes } from "../compiler/convert.js";
import type { KernelReduction } from "../compiler/kernel.js";
import type { FunctionWriter, Local } from "./assembler.js";
import { constantBytes } from "./emit.js";
import type { SimdName } from "./opcodes.js";

const swapHalves = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];
const swapPairs = [4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11];
const splatWord = [0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3];
const highHalf = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const lowHalves = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];

const combine: Record<string, SimdName> = {
  "sum f32": "f32x4.add",
  "sum f64": "f64x2.add",
  "sum i32": "i32x4.add",
  "prod f64": "f64x2.mul",
  "prod i32": "i32x4.mul",
  "max f32": "f32x4.pmax",
  "max f64": "f64x2.pmax",
  "max i32": "i32x4.max_s",
  "min f32": "f32x4.pmin",
  "min f64": "f64x2.pmin",
  "min i32": "i32x4.min_s",
};

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

function identityOf(monoid: KernelReduction["monoid"], type: LaneType): number {
  if (monoid === "sum") return 0;
  if (monoid === "prod") return 1;
  if (type === "i32") return monoid === "max" ? -(2 ** 31) : 2 ** 31 - 1;
  return monoid === "max" ? NEGATIVE_INFINITY : POSITIVE_INFINITY;
}

/**
 * The running state of one reduction. Sums of float32 are carried in double: the vectors of one step are added as a
 * tree, and only their sum is widened. Largest and smallest skip NaN in one instruction, and remember that there was one.
 */
export class Accumulator {
  readonly #f: FunctionWriter;
  readonly #reduction: KernelReduction;
  readonly #type: LaneType;
  readonly #lanes: number;
  /** Carried in double: float32 sums and products. */
  readonly #widened: boolean;
  readonly #ordered: boolean;
  readonly #state: Local[];
  readonly #nan: Local | undefined;

  constructor(f: FunctionWriter, reduction: KernelReduction, lanes: number) {
    this.#f = f;
    this.#reduction = reduction;
    this.#type = laneTypes[reduction.dtype];
    this.#lanes = lanes;
    this.#ordered = reduction.monoid === "max" || reduction.monoid === "min";
    this.#widened = this.#type === "f32" && !this.#ordered;
    this.#state = Array.from({ length: this.#widened && lanes === 4 ? 2 : 1 }, () => f.local("v128"));
    this.#nan = this.#ordered && this.#type !== "i32" ? f.local("v128") : undefined;
  }

  get #stateType(): LaneType {
    return this.#widened ? "f64" : this.#type;
  }

  #operation(type: LaneType): void {
    const { monoid } = this.#reduction;
    const name = combine[`${monoid} ${type}`];
    if (name === undefined) throw new Error(`internal: no ${monoid} of ${type}`);
    this.#f.simd(name);
  }

  #constant(type: LaneType, value: number): void {
    this.#f.v128(constantBytes(type, value));
  }

  start(): void {
    const type = this.#stateType;
    for (const state of this.#state) {
      this.#constant(type, identityOf(this.#reduction.monoid, type));
      this.#f.set(state);
    }
    if (this.#nan !== undefined) {
      this.#constant("i32", 0);
      this.#f.set(this.#nan);
    }
  }

  /** Adds vectors; `mask`, when given, has zeros in lanes that do not count. */
  add(values: readonly (() => void)[], mask: (() => void) | undefined): void {
    const f = this.#f;
    const { monoid } = this.#reduction;
    const masked = values.map((push) => {
      if (mask === undefined) return push;
      const local = f.local("v128");
      push();
      this.#constant(this.#type, identityOf(monoid, this.#type));
      mask();
      f.simd("v128.bitselect");
      f.set(local);
      return () => f.get(local);
    });
    if (this.#nan !== undefined) this.#noteNaN(masked, this.#nan);
    // A product of float32 overflows where its sum would not: widen each factor.
    if (this.#widened && monoid === "prod") for (const push of masked) this.#widen(push);
    else if (this.#widened) this.#widen(() => this.#tree(masked));
    else {
      const [state] = this.#state as [Local];
      f.get(state);
      this.#tree(masked);
      this.#operation(this.#type);
      f.set(state);
    }
  }

  #noteNaN(values: readonly (() => void)[], nan: Local): void {
    for (const push of values) {
      push();
      push();
      this.#f.simd(this.#type === "f64" ? "f64x2.ne" : "f32x4.ne");
      this.#f.get(nan);
      this.#f.simd("v128.or");
      this.#f.set(nan);
    }
  }

  #tree(values: readonly (() => void)[]): void {
    const [only] = values;
    if (values.length === 1) {
      only?.();
      return;
    }
    const half = values.length >> 1;
    this.#tree(values.slice(0, half));
    this.#tree(values.slice(half));
    this.#operation(this.#type);
  }

  #widen(push: () => void): void {
    const f = this.#f;
    const [low, high] = this.#state as [Local, Local?];
    const narrow = f.local("v128");
    push();
    f.set(narrow);
    f.get(low);
    f.get(narrow);
    f.simd("f64x2.promote_low_f32x4");
    this.#operation("f64");
    f.set(low);
    if (high === undefined) return;
    f.get(high);
    f.get(narrow);
    f.get(narrow);
    f.shuffle(highHalf);
    f.simd("f64x2.promote_low_f32x4");
    this.#operation("f64");
    f.set(high);
  }

  /** Leaves the result lane by lane: lanes are different rows. */
  pushLanes(): void {
    const f = this.#f;
    const [low, high] = this.#state as [Local, Local?];
    f.get(low);
    if (this.#widened) {
      f.simd("f32x4.demote_f64x2_zero");
      if (high !== undefined) {
        f.get(high);
        f.simd("f32x4.demote_f64x2_zero");
        f.shuffle(lowHalves);
      }
    }
    this.#mendNaN((nan) => f.get(nan));
  }

  /** Leaves the result of all lanes together, in every lane. */
  pushTotal(): void {
    const f = this.#f;
    this.pushWide();
    const local = f.local("v128");
    if (this.#widened) f.simd("f32x4.demote_f64x2_zero");
    if (this.#type !== "f64") {
      f.tee(local);
      f.get(local);
      f.shuffle(splatWord);
    }
  }

  /** Leaves the result of all lanes together in the first lane, still in double where it is carried so. */
  pushWide(): void {
    const f = this.#f;
    const type = this.#stateType;
    const local = f.local("v128");
    const [low, high] = this.#state as [Local, Local?];
    f.get(low);
    if (high !== undefined) {
      f.get(high);
      this.#operation(type);
    }
    const swaps = type === "f64" ? [swapHalves] : this.#lanes === 4 ? [swapHalves, swapPairs] : [swapPairs];
    for (const swap of swaps) {
      f.tee(local);
      f.get(local);
      f.get(local);
      f.shuffle(swap);
      this.#operation(type);
    }
    this.#mendNaN((nan) => {
      f.i32(0);
      f.get(nan);
      f.simd("v128.any_true");
      f.op("i32.sub");
      f.simd("i32x4.splat");
    });
  }

  /** Leaves the first lane's state, where all lanes hold the same. */
  pushFirst(): void {
    const [low] = this.#state as [Local];
    this.#f.get(low);
    this.#mendNaN((nan) => this.#f.get(nan));
  }

  #mendNaN(push: (nan: Local) => void): void {
    const nan = this.#nan;
    if (nan === undefined) return;
    const f = this.#f;
    const value = f.local("v128");
    f.set(value);
    this.#constant(this.#type, Number.NaN);
    f.get(value);
    push(nan);
    f.simd("v128.bitselect");
  }
}
