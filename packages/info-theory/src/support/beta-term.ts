import { customGrad, type Tensor } from "@surprisal/tensor";
import { cressieReadTerm } from "./cressie-read-term.js";
import { logRatio } from "./log-ratio.js";
import { power } from "./power-product.js";
import { zeroWins } from "./zero-wins.js";

/** `(p^c − q^c) / c`, and log p − log q at c = 0; 0 where p = q = 0. */
export function powerDifference(p: Tensor, q: Tensor, c: number): Tensor {
  return customGrad((p, q) => {
    const nothing = p.equal(0).logicalAnd(q.equal(0));
    const [x, y] = [nothing.where(1, p), nothing.where(1, q)];
    const logarithm = logRatio(x, y);
    const ofRatio = y.log().mul(c).exp().mul(logarithm.mul(c).expm1()).div(c);
    const ofZero = c > 0 ? x.log().mul(c).exp().div(c) : Number.NEGATIVE_INFINITY;
    const slope = (z: Tensor) => nothing.where(0, power(z, c - 1));
    return {
      value: nothing.where(0, c === 0 ? logarithm : y.equal(0).where(ofZero, ofRatio)),
      gradient: (dy) => [zeroWins(dy, slope(p)), zeroWins(dy, slope(q)).neg()],
    };
  })(p, q);
}

/** `(p^β + (β − 1)q^β − β p q^(β−1)) / (β(β − 1))`, with its limits at 0 and 1 and its digits near them and near p = q. */
export function betaTerm(p: Tensor, q: Tensor, beta: number): Tensor {
  if (beta === 1) return cressieReadTerm(p, q, 1);
  return customGrad((p, q) => {
    const nothing = q.equal(0);
    const y = nothing.where(1, q);
    const scaled = power(y, beta - 1).mul(cressieReadTerm(p, y, beta));
    const ofZero = beta > 1 ? power(p, beta).div(beta * (beta - 1)) : Number.POSITIVE_INFINITY;
    const atZero = beta > 1 ? ofZero : p.equal(0).where(0, ofZero);
    return {
      value: nothing.where(atZero, scaled),
      gradient: (dy) => [
        zeroWins(dy, powerDifference(p, q, beta - 1)),
        zeroWins(dy, zeroWins(q.sub(p), power(q, beta - 2))),
      ],
    };
  })(p, q);
}
