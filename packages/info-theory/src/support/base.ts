import { type Tensor, ValueError } from "@surprisal/tensor";

export interface BaseOption {
  /** Base of the logarithm: 2 for bits, 10 for hartleys. Default e, for nats. */
  readonly base?: number;
}

/** Nats as units of another base. */
export function inBase(where: string, nats: Tensor, base: number | undefined): Tensor {
  return fromNats(where, base)(nats);
}

/** What makes units of another base of nats. The base is checked at once, before there are any. */
export function fromNats(where: string, base: number | undefined): (nats: Tensor) => Tensor {
  if (base === undefined) return (nats) => nats;
  const valid = typeof base === "number" && base > 0 && base !== 1 && base < Number.POSITIVE_INFINITY;
  if (!valid) {
    throw new ValueError(
      `${where}: base ${base} is no base of a logarithm. Give a positive number other than 1: 2 for bits, or none for nats.`,
    );
  }
  return (nats) => nats.div(Math.log(base));
}

/** The same of a distance between two results, which is never negative. */
export function gapInBase(nats: number, base = Math.E): number {
  return nats / Math.abs(Math.log(base));
}
