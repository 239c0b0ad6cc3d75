import type { GoldenAdapters } from "@surprisal/golden";
import { channelCapacity } from "../../src/channel-capacity.js";
import { rateDistortion } from "../../src/rate-distortion.js";

const hamming = [
  [0, 1],
  [1, 0],
];

export const channels: GoldenAdapters = {
  cases: {
    channel_capacity: (call) => {
      const { capacity, input } = channelCapacity(call.input("channel"), { tolerance: 1e-15 });
      return { value: capacity, input_distribution: input };
    },
    rate_distortion_binary_hamming: (call) =>
      rateDistortion(call.input("p"), hamming, { distortion: call.number("distortion") }).rate,
  },
};
