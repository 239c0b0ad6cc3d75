import { ValueError } from "@surprisal/tensor";

const means = {
  arithmetic: (x: number, y: number) => (x + y) / 2,
  geometric: (x: number, y: number) => Math.sqrt(x * y),
  min: Math.min,
  max: Math.max,
} as const;

export function meanEntropy(
  where: string,
  average: keyof typeof means = "arithmetic",
  x: number,
  y: number,
): number {
  if (Object.hasOwn(means, average)) return means[average](x, y);
  throw new ValueError(
    `${where}: there is no average "${average}". Give one of ${Object.keys(means).join(", ")}.`,
  );
}
