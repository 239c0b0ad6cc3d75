import { customGrad, type Tensor } from "@surprisal/tensor";
import { entr } from "../entr.js";
import { cressieReadTerm } from "./cressie-read-term.js";
import { zeroWins } from "./zero-wins.js";

/** The entropy of a coin, in nats. */
export function binaryEntropy(p: Tensor): Tensor {
  return entr(p).add(entropyOfOther(p));
}

/** `−(1 − p) log(1 − p)`, with what little it is for small p. */
const entropyOfOther: (p: Tensor) => Tensor = /* @__PURE__ */ customGrad((p) => {
  const logarithm = p.neg().log1p();
  const inside = p.equal(1).where(0, complement(p).mul(logarithm));
  return {
    value: p.greater(1).where(Number.POSITIVE_INFINITY, inside).neg(),
    gradient: (dy) => zeroWins(dy, logarithm.add(1)),
  };
});

/** Kullback–Leibler divergence of two coins, in nats. */
export function binaryDivergence(p: Tensor, q: Tensor): Tensor {
  // With q − p added and taken off, so that both are of one sign.
  return cressieReadTerm(p, q, 1).add(cressieReadTerm(complement(p), complement(q), 1));
}

export function complement(p: Tensor): Tensor {
  return p.neg().add(1);
}
