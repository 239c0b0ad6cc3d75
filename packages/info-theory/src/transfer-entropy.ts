import { type Tensor, ValueError } from "@surprisal/tensor";
import { type BaseOption, inBase } from "./support/base.js";
import { conditionalInformation, joined } from "./support/conditional-information.js";
import { type Codes, encode, type Labels, sameLength } from "./support/labels.js";
import { scalar } from "./support/partitions.js";

export interface TransferEntropyOptions extends BaseOption {
  /** How many past states of the target are known. Default 1. */
  readonly targetHistory?: number;
  /** How many past states of the source may tell something. Default 1. */
  readonly sourceHistory?: number;
  /** How many steps the last of these lies before the state that is told. Default 1. */
  readonly lag?: number;
}

/**
 * Transfer entropy from a source to a target, two series of states: what the past of the source tells about the next state
 * of the target that its own past does not, I(y(t); x(t − 1), … | y(t − 1), …). Not symmetric; it shows the direction of an influence.
 *
 * By the frequencies in which states follow each other; too high where the series are short for their histories.
 *
 * @param source the states in order: whole numbers, strings, or whatever a Map tells apart
 * @param target as many states of the other series
 * @returns a scalar in float64
 * @throws ShapeError for series of different lengths, ValueError for histories or a lag that are not whole numbers from 1,
 *   for series too short for them, and for a base that is none
 * @see Schreiber, Measuring Information Transfer, 2000
 * @example
 * ```ts
 * import { transferEntropy } from "@surprisal/info-theory/transfer-entropy";
 * const source = [0, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0];
 * const target = [0, ...source.slice(0, -1)];
 * transferEntropy(source, target, { base: 2 }).itemSync(); // → 1
 * transferEntropy(target, source, { base: 2 }).itemSync(); // → 0.0817042
 * ```
 */
export function transferEntropy(
  source: Labels,
  target: Labels,
  options: TransferEntropyOptions = {},
): Tensor {
  const { targetHistory = 1, sourceHistory = 1, lag = 1, base } = options;
  for (const [name, length] of Object.entries({ targetHistory, sourceHistory, lag })) {
    if (Number.isSafeInteger(length) && length >= 1) continue;
    throw new ValueError(`transferEntropy: ${name} counts steps, from 1; it cannot be ${length}.`);
  }
  const [x, y] = sameLength("transferEntropy", { source, target }).map(encode) as [Codes, Codes];
  const first = Math.max(targetHistory, sourceHistory + lag - 1);
  const length = y.codes.length - first;
  if (length < 1) {
    throw new ValueError(
      `transferEntropy: ${y.codes.length} states are too few for histories that reach back ${first}. Give longer series, or shorter histories.`,
    );
  }
  const next = from(y, first, length);
  const past = history(y, first - 1, targetHistory, length);
  const told = history(x, first - lag, sourceHistory, length);
  return inBase("transferEntropy", scalar(conditionalInformation(told, next, past)), base);
}

/** `length` states, beginning at `start`. */
function from({ codes, count }: Codes, start: number, length: number): Codes {
  return { codes: Int32Array.from({ length }, (_, i) => codes[start + i] as number), count };
}

/** For each of `length` times the last `depth` states up to it, as one label; the first time is `last`. */
function history(states: Codes, last: number, depth: number, length: number): Codes {
  let words = from(states, last, length);
  for (let back = 1; back < depth; back++) words = joined(words, from(states, last - back, length));
  return words;
}
