import { type Tensor, ValueError } from "@surprisal/tensor";

/** What mutual information is divided by, from the entropies of X and Y and their joint entropy. */
export type Average = keyof typeof averages;

const averages = {
  arithmetic: (x: Tensor, y: Tensor) => x.add(y).mul(0.5),
  geometric: (x: Tensor, y: Tensor) => x.mul(y).sqrt(),
  min: (x: Tensor, y: Tensor) => x.minimum(y),
  max: (x: Tensor, y: Tensor) => x.maximum(y),
  joint: (_x: Tensor, _y: Tensor, joint: Tensor) => joint,
  x: (x: Tensor) => x,
  y: (_x: Tensor, y: Tensor) => y,
} as const;

export function averageOf(where: string, average: Average): (x: Tensor, y: Tensor, joint: Tensor) => Tensor {
  if (Object.hasOwn(averages, average)) return averages[average];
  throw new ValueError(
    `${where}: there is no average "${average}". Give one of ${Object.keys(averages).join(", ")}.`,
  );
}
