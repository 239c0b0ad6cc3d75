// Penguins told apart by their measurements.

import { tensor } from "@surprisal/tensor";
import records from "../data/penguins.json";
import { split } from "./examples.js";
import { type Examples, type Stand, trainNetwork } from "./network.js";
import type { Job } from "./training.js";

const species: readonly string[] = ["Adelie", "Chinstrap", "Gentoo"];

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
  return measures.length === 4 ? [{ measures, label: species.indexOf(record.Species) }] : [];
});

export const { training, apart } = split(birds);

/** Learns the species of penguins. */
export const trainSpecies = (job: Omit<Job, "place">): AsyncGenerator<Stand> =>
  trainNetwork({ ...standardised(), classes: species.length, width: 32, rate: 0.05 }, job);

/** Both sets of birds, measured in units in which the training birds have mean 0 and standard deviation 1. */
function standardised(): { training: Examples; apart: Examples } {
  const raw = (some: readonly Bird[]) => tensor(some.map(({ measures }) => measures));
  const x = raw(training);
  const [mean, spread] = [x.mean(0), x.variance(0).sqrt()];
  const examples = (some: readonly Bird[]): Examples => ({
    inputs: raw(some).sub(mean).div(spread),
    labels: some.map(({ label }) => label),
  });
  return { training: examples(training), apart: examples(apart) };
}
