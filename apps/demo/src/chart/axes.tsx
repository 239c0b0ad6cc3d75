import { type Frame, ticksOf } from "./frame.js";

interface AxesProps {
  frame: Frame;
  xTitle: string | undefined;
  yTitle: string | undefined;
  /** Only the horizontal axis. */
  bare: boolean;
  /** What stands at x = 0, 1, 2 …, where these are no numbers. */
  names: readonly string[] | undefined;
}

/** Fine rules behind the marks, tick labels outside, and the titles at the ends of the axes. */
export function Axes({ frame, xTitle, yTitle, bare, names }: AxesProps) {
  const { left, right, top, bottom, x, y } = frame;
  const xTicks = names?.map((label, value) => ({ value, label })) ?? ticksOf(x, 56);
  return (
    <g class="axes">
      {bare && <line class="base" x1={left} x2={right} y1={bottom} y2={bottom} />}
      {(bare ? [] : ticksOf(y, 36)).map(({ value, label }) => (
        <g key={label} transform={`translate(0 ${y(value)})`} class={value === 0 ? "zero" : undefined}>
          <line x1={left} x2={right} />
          <text x={left - 7} dy="0.32em" text-anchor="end">
            {label}
          </text>
        </g>
      ))}
      {xTicks.map(({ value, label }) => (
        <text key={label} x={x(value)} y={bottom + 16} text-anchor="middle">
          {label}
        </text>
      ))}
      {yTitle && (
        <text class="axis-title" x={0} y={top - 14}>
          {yTitle}
        </text>
      )}
      {xTitle && (
        <text class="axis-title" x={right} y={bottom + 33} text-anchor="end">
          {xTitle}
        </text>
      )}
    </g>
  );
}
