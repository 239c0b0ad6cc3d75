import { type ScaleLinear, scaleLinear } from "d3-scale";

export type Interval = readonly [number, number];

/** A plot's scales and the space they span, in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
}

export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Room for tick labels below and left. */
export const defaultMargins: Margins = { top: 8, right: 10, bottom: 38, left: 34 };

export function frameOf(
  width: number,
  height: number,
  xDomain: Interval,
  yDomain: Interval,
  margins: Margins = defaultMargins,
): Frame {
  const left = margins.left;
  const right = Math.max(left + 1, width - margins.right);
  const top = margins.top;
  const bottom = Math.max(top + 1, height - margins.bottom);
  return {
    ...{ width, height, left, right, top, bottom },
    x: scaleLinear(xDomain, [left, right]),
    y: scaleLinear(yDomain, [bottom, top]),
  };
}

/** Tick values that leave each label room, and how to write them. */
export function ticksOf(
  scale: ScaleLinear<number, number>,
  room: number,
): { value: number; label: string }[] {
  const [from = 0, to = 0] = scale.range();
  const count = Math.max(2, Math.floor(Math.abs(to - from) / room));
  const format = scale.tickFormat(count);
  return scale.ticks(count).map((value) => ({ value, label: format(value) }));
}

/** A domain with a little air around the data. */
export function padded([low, high]: Interval, share = 0.06): Interval {
  const air = (high - low || 1) * share;
  return [low - air, high + air];
}
