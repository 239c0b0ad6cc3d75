import { sampleInputs } from "@surprisal/loss-registry";
import { describeLoss, type LossUnderTest } from "@surprisal/tensor/testing";
import { metricLearningLosses } from "./all.js";

type Name = (typeof metricLearningLosses)[number]["name"];

/** One number for a batch: it cannot be masked by sample. */
const batch = { independentSamples: false, mask: false } as const;
/** A loss per sample, of which others speak too: a masked sample changes theirs. */
const together = batch;
/** The mean divides by the number of samples, pairs or triplets that there are. */
const counted = { ...batch, ownDivisor: true } as const;
/** Distances from products lose digits where two vectors are near. */
const products = { float32: { relative: 1e-4, absolute: 1e-4 } } as const;
/** The first prototype is no sample: NaN in it is everybody's. */
const prototypes = { ...batch, ...products };
/** Weights, or targets, are held constant. */
const held = { gradientCheck: false } as const;

const kinds: Partial<Record<Name, Partial<LossUnderTest>>> = {
  adaFace: { ...prototypes, ...held },
  angular: { ...counted, ...products },
  arcFace: prototypes,
  barlowTwins: batch,
  batchAllTriplet: { ...counted, ...products },
  batchHardTriplet: { ...counted, ...products },
  center: prototypes,
  circle: { ...counted, ...held, ...products },
  contrastivePairs: { ...batch, ...products },
  cosFace: prototypes,
  curricularFace: { ...prototypes, ...held },
  fastAp: counted,
  generalizedLiftedStructure: counted,
  histogram: batch,
  infoNce: together,
  intraPairVariance: batch,
  largeMarginSoftmax: prototypes,
  liftedStructure: { ...counted, ...products },
  magnet: { ...together, ...products },
  multiSimilarity: { ...together, ...products },
  nca: counted,
  normalizedSoftmax: prototypes,
  nPairs: counted,
  ntXent: { ...counted, ...products },
  proxyAnchor: prototypes,
  proxyNca: prototypes,
  sphereFace: prototypes,
  rankedList: { ...together, ...held, ...products },
  sdml: together,
  semiHardTriplet: { ...counted, ...products },
  sigLip: together,
  smoothAp: { ...counted, float32: { relative: 1e-3, absolute: 1e-3 } },
  snrContrastive: { ...batch, ...products },
  softTriple: prototypes,
  subCenterArcFace: prototypes,
  supCon: counted,
  symmetricInfoNce: together,
  tupletMargin: { ...counted, ...products },
  vicReg: batch,
};

for (const loss of metricLearningLosses) {
  describeLoss(loss, {
    seeds: [1],
    sample: (seed) => sampleInputs(loss, { shape: [4, 2], seed, dtype: "float64" }),
    ...kinds[loss.name],
  });
}
