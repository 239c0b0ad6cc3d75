import type { GoldenAdapters } from "@surprisal/golden";
import { channelCapacity } from "../../src/channel-capacity.js";
import { rateDistortion } from "../../src/rate-distortion.js";

const hamming = [
  [0, 1],
  [1, 0],
];

export const channels: GoldenAdapters = {
  cases: {
    channel_capacity: (call) => channelCapacity(call.input("channel")).capacity,
    rate_distortion_binary_hamming: (call) =>
      rateDistortion(call.input("p"), hamming, { distortion: call.number("distortion") }).rate,
  },
};
