import { arange, full, indexTensor, ShapeError, type Tensor, ValueError } from "@surprisal/tensor";

/** Options of losses of batches of sequences. */
export const sequenceOptions = {
  inputLengths: { type: "tensor", summary: "How many frames of each sequence count; all when not given." },
  targetLengths: {
    type: "tensor",
    summary: "How many labels of each target count; without it a target ends at its first −1.",
  },
  divideByLength: {
    type: "boolean",
    default: false,
    summary: "Divides each loss by the length of its target, at least 1.",
  },
} as const;

interface Lengths {
  readonly inputLengths?: Tensor | undefined;
  readonly targetLengths?: Tensor | undefined;
}

/** A batch of sequences, made ready. */
export interface Sequences {
  /** Log-probabilities of the classes; those of frames that do not count are as good as any. */
  readonly logProbabilities: Tensor;
  /** int32: [N, S], [N] and [N]. */
  readonly labels: Tensor;
  readonly inputLengths: Tensor;
  readonly targetLengths: Tensor;
  /** int32, a scalar. */
  readonly blank: Tensor;
}

/** Checks logits, of the axes named, and target [N, S]; and what is said of their lengths. */
export function readSequences(
  name: string,
  axes: readonly string[],
  logits: Tensor,
  target: Tensor,
  options: Lengths & { readonly blank: number },
): Sequences {
  const [samples = 0, frames = 0] = logits.shape;
  const classes = logits.shape.at(-1) ?? 0;
  if (logits.rank !== axes.length) {
    throw new ShapeError(`${name}: the logits [${logits.shape.join(", ")}] must be [${axes.join(", ")}].`);
  }
  if (target.rank !== 2 || target.shape[0] !== samples) {
    throw new ShapeError(
      `${name}: the target [${target.shape.join(", ")}] must be [N, S], one row of labels for each of the ${samples} sequences.`,
    );
  }
  const { blank } = options;
  if (blank < -classes || blank >= classes) {
    throw new ValueError(
      `${name}: option blank must be one of the ${classes} classes, counted from the end when negative; it is ${blank}.`,
    );
  }
  const inputLengths = lengths(name, "inputLengths", options.inputLengths, samples, frames);
  const most = target.shape[1] ?? 0;
  const ended = options.targetLengths ?? target.equal(-1).cast("int32").cumsum(1).equal(0).sum(1);
  const targetLengths = lengths(name, "targetLengths", ended, samples, most);
  const column = targetLengths.unsqueeze(1);
  const labels = indexTensor(name, target, classes, "class", { kept: ramp(most).less(column) });
  const counts = options.inputLengths && ramp(frames).less(inputLengths.unsqueeze(1));
  const ahead = new Array<number>(logits.rank - 2).fill(1);
  const scores = counts?.reshape([samples, frames, ...ahead]).where(logits, 0) ?? logits;
  return {
    logProbabilities: scores.logSoftmax(-1),
    labels,
    inputLengths,
    targetLengths,
    blank: full([], blank < 0 ? blank + classes : blank, { dtype: "int32" }),
  };
}

function lengths(
  name: string,
  option: string,
  given: Tensor | undefined,
  samples: number,
  most: number,
): Tensor {
  if (given === undefined) return full([samples], most, { dtype: "int32" });
  if (given.rank === 1 && given.size === samples) {
    const limit = option === "inputLengths" ? "the number of frames" : "the width of the target";
    return indexTensor(name, given, most + 1, option, { limit });
  }
  throw new ShapeError(
    `${name}: ${option} [${given.shape.join(", ")}] must have one length for each of the ${samples} sequences: [${samples}].`,
  );
}

function ramp(length: number): Tensor {
  return arange(0, length, 1, { dtype: "int32" });
}

/** The losses, each divided by the length of its target if so asked. */
export function perLength(loss: Tensor, targetLengths: Tensor, divideByLength: boolean): Tensor {
  return divideByLength ? loss.div(targetLengths.maximum(1).cast(loss.dtype)) : loss;
}
