import { asTensor, type FloatDtype, Tensor, type TensorLike } from "@surprisal/tensor";

/**
 * The arguments of a measure as float tensors. Tensors and float arrays keep their dtype, integers become floats, and
 * other host numbers take the dtype of what stands beside them: float64 where nothing does.
 */
export function operands<A extends readonly TensorLike[]>(where: string, ...values: A): Tensors<A> {
  const brought = values.map(broughtDtype);
  const dtype = brought.includes("float64") || !brought.includes("float32") ? "float64" : "float32";
  return values.map((value, i) => {
    const x = asTensor(value, value instanceof Tensor ? undefined : (brought[i] ?? dtype), where);
    return isFloat(x) ? x : x.cast(dtype);
  }) as unknown as Tensors<A>;
}

type Tensors<A extends readonly TensorLike[]> = { [K in keyof A]: Tensor };

const isFloat = ({ dtype }: Tensor): boolean => dtype === "float32" || dtype === "float64";

/** The dtype that an argument brings along, where it has one. */
function broughtDtype(value: TensorLike): FloatDtype | undefined {
  if (value instanceof Tensor) return value.dtype === "float64" ? "float64" : "float32";
  if (value instanceof Float32Array) return "float32";
  if (value instanceof Float64Array) return "float64";
  return undefined;
}
