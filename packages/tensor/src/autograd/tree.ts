import { DtypeError } from "../errors.js";
import { asTensor, Tensor, type TensorLike } from "../tensor/tensor.js";

/** A tensor, or a plain object or array of such. */
export type TensorTree = Tensor | readonly TensorTree[] | { readonly [key: string]: TensorTree };

/** The structure of an argument with a gradient tensor at each leaf; host numbers count as tensors. */
export type GradientOf<T> = [T] extends [TensorLike]
  ? Tensor
  : T extends readonly unknown[]
    ? { [K in keyof T]: GradientOf<T[K]> }
    : T extends object
      ? { [K in keyof T]: GradientOf<T[K]> }
      : Tensor;

/** The leaves of an argument, and how to build its structure again from others. */
export interface Flat {
  readonly leaves: readonly Tensor[];
  rebuild(leaves: readonly Tensor[]): unknown;
}

export function flatten(where: string, value: unknown): Flat {
  if (value instanceof Tensor) return leaf(value);
  if (isHostTensor(value)) return leaf(asTensor(value, undefined, where));
  const proto = typeof value === "object" && value !== null ? Object.getPrototypeOf(value) : undefined;
  if (Array.isArray(value)) {
    return branch(
      value.map((child) => flatten(where, child)),
      (children) => children,
    );
  }
  if (proto === Object.prototype || (proto === null && typeof value === "object")) {
    const keys = Object.keys(value as object);
    const children = keys.map((key) => flatten(where, (value as Record<string, unknown>)[key]));
    return branch(children, (built) => Object.fromEntries(keys.map((key, i) => [key, built[i]])));
  }
  throw new DtypeError(
    `${where}: the argument to differentiate must be a tensor, or a plain object or array of tensors, not ${value === null ? "null" : typeof value}.`,
  );
}

function leaf(tensor: Tensor): Flat {
  return { leaves: [tensor], rebuild: ([replacement]) => replacement };
}

function branch(children: readonly Flat[], assemble: (built: unknown[]) => unknown): Flat {
  return {
    leaves: children.flatMap((child) => child.leaves),
    rebuild(leaves) {
      let start = 0;
      return assemble(
        children.map((child) => {
          const part = leaves.slice(start, start + child.leaves.length);
          start += child.leaves.length;
          return child.rebuild(part);
        }),
      );
    },
  };
}

function isHostTensor(value: unknown): value is Exclude<TensorLike, Tensor> {
  if (typeof value === "number" || typeof value === "boolean" || ArrayBuffer.isView(value)) return true;
  return Array.isArray(value) && value.length > 0 && value.every(isHostTensor);
}
