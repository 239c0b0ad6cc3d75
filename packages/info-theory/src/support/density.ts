import { broadcastShapes, type Tensor, type TensorLike, ValueError } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./base.js";
import { operands } from "./operands.js";

/** The parameters that a family of distributions has, with the value of each that may be left out. */
type Family<K extends string> = { readonly [P in K]: number | undefined };
type Given<K extends string> = { readonly [P in K]?: TensorLike };
type Parameters<K extends string> = { readonly [P in K]: Tensor };

/** A measure of one distribution per element: `nats` of its parameters, which are stretched to one shape. */
export function ofDensity<K extends string>(
  where: string,
  family: Family<K>,
  given: Given<K>,
  options: BaseOption,
  nats: (parameters: Parameters<K>) => Tensor,
): Tensor {
  const [parameters] = stretched(where, family, [["", given]]);
  return inBase(where, nats(parameters as Parameters<K>), options.base);
}

/** A measure of two distributions of one family per element. */
export function ofDensities<K extends string>(
  where: string,
  family: Family<K>,
  p: Given<K>,
  q: Given<K>,
  options: BaseOption,
  nats: (p: Parameters<K>, q: Parameters<K>) => Tensor,
): Tensor {
  const [first, second] = stretched(where, family, [
    ["p.", p],
    ["q.", q],
  ]);
  return inBase(where, nats(first as Parameters<K>, second as Parameters<K>), options.base);
}

/** The parameters of several distributions, in one dtype and one shape. */
function stretched<K extends string>(
  where: string,
  family: Family<K>,
  distributions: readonly (readonly [prefix: string, given: Given<K>])[],
): Parameters<K>[] {
  const names = Object.keys(family) as K[];
  const labels = distributions.flatMap(([prefix]) => names.map((name) => prefix + name));
  const values = distributions.flatMap(([prefix, given]) =>
    names.map((name) => given[name] ?? family[name] ?? missing(where, prefix + name, names)),
  );
  const tensors = operands(where, ...values);
  const shape = broadcastShapes(
    where,
    tensors.map((x) => x.shape),
    labels,
  );
  return distributions.map(
    (_, i) =>
      Object.fromEntries(
        names.map((name, j) => [name, tensors[i * names.length + j]?.expand(shape)]),
      ) as unknown as Parameters<K>,
  );
}

function missing(where: string, name: string, names: readonly string[]): never {
  throw new ValueError(
    `${where}: ${name} is missing. The distribution has the parameters ${names.join(", ")}.`,
  );
}
