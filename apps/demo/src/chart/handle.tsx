import { type SymbolType, symbol, symbolCircle } from "d3-shape";
import { moved, type Range, snapped } from "../model/handle-keys.js";
import { usePlot } from "./plot.js";

interface HandleProps {
  /** What is moved, as a screen reader names it, and where it is. */
  label: string;
  valueText: string;
  x: number;
  y: number;
  /** The directions it moves in; what has no range stays. */
  xRange?: Range;
  yRange?: Range;
  onMove: (x: number, y: number) => void;
  class?: string;
  r?: number;
  shape?: SymbolType;
}

/** A point of a plot that the pointer drags and the arrow keys move: a slider, in two directions if need be. */
export function Handle(props: HandleProps) {
  const { label, valueText, x, y, xRange, yRange, onMove } = props;
  const { class: className = "", r = 7, shape = symbolCircle } = props;
  const { frame } = usePlot();
  const range = xRange ?? yRange;
  const now = xRange ? x : y;

  const drag = (event: PointerEvent) => {
    if (event.buttons !== 1 || !(event.currentTarget instanceof SVGGElement)) return;
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    if (!box) return;
    if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
    onMove(
      xRange ? snapped(frame.x.invert(event.clientX - box.left), xRange) : x,
      yRange ? snapped(frame.y.invert(event.clientY - box.top), yRange) : y,
    );
  };
  const press = (event: KeyboardEvent) => {
    const to = moved(event.key, { x, y }, { x: xRange, y: yRange });
    if (!to) return;
    event.preventDefault();
    onMove(to.x, to.y);
  };

  return (
    <g
      class={`handle ${className}`}
      transform={`translate(${frame.x(x)} ${frame.y(y)})`}
      role="slider"
      tabindex={0}
      aria-label={label}
      aria-valuemin={range?.min}
      aria-valuemax={range?.max}
      aria-valuenow={now}
      aria-valuetext={valueText}
      aria-orientation={xRange ? "horizontal" : "vertical"}
      onPointerDown={drag}
      onPointerMove={drag}
      onKeyDown={press}
    >
      <circle class="reach" r={Math.max(14, r)} />
      <path class="dot" d={symbol(shape, Math.PI * r * r)() ?? ""} />
    </g>
  );
}
