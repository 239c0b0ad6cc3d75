/** Options that several losses of this package share. */
export const normalize = {
  type: "boolean",
  default: true,
  summary: "Whether vectors are divided by their lengths first.",
} as const;

export const temperature = (initial: number) =>
  ({ default: initial, exclusiveMin: 0, summary: "Divides the cosines: small is strict." }) as const;

export const margins = {
  positiveMargin: { default: 0, summary: "The distance that like samples may have." },
  negativeMargin: { default: 1, summary: "The distance that unlike samples should have." },
} as const;

export const average = {
  type: "choice",
  choices: ["active", "all"],
  default: "active",
  summary: 'What the mean divides by: the number of losses above 0, or "all".',
} as const;

export const axis = { type: "axis", default: -1, summary: "The axis of the vectors' components." } as const;
