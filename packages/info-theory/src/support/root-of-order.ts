import { customGrad, type Tensor, ValueError } from "@surprisal/tensor";

/** `x^(1/order)` of x ≥ 0; above order 1 with slope 0 at 0, where the distance has its corner. */
export function rootOfOrder(x: Tensor, order: number): Tensor {
  if (order === 1) return x;
  return customGrad((cost) => {
    const corner = cost.lessEqual(0);
    const result = corner.where(0, order === 2 ? cost.sqrt() : cost.pow(1 / order));
    return {
      value: result,
      gradient: (dy) => {
        const safe = corner.where(1, cost);
        return corner.where(0, dy.mul(rootOfOrder(safe, order)).div(safe.mul(order)));
      },
    };
  })(x);
}

/** The exponent of a cost of transport. */
export function checkCostOrder(where: string, order: number): void {
  if (typeof order === "number" && order >= 1 && order < Number.POSITIVE_INFINITY) return;
  throw new ValueError(`${where}: order must be a number from 1, not ${order}. The cost is distance^order.`);
}
