import type { LossDescription } from "@surprisal/loss-registry";
import { predictionAxis, targetControl } from "./domain-axis.js";
import { type OptionControl, type OptionValues, optionControls, withOption } from "./option-controls.js";

/** What of a loss is on screen: its options, the label it compares with, the prediction that is marked. */
export interface Shown {
  readonly options: OptionValues;
  readonly label: number;
  readonly prediction: number;
}

/** What is shown of a loss before anybody has moved anything. */
export function startOf(loss: LossDescription): Shown {
  const control = targetControl(loss);
  const [low, high] = predictionAxis(loss).range;
  return {
    options: {},
    label: control.kind === "none" ? 0 : control.start,
    prediction: low + (high - low) * 0.7,
  };
}

const optionPrefix = "option.";

/** As the words of a link: only what differs from the start. */
export function toWords(loss: LossDescription, shown: Shown): Record<string, string> {
  const start = startOf(loss);
  return {
    ...(shown.label !== start.label && { label: short(shown.label) }),
    ...(shown.prediction !== start.prediction && { at: short(shown.prediction) }),
    ...Object.fromEntries(
      Object.entries(shown.options).map(([name, value]) => [
        optionPrefix + name,
        typeof value === "number" ? short(value) : String(value),
      ]),
    ),
  };
}

const short = (value: number): string => String(Number(value.toPrecision(6)));

/** What a link shows of a loss; words that make no sense for it count as left out. */
export function fromWords(loss: LossDescription, words: URLSearchParams): Shown {
  const start = startOf(loss);
  const [low, high] = predictionAxis(loss).range;
  const options = optionControls(loss.options).reduce<OptionValues>((options, control) => {
    const value = optionFrom(control, words.get(optionPrefix + control.name));
    return value === undefined ? options : withOption(options, control, value);
  }, {});
  return {
    options,
    label: labelFrom(loss, words.get("label")) ?? start.label,
    prediction: within(low, high, words.get("at")) ?? start.prediction,
  };
}

function optionFrom(control: OptionControl, word: string | null): number | boolean | string | undefined {
  switch (control.kind) {
    case "boolean":
      return word === null ? undefined : word === "true";
    case "choice":
      return control.choices.find((choice) => choice === word);
    case "number":
      return within(control.min, control.max, word);
  }
}

function labelFrom(loss: LossDescription, word: string | null): number | undefined {
  const control = targetControl(loss);
  switch (control.kind) {
    case "none":
      return undefined;
    case "choice":
      return word === null ? undefined : control.values.find((value) => value === Number(word));
    case "range":
      return within(...control.range, word);
  }
}

function within(low: number, high: number, word: string | null): number | undefined {
  const value = word === null || word === "" ? Number.NaN : Number(word);
  return Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : undefined;
}
