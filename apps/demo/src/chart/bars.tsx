import { usePlot } from "./plot.js";

interface BarsProps {
  values: readonly number[];
  class: string;
  /** Which of `of` bars side by side in each place this series is. */
  place?: number;
  of?: number;
  /** The bar that is not faint, when only one matters. */
  highlight?: number;
}

/** A bar for each value, standing at x = 0, 1, 2 … on the line y = 0. */
export function Bars({ values, class: className, place = 0, of = 1, highlight }: BarsProps) {
  const { frame } = usePlot();
  const room = Math.abs(frame.x(1) - frame.x(0)) * 0.74;
  const width = room / of;
  const base = frame.y(0);
  const bars = values.map((value, x) => ({
    x,
    top: frame.y(value),
    faint: highlight !== undefined && highlight !== x,
  }));
  return (
    <g class={className}>
      {bars.map(({ x, top, faint }) => (
        <rect
          key={x}
          class={faint ? "bar faint" : "bar"}
          x={frame.x(x) - room / 2 + place * width}
          width={Math.max(1, width - 1)}
          y={Math.min(top, base)}
          height={Math.abs(top - base)}
        />
      ))}
    </g>
  );
}
