import { line } from "d3-shape";
import { useMemo } from "preact/hooks";
import { brokenLine } from "../model/broken-line.js";
import { usePlot } from "./plot.js";

interface CurveProps {
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  /** Names of the stroke: a series' colour, `derivative` for the dashed kind. */
  class: string;
}

/** A sampled function: lines between its jumps, and dots for samples that stand alone. */
export function Curve({ x, y, class: className }: CurveProps) {
  const { frame, clip } = usePlot();
  const pieces = useMemo(() => brokenLine(x, y), [x, y]);
  const path = line<{ x: number; y: number }>(
    (point) => frame.x(point.x),
    (point) => frame.y(point.y),
  );
  return (
    <g class={`curve ${className}`} clip-path={clip}>
      {pieces.map((piece) => {
        const [first] = piece;
        if (!first) return null;
        return piece.length === 1 ? (
          <circle key={first.x} cx={frame.x(first.x)} cy={frame.y(first.y)} r={2.5} />
        ) : (
          <path key={first.x} d={path(piece) ?? ""} />
        );
      })}
    </g>
  );
}
