import { binarySymmetricCapacity } from "@surprisal/info-theory/binary-symmetric-capacity";
import { zChannelCapacity } from "@surprisal/info-theory/z-channel-capacity";
import { expect, test } from "vitest";
import { type ChannelName, capacityOf, carried, carriedCurve, channels } from "./channel.js";

const noise = 0.2;
const closed: Record<ChannelName, number> = {
  symmetric: binarySymmetricCapacity(noise, { base: 2 }).itemSync(),
  z: zChannelCapacity(noise, { base: 2 }).itemSync(),
  // What is not erased arrives.
  erasure: 1 - noise,
};

test.each(Object.keys(channels) as ChannelName[])(
  "the search finds the capacity of the %s channel",
  (name) => {
    const channel = channels[name](noise);
    const { capacity, share } = capacityOf(channel);
    expect(capacity).toBeCloseTo(closed[name], 9);
    expect(carried(channel, share)).toBeCloseTo(capacity, 9);
    for (const other of [0.1, share - 0.05, share + 0.05])
      expect(carried(channel, other)).toBeLessThan(capacity);
  },
);

test("a channel without noise carries the entropy of its input, and one that is all noise nothing", () => {
  expect(carried(channels.z(0), 0.25)).toBeCloseTo(2 - 0.75 * Math.log2(3), 12);
  expect(carried(channels.symmetric(0.5), 0.3)).toBeCloseTo(0, 12);
  expect(capacityOf(channels.z(1)).capacity).toBeCloseTo(0, 9);
});

test("the curve runs from nothing to nothing", () => {
  const { share, bits } = carriedCurve(channels.symmetric(0.1), 5);
  expect([...share]).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect([bits[0], bits[4]]).toEqual([0, 0]);
  expect(bits[2]).toBeCloseTo(binarySymmetricCapacity(0.1, { base: 2 }).itemSync(), 12);
});
