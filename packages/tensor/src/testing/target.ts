import type { FloatDtype, TypedArray } from "../dtype.js";
import type { Tensor } from "../tensor/tensor.js";

/**
 * Where the suites compute what they test. Expected values and differences are always computed in float64 on the CPU.
 */
export interface Target {
  readonly name: string;
  /** The float dtypes it computes in, the widest last. */
  readonly dtypes: readonly FloatDtype[];
  /** An input, moved to where this target computes. */
  place(x: Tensor): Tensor;
  read(x: Tensor): Promise<TypedArray>;
}

let current: Target = {
  name: "cpu",
  dtypes: ["float32", "float64"],
  place: (x) => x,
  read: (x) => x.data(),
};

/** The target that suites defined from now on run against: set it in a setup file to run all of them elsewhere. */
export function useTarget(target: Target): void {
  current = target;
}

/** Where suites defined now compute; for tests of your own that are to run wherever the suites do. */
export function currentTarget(): Target {
  return current;
}

/** The widest dtype that a target computes in. */
export function widest(target: Target): FloatDtype {
  return target.dtypes.includes("float64") ? "float64" : "float32";
}
