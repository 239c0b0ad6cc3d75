// A small network that tells penguins apart by their measurements, trained on labels of which some are wrong.

import { generalizedCrossEntropy } from "@surprisal/losses-classification/generalized-cross-entropy";
import { multiMargin } from "@surprisal/losses-classification/multi-margin";
import { softmaxCrossEntropy } from "@surprisal/losses-classification/softmax-cross-entropy";
import { softmaxFocal } from "@surprisal/losses-classification/softmax-focal";
import { compile, randomNormal, randomUniform, type Tensor, tensor, valueAndGrad } from "@surprisal/tensor";
import records from "../data/penguins.json";
import { type Job, lastStep, type Progress, type SpeciesLoss } from "./species-job.js";

const species = ["Adelie", "Chinstrap", "Gentoo"] as const;

const losses: Record<SpeciesLoss, (scores: Tensor, labels: Tensor) => Tensor> = {
  softmaxCrossEntropy: (scores, labels) => softmaxCrossEntropy(scores, labels),
  softmaxFocal: (scores, labels) => softmaxFocal(scores, labels),
  multiMargin: (scores, labels) => multiMargin(scores, labels),
  generalizedCrossEntropy: (scores, labels) => generalizedCrossEntropy(scores, labels, { q: 0.8 }),
};

const stepsBetween = 20;

/** A bird's four measurements and the index of its species. */
interface Bird {
  readonly measures: readonly number[];
  readonly label: number;
}

const birds: readonly Bird[] = records.flatMap((record) => {
  const measures = [
    record["Beak Length (mm)"],
    record["Beak Depth (mm)"],
    record["Flipper Length (mm)"],
    record["Body Mass (g)"],
  ].filter((measure) => measure !== null);
  return measures.length === 4
    ? [{ measures, label: (species as readonly string[]).indexOf(record.Species) }]
    : [];
});

const draws = (seed: number): number[] =>
  Array.from(randomUniform([birds.length], { seed }).dataSync(), Number);

/** The birds in an order drawn once for all; every third is kept apart. */
const order = draws(1);
const shuffled = birds.map((bird, i) => ({ bird, at: order[i] ?? 0 })).sort((a, b) => a.at - b.at);
export const heldOut: readonly Bird[] = shuffled.filter((_, i) => i % 3 === 0).map(({ bird }) => bird);
export const training: readonly Bird[] = shuffled.filter((_, i) => i % 3 !== 0).map(({ bird }) => bird);

const [drawn, shift] = [draws(2), draws(3)];

/** The labels of the training birds, some of them wrong: those drawn below `noise`, so that more noise adds to less. */
export function noisyLabels(noise: number): number[] {
  return training.map(({ label }, i) =>
    (drawn[i] ?? 1) < noise ? (label + 1 + Number((shift[i] ?? 0) < 0.5)) % species.length : label,
  );
}

type Network = Record<"hidden" | "hiddenBias" | "out" | "outBias", Tensor>;

const width = 32;

function freshNetwork(): Network {
  return {
    hidden: randomNormal([4, width], { seed: 4 }).mul(0.5),
    hiddenBias: tensor(new Float32Array(width)),
    out: randomNormal([width, species.length], { seed: 5 }).mul(0.2),
    outBias: tensor(new Float32Array(species.length)),
  };
}

const scoresOf = ({ hidden, hiddenBias, out, outBias }: Network, measures: Tensor): Tensor =>
  measures.matmul(hidden).add(hiddenBias).tanh().matmul(out).add(outBias);

/** Gradient descent with momentum on all training birds at once; tells how it stands every few steps, from the first. */
export async function* trainSpecies({ loss, noise }: Omit<Job, "backend">): AsyncGenerator<Progress> {
  const { measures, apart } = standardised();
  const labels = noisyLabels(noise);
  const targets = tensor(labels, { dtype: "int32" });
  const wrong = labels.flatMap((label, i) => (label === training[i]?.label ? [] : [i]));
  const step = compile((network: Network, speed: Network, x: Tensor, y: Tensor, rate: number) => {
    const { value, gradient } = valueAndGrad((n: Network) => losses[loss](scoresOf(n, x), y))(network);
    const faster = each(speed, (v, name) => v.mul(0.9).add(gradient[name]));
    return { loss: value, speed: faster, network: each(network, (w, name) => w.sub(faster[name].mul(rate))) };
  });
  const classOf = compile((network: Network, x: Tensor) => scoresOf(network, x).argmax(1));
  const classes = async (network: Network, x: Tensor) => Array.from(await classOf(network, x).data(), Number);

  let network = freshNetwork();
  let speed = each(network, (w) => w.mul(0));
  for (let steps = 0; ; ) {
    const told = await classes(network, apart);
    const repeats = await classes(network, measures);
    const after = step(network, speed, measures, targets, rate);
    yield {
      steps,
      loss: await after.loss.item(),
      heldOut: share(heldOut.map(({ label }, i) => told[i] === label)),
      repeated: share(wrong.map((i) => repeats[i] === labels[i])),
    };
    if (steps >= lastStep) return;
    ({ network, speed } = after);
    for (steps++; steps % stepsBetween !== 0; steps++) {
      ({ network, speed } = step(network, speed, measures, targets, rate));
    }
  }
}

const rate = 0.05;

const each = (network: Network, of: (w: Tensor, name: keyof Network) => Tensor): Network => ({
  hidden: of(network.hidden, "hidden"),
  hiddenBias: of(network.hiddenBias, "hiddenBias"),
  out: of(network.out, "out"),
  outBias: of(network.outBias, "outBias"),
});

const share = (hits: readonly boolean[]): number =>
  hits.length === 0 ? 0 : hits.filter(Boolean).length / hits.length;

/** Both sets of measurements in units in which the training birds have mean 0 and standard deviation 1. */
function standardised(): { measures: Tensor; apart: Tensor } {
  const raw = (some: readonly Bird[]) => tensor(some.map(({ measures }) => measures));
  const x = raw(training);
  const [mean, spread] = [x.mean(0), x.variance(0).sqrt()];
  const units = (values: Tensor) => values.sub(mean).div(spread);
  return { measures: units(x), apart: units(raw(heldOut)) };
}
