import { channelCapacity } from "@surprisal/info-theory/channel-capacity";
import { mutualInformation } from "@surprisal/info-theory/mutual-information";
import { compile, linspace, stack, type Tensor, tensor } from "@surprisal/tensor";

export type ChannelName = "symmetric" | "z" | "erasure";
type Channel = readonly (readonly number[])[];

/** Probabilities of the outputs for the inputs 0 and 1, where something goes wrong with probability `noise`. */
export const channels: Record<ChannelName, (noise: number) => Channel> = {
  symmetric: (noise) => [
    [1 - noise, noise],
    [noise, 1 - noise],
  ],
  z: (noise) => [
    [1, 0],
    [noise, 1 - noise],
  ],
  erasure: (noise) => [
    [1 - noise, noise, 0],
    [0, noise, 1 - noise],
  ],
};

const bits = { base: 2 };

const informationOf = compile((share: Tensor, channel: Tensor) => {
  const input = stack([share.neg().add(1), share], share.rank);
  return mutualInformation(input.unsqueeze(-1).mul(channel), bits);
});

/** Bits that one use carries when the input is 1 with probability `share`. */
export const carried = (channel: Channel, share: number): number =>
  informationOf(double(share), double(channel)).itemSync();

/** The same for every share from 0 to 1. */
export function carriedCurve(channel: Channel, points = 101): { share: Float64Array; bits: Float64Array } {
  const shares = linspace(0, 1, points, { dtype: "float64" }).dataSync() as Float64Array;
  return { share: shares, bits: shares.map((share) => carried(channel, share)) };
}

/** The most that one use can carry, the share of ones that does it, and how many rounds Blahut and Arimoto's search took. */
export function capacityOf(channel: Channel): { capacity: number; share: number; iterations: number } {
  const { capacity, input, iterations } = channelCapacity(double(channel), bits);
  return { capacity: capacity.itemSync(), share: Number(input.dataSync()[1]), iterations };
}

const double = (values: number | Channel): Tensor => tensor(values as number[][], { dtype: "float64" });
