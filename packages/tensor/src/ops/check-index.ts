import type { Elementwise } from "./define.js";

export interface CheckIndexAttributes {
  readonly where: string;
  /** What is indexed, in the words of the message: "class", "row". */
  readonly what: string;
  /** What the numbers are, where they are no indices: "the length of the input". */
  readonly limit?: string | undefined;
}

/** `index`, of which it is certain that 0 ≤ index < length and that it is whole; otherwise the read fails. */
export const checkIndex: Elementwise = {
  kind: "elementwise",
  name: "checkIndex",
  accepts: "number",
  result: "same",
  gradient: "none",
  evaluate: (index) => index as number,
  fault: {
    test: (index, length) =>
      !((index as number) >= 0 && (index as number) < (length as number) && Number.isInteger(index)),
    expand(lanes, ...[index, length]) {
      const zero = lanes.constant(0);
      const inside = lanes.and(
        lanes.lessEqual(zero, index as never),
        lanes.less(index as never, length as never),
      );
      return lanes.not(lanes.and(inside, lanes.equal(index as never, lanes.floor(index as never))));
    },
    message(attributes, index, length) {
      const { where, what, limit } = attributes as CheckIndexAttributes;
      if (limit !== undefined) {
        return `${where}: ${what} ${index} is no whole number from 0 to ${(length as number) - 1}, ${limit}.`;
      }
      const range =
        length === 0 ? "there are none" : `there are ${length}, numbered 0 to ${(length as number) - 1}`;
      return `${where}: ${what} ${index} does not exist; ${range}.`;
    },
  },
};
