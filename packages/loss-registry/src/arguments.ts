import {
  asTensor,
  broadcastShapes,
  type Dtype,
  DtypeError,
  type Shape,
  ShapeError,
  Tensor,
  type TensorLike,
} from "@surprisal/tensor";
import { domains, type Slot } from "./domain.js";
import type { LossMetadata } from "./loss.js";

/** One tensor that a loss was called with. */
export interface Given extends Slot {
  readonly tensor: Tensor;
  /** What the body gets it in: the loss's dtype, but class indices keep their own. */
  readonly dtype: Dtype;
}

/** The tensors of a call in the order of `slots`, and the dtype the loss is computed in. Host values take that dtype. */
export function readArguments(
  where: string,
  slots: readonly Slot[],
  values: { readonly prediction: unknown; readonly target: unknown },
): { given: Given[]; dtype: Dtype } {
  const pairs = slots.map((slot) => ({ slot, value: pick(where, slot, slots, values[slot.role]) }));
  const rank = rankOf(pairs[0]?.value);
  const isIndex = ({ slot: { domains: allowed }, value }: (typeof pairs)[number]) =>
    allowed.includes("classIndex") && (allowed.length === 1 || rankOf(value) < rank);
  const dtype = pairs.some((pair) => !isIndex(pair) && isDouble(pair.value)) ? "float64" : "float32";
  const given = pairs.map((pair): Given => {
    const { slot, value } = pair;
    const strong = value instanceof Tensor || ArrayBuffer.isView(value);
    const tensor = asTensor(value as TensorLike, strong ? undefined : dtype, `${where}: ${slot.label}`);
    if (isIndex(pair)) return { ...slot, tensor, dtype: tensor.dtype };
    // A prediction is differentiated, so it is never an integer; a float keeps its dtype, which is its gradient's too.
    const whole = tensor.dtype === "int32" || tensor.dtype === "bool";
    return { ...slot, tensor: whole ? tensor.cast(dtype) : tensor, dtype };
  });
  return { given, dtype };
}

function isDouble(value: unknown): boolean {
  return value instanceof Float64Array || (value instanceof Tensor && value.dtype === "float64");
}

function rankOf(value: unknown): number {
  if (value instanceof Tensor) return value.rank;
  if (ArrayBuffer.isView(value)) return 1;
  return Array.isArray(value) ? 1 + rankOf(value[0]) : 0;
}

function pick(where: string, slot: Slot, slots: readonly Slot[], value: unknown): unknown {
  if (slot.key === undefined) {
    if (value !== undefined) return value;
    throw new ShapeError(
      `${where}: the ${slot.role} is missing. Call ${where}(prediction, target, options).`,
    );
  }
  const keys = slots.filter((other) => other.role === slot.role).map((other) => other.key);
  const record = typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  if (record[slot.key] !== undefined) return record[slot.key];
  throw new DtypeError(`${where}: the ${slot.role} must be { ${keys.join(", ")} }; ${slot.key} is missing.`);
}

/** The argument of one role as the body takes it: a tensor, or an object of tensors. */
export function assemble(given: readonly Given[], role: Slot["role"]): unknown {
  const own = given.filter((one) => one.role === role);
  const [first] = own;
  if (first === undefined || first.key === undefined) return first?.tensor;
  return Object.fromEntries(own.map(({ key, tensor }) => [key, tensor]));
}

/** The shape of the unreduced loss. Throws when the arguments do not fit together. */
export function unreducedShape({ name, kind }: LossMetadata, given: readonly Given[], axis: number): Shape {
  if (kind === "elementwise") {
    return broadcastShapes(
      name,
      given.map(({ tensor }) => tensor.shape),
      given.map(({ label }) => label),
    );
  }
  const first = given.find(({ role }) => role === "prediction");
  const full = first?.tensor.shape ?? [];
  const at = axis < 0 ? axis + full.length : axis;
  if (full[at] === undefined) {
    throw new ShapeError(
      `${name}: axis ${axis} does not exist in ${first?.label} [${full.join(", ")}]. Give the axis of the classes: { axis: 1 }.`,
    );
  }
  const shape = full.filter((_, i) => i !== at);
  for (const { tensor, label, domains: allowed } of given) {
    const fits = [full, shape].some((wanted) => sameShape(tensor.shape, wanted));
    if (fits) continue;
    const kinds = allowed.map((domain) => domains[domain].summary).join(" or ");
    throw new ShapeError(
      `${name}: ${label} [${tensor.shape.join(", ")}] does not fit ${first?.label} [${full.join(", ")}] with class axis ${axis}. ` +
        `It holds ${kinds}: give it the shape [${full.join(", ")}], or [${shape.join(", ")}] for one value per sample.`,
    );
  }
  return shape;
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** Throws unless a weight or the like broadcasts to the unreduced loss without stretching it. */
export function fitToLoss(where: string, label: string, tensor: Tensor, shape: Shape): void {
  const together = broadcastShapes(where, [shape, tensor.shape], ["the unreduced loss", label]);
  if (sameShape(together, shape)) return;
  throw new ShapeError(
    `${where}: ${label} [${tensor.shape.join(", ")}] is larger than the unreduced loss [${shape.join(", ")}], to which it must broadcast.`,
  );
}

/** The arguments with something harmless for their domain where the mask, of the loss's shape, is false. */
export function maskArguments(given: readonly Given[], mask: Tensor, axis: number): Given[] {
  return given.map((one) => {
    const { tensor } = one;
    // An argument with the class axis is masked along all of it.
    const at = axis < 0 ? axis + tensor.rank : axis;
    return hidden(one, tensor.rank > mask.rank ? mask.unsqueeze(at) : mask);
  });
}

/** The same for arguments of any shapes: those whose shape begins with the mask's are masked along what follows. */
export function maskLeading(given: readonly Given[], mask: Tensor): Given[] {
  return given.map((one) => {
    const { shape } = one.tensor;
    if (mask.rank === 0 || !sameShape(shape.slice(0, mask.rank), mask.shape)) return one;
    return hidden(one, mask.reshape([...mask.shape, ...shape.slice(mask.rank).fill(1)]));
  });
}

function hidden(one: Given, mask: Tensor): Given {
  const [first] = one.domains;
  return { ...one, tensor: mask.where(one.tensor, first === undefined ? 0 : domains[first].safe) };
}
