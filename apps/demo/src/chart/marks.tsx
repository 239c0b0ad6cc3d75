import type { ComponentChildren } from "preact";
import { usePlot } from "./plot.js";

interface DotProps {
  x: number;
  y: number;
  class: string;
  r?: number;
}

/** The point that a control moves. */
export function Dot({ x, y, class: className, r = 5.5 }: DotProps) {
  const { frame } = usePlot();
  if (!Number.isFinite(x) || !Number.isFinite(y)) return null;
  return <circle class={`dot ${className}`} cx={frame.x(x)} cy={frame.y(y)} r={r} />;
}

interface SegmentProps {
  from: readonly [number, number];
  to: readonly [number, number];
  class: string;
}

/** A straight line between two points of the data. */
export function Segment({ from, to, class: className }: SegmentProps) {
  const { frame, clip } = usePlot();
  return (
    <g clip-path={clip}>
      <line
        class={className}
        x1={frame.x(from[0])}
        y1={frame.y(from[1])}
        x2={frame.x(to[0])}
        y2={frame.y(to[1])}
      />
    </g>
  );
}

interface LabelProps {
  x: number;
  y: number;
  dx?: number;
  dy?: number;
  anchor?: "start" | "middle" | "end";
  class?: string;
  children: ComponentChildren;
}

/** Words beside a mark. */
export function Label({
  x,
  y,
  dx = 0,
  dy = 0,
  anchor = "start",
  class: className = "",
  children,
}: LabelProps) {
  const { frame } = usePlot();
  return (
    <text class={`label ${className}`} x={frame.x(x) + dx} y={frame.y(y) + dy} text-anchor={anchor}>
      {children}
    </text>
  );
}
