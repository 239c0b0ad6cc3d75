import { type DynamicLoss, getLoss } from "@surprisal/loss-registry";
import { Tensor } from "@surprisal/tensor";

/** A registered loss by a name that is only known at run time. */
export function findLoss(name: string): DynamicLoss {
  return getLoss(name as never) as DynamicLoss;
}

type Tree = Tensor | { readonly [key: string]: Tensor };

/** The tensors of an argument under names that keep their place: `prediction`, or `prediction.mean` and so on. */
export function nameTensors(role: string, argument: Tree | undefined): [name: string, tensor: Tensor][] {
  if (argument === undefined) return [];
  if (argument instanceof Tensor) return [[role, argument]];
  return Object.entries(argument).map(([key, tensor]) => [`${role}.${key}`, tensor]);
}

/** The other way round: what a loss takes, from named tensors. A loss without a target gets one argument. */
export function lossArguments(
  tensors: readonly (readonly [name: string, tensor: Tensor])[],
): [Tree, ...Tree[]] {
  const prediction = collect("prediction", tensors);
  const target = collect("target", tensors);
  if (prediction === undefined) throw new Error("internal: a loss without a prediction");
  return target === undefined ? [prediction] : [prediction, target];
}

function collect(role: string, tensors: readonly (readonly [string, Tensor])[]): Tree | undefined {
  const own = tensors.filter(([name]) => name === role || name.startsWith(`${role}.`));
  const whole = own.find(([name]) => name === role);
  if (whole !== undefined || own.length === 0) return whole?.[1];
  return Object.fromEntries(own.map(([name, tensor]) => [name.slice(role.length + 1), tensor]));
}
