import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal, randomUniform, type TypedArray } from "@surprisal/tensor";
import { Lattice, pathLoss } from "./support/lattice.js";
import { perLength, readSequences, sequenceOptions } from "./support/sequences.js";

/**
 * Connectionist temporal classification: minus the log-probability that the frames spell the target, over all alignments.
 *
 * Logits [N, T, C] of N sequences of T frames; target [N, S] class indices. Each frame says a class or the blank; repeats
 * are merged, then blanks dropped. Log-probabilities may stand for the logits: normalising them again changes nothing.
 * PyTorch's [T, N, C] is `logits.transpose(0, 1)`. `inputLengths` and `targetLengths` [N] say how much of each row counts;
 * without the latter a row ends at its first −1. The result has one loss for each sequence, computed in double.
 *
 * Where no alignment spells the target (too few frames, or a label that is the blank) the loss is ∞ and its gradient 0,
 * with `zeroInfinity` the loss is 0 too. `divideByLength` divides each loss by the length of its target, at least 1:
 * PyTorch's mean is the mean of these. The gradient is exact, and so is the second derivative.
 *
 * @throws ShapeError for arguments of other shapes; ValueError for a class that does not exist or a length beyond the
 * input: at the call when they are on the host, else when the loss is read.
 * @example
 * ```ts
 * import { ctc } from "@surprisal/losses-classification/ctc";
 * // Two frames, blank or "a" with even odds: "a-", "-a" and "aa" of four say "a".
 * ctc([[[0, 0], [0, 0]]], [[1]]).itemSync(); // → 0.28768
 * ctc.valueAndGrad([[[0, 0], [0, 0]]], [[1]]).gradient.arraySync();
 * // → [[[0.16667, -0.16667], [0.16667, -0.16667]]]
 * ```
 */
export const ctc = /* @__PURE__ */ defineLoss({
  name: "ctc",
  aliases: ["ctcLoss"],
  title: "Connectionist temporal classification (CTC)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\log \sum_{\pi \in \mathcal B^{-1}(y)} \prod_t \operatorname{softmax}(z_t)_{\pi_t}`,
  domain: { prediction: "logits", target: "classIndex" },
  options: {
    ...sequenceOptions,
    blank: { type: "integer", default: 0, summary: "The class that says nothing; −1 is the last." },
    zeroInfinity: {
      type: "boolean",
      default: false,
      summary: "Whether an impossible target costs 0, not ∞.",
    },
  },
  properties: { convex: false, robust: true, smooth: true, lipschitz: 1 },
  sample({ shape, seed, dtype }) {
    const [n = 2, classes = 3] = [shape[0], shape.at(-1)];
    const frames = shape.length > 2 ? (shape[1] ?? 5) : 5;
    const labels = randomUniform([n, 2], { seed: seed + 32, low: 1, high: classes });
    return {
      prediction: randomNormal([n, frames, classes], { seed, dtype }),
      target: labels.floor().cast("int32"),
    };
  },
  perBatch(logits, target, options) {
    const { logProbabilities, labels, inputLengths, targetLengths, blank } = readSequences(
      "ctc",
      ["N", "T", "C"],
      logits,
      target,
      options,
    );
    const loss = alignments(logProbabilities, labels, inputLengths, targetLengths, blank);
    const finite = options.zeroInfinity ? loss.equal(Number.POSITIVE_INFINITY).where(0, loss) : loss;
    return perLength(finite, targetLengths, options.divideByLength);
  },
  references: [
    "A. Graves, S. Fernández, F. Gomez & J. Schmidhuber, Connectionist Temporal Classification, ICML 2006",
  ],
  peers: {
    PyTorch: "nn.CTCLoss",
    Keras: "losses.CTC",
    optax: "ctc_loss",
    Gluon: "CTCLoss",
  },
});

/** A state before each label and after the last that says nothing, and one for each label, at each frame. */
const alignments = /* @__PURE__ */ pathLoss("ctc", (n, [, , classes = 0], structure) => {
  const [labels, inputLengths, targetLengths, blanks] = structure as [
    TypedArray,
    TypedArray,
    TypedArray,
    TypedArray,
  ];
  const [length = 0, count = 0, blank = 0] = [inputLengths[n], targetLengths[n], blanks[0]];
  const width = labels.length / inputLengths.length;
  const own = labels.subarray(n * width, n * width + count);
  const states = 2 * count + 1;
  const end = 1 + length * states;
  const lattice = new Lattice(end + 1);
  // Nothing spells the blank.
  if (own.includes(blank)) return lattice;
  const says = Array.from({ length: states }, (_, s) => (s % 2 === 0 ? blank : (own[(s - 1) / 2] ?? blank)));
  const enter = (from: number, frame: number, state: number): void => {
    const said = says[state];
    if (said !== undefined) lattice.arc(from, 1 + frame * states + state, frame * classes + said);
  };
  if (length === 0) {
    if (count === 0) lattice.arc(0, end);
    return lattice;
  }
  enter(0, 0, 0);
  enter(0, 0, 1);
  for (let frame = 0; frame < length; frame++) {
    for (let state = 0; state < states; state++) {
      const node = 1 + frame * states + state;
      if (frame === length - 1) {
        if (state >= states - 2) lattice.arc(node, end);
        continue;
      }
      enter(node, frame + 1, state);
      enter(node, frame + 1, state + 1);
      // The blank between two labels may be left out, unless they are alike.
      if (state % 2 === 1 && says[state + 2] !== says[state]) enter(node, frame + 1, state + 2);
    }
  }
  return lattice;
});
