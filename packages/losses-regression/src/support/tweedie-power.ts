import { ValueError } from "@surprisal/tensor";

/** No distribution has a variance that grows like a power of the mean between 0 and 1. */
export function checkPower(name: string, power: number): void {
  if (power <= 0 || power >= 1) return;
  throw new ValueError(
    `${name}: option power must be at most 0, or at least 1, not ${power}: no Tweedie distribution lies between.`,
  );
}
