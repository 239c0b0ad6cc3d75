import { defineLoss } from "@surprisal/loss-registry";
import { randomNormal, randomUniform, ShapeError } from "@surprisal/tensor";
import { Lattice, pathLoss } from "./support/lattice.js";
import { perLength, readSequences, sequenceOptions } from "./support/sequences.js";

/**
 * Recurrent neural network transducer: minus the log-probability that the frames emit the target, over all alignments.
 *
 * Logits [N, T, S + 1, C]: at each of T frames, after each number of labels emitted so far, the scores of the C classes;
 * target [N, S] class indices. The model says labels, and goes on to the next frame at each blank; the last blank ends it.
 * `inputLengths` and `targetLengths` [N] say how much of each row counts; without the latter a row ends at its first −1.
 * The blank is the last class unless `blank` says otherwise. The result has one loss for each sequence, computed in
 * double, with exact gradient and second derivative; ∞ where the length of the input is 0.
 *
 * @throws ShapeError for arguments of other shapes; ValueError for a class that does not exist or a length beyond the
 * input: at the call when they are on the host, else when the loss is read.
 * @example
 * ```ts
 * import { rnnt } from "@surprisal/losses-classification/rnnt";
 * // One frame: emit class 0, then the blank, with even odds each.
 * rnnt([[[[0, 0], [0, 0]]]], [[0]]).itemSync(); // → 1.3863
 * ```
 */
export const rnnt = /* @__PURE__ */ defineLoss({
  name: "rnnt",
  aliases: ["transducer"],
  title: "Transducer (RNN-T)",
  plugin: "@surprisal/losses-classification",
  formula: String.raw`-\log \sum_{\pi \in \mathcal B^{-1}(y)} \prod_i \operatorname{softmax}(z_{t_i, u_i})_{\pi_i}`,
  domain: { prediction: "logits", target: "classIndex" },
  options: {
    ...sequenceOptions,
    blank: {
      type: "integer",
      default: -1,
      summary: "The class that goes on to the next frame; −1 is the last.",
    },
  },
  properties: { convex: false, robust: true, smooth: true, lipschitz: 1 },
  sample({ shape, seed, dtype }) {
    const [n = 2, classes = 3] = [shape[0], shape.at(-1)];
    const labels = randomUniform([n, 2], { seed: seed + 32, low: 0, high: classes - 1 });
    return {
      prediction: randomNormal([n, 3, 3, classes], { seed, dtype }),
      target: labels.floor().cast("int32"),
    };
  },
  perBatch(logits, target, options) {
    const sequences = readSequences("rnnt", ["N", "T", "S + 1", "C"], logits, target, options);
    const steps = (target.shape[1] ?? 0) + 1;
    if (logits.shape[2] !== steps) {
      throw new ShapeError(
        `rnnt: the logits [${logits.shape.join(", ")}] must have ${steps} along axis 2, one more than the target [${target.shape.join(", ")}] has labels.`,
      );
    }
    return perLength(emissions(sequences), sequences.targetLengths, options.divideByLength);
  },
  references: ["A. Graves, Sequence Transduction with Recurrent Neural Networks, 2012"],
  peers: { torchaudio: "functional.rnnt_loss" },
});

/** A node for each frame and number of labels emitted. */
const emissions = /* @__PURE__ */ pathLoss(
  "rnnt",
  ({ frames, labels, blank }, [, , steps = 1, classes = 0]) => {
    const count = labels.length;
    const reads = (frame: number, emitted: number, said: number) =>
      (frame * steps + emitted) * classes + said;
    const nodes = frames * (count + 1);
    const lattice = new Lattice(Math.max(nodes, 1) + 1, 2 * nodes + 1);
    for (let frame = 0; frame < frames; frame++) {
      for (let emitted = 0; emitted <= count; emitted++) {
        const node = frame * (count + 1) + emitted;
        // The first node is there already.
        if (node === 0) continue;
        if (emitted > 0) lattice.arc(node - 1, reads(frame, emitted - 1, labels[emitted - 1] ?? blank));
        if (frame > 0) lattice.arc(node - count - 1, reads(frame - 1, emitted, blank));
        lattice.close();
      }
    }
    // Without a frame there is nothing to end with.
    if (frames > 0) lattice.arc(nodes - 1, reads(frames - 1, count, blank));
    lattice.close();
    return lattice;
  },
);
