import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal, randomUniform } from "@surprisal/tensor";
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
    const sequences = readSequences("ctc", ["N", "T", "C"], logits, target, options);
    const loss = alignments(sequences);
    const finite = options.zeroInfinity ? loss.equal(Number.POSITIVE_INFINITY).where(0, loss) : loss;
    return perLength(finite, sequences.targetLengths, options.divideByLength);
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

/** At each frame, a state for each label, and one before each and after the last that says nothing. */
const alignments = /* @__PURE__ */ pathLoss("ctc", ({ frames, labels, blank }, [, , classes = 0]) => {
  const count = labels.length;
  const states = 2 * count + 1;
  const lattice = new Lattice(frames * states + 2, 3 * frames * states + 2);
  // Nothing spells the blank.
  const spells = !labels.includes(blank);
  const says = Array.from({ length: states }, (_, s) => (s % 2 ? (labels[(s - 1) / 2] ?? blank) : blank));
  for (let frame = 0; frame < frames; frame++) {
    const before = 1 + (frame - 1) * states;
    for (const [state, said] of says.entries()) {
      const reads = frame * classes + said;
      if (frame === 0 && state < 2) lattice.arc(0, reads);
      if (frame > 0) {
        lattice.arc(before + state, reads);
        if (state > 0) lattice.arc(before + state - 1, reads);
        // The blank between two labels may be left out, unless they are alike.
        if (state > 1 && said !== blank && said !== says[state - 2]) lattice.arc(before + state - 2, reads);
      }
      lattice.close();
    }
  }
  const last = 1 + (frames - 1) * states;
  if (spells && frames === 0 && count === 0) lattice.arc(0);
  if (spells && frames > 0) {
    lattice.arc(last + states - 1);
    if (count > 0) lattice.arc(last + states - 2);
  }
  lattice.close();
  return lattice;
});
