import type { LossDescription } from "@surprisal/loss-registry";
import { useMemo } from "preact/hooks";
import { type LossCurve, lossAt, noCurve, tryCurve } from "../model/curve.js";
import { decimal } from "../model/decimal.js";
import type { OptionValues } from "../model/option-controls.js";
import { LossFormula } from "../text/loss-formula.js";
import { Curve } from "./curve.js";
import type { Interval } from "./frame.js";
import { Dot, Label, Segment } from "./marks.js";
import { Plot } from "./plot.js";
import { useLater } from "./use-later.js";

/** The curve of another loss, in a colour and dashes of its own. */
export interface ComparedCurve {
  readonly title: string;
  readonly class: string;
  readonly curve: LossCurve;
}

interface LossPanelProps {
  loss: LossDescription;
  options: OptionValues;
  /** Where the label stands. */
  label: number;
  /** The prediction that is marked on the curves. */
  prediction: number;
  x: Interval;
  y: Interval;
  xTitle?: string;
  color: string;
  height?: number;
  /** Whether the second derivative is drawn too. */
  second?: boolean;
  /** Curves to compare with. */
  others?: readonly ComparedCurve[];
  /** Whether the curves are computed after the panel is there, in a task of their own. */
  later?: boolean;
  onDrag: (prediction: number) => void;
}

const nowhere = { value: Number.NaN, gradient: Number.NaN, second: Number.NaN };

/** One registered loss: its name and formula, its curve and gradient, and both at one prediction. */
export function LossPanel(props: LossPanelProps) {
  const {
    loss,
    options,
    label,
    prediction,
    x,
    y,
    xTitle,
    color,
    height = 250,
    second = false,
    others = [],
    later = false,
    onDrag,
  } = props;
  const [low, high] = x;
  const ready = useLater(later);
  const { curve, problem } = useMemo(
    () => (ready ? tryCurve(loss, options, label, [low, high]) : { curve: noCurve }),
    [loss, options, label, low, high, ready],
  );
  const at = useMemo(
    () => (ready ? lossAt(loss, options, label, prediction) : nowhere),
    [loss, options, label, prediction, ready],
  );
  const told = (value: number) => (ready ? decimal(value) : "…");
  return (
    <div class={`panel ${color}`} data-loss={loss.name}>
      <h3>{loss.title}</h3>
      <LossFormula loss={loss} />
      <Plot
        label={`${loss.title} loss and its gradient for predictions from ${low} to ${high}, label ${label}. At prediction ${decimal(prediction)} the loss is ${decimal(at.value)} and its gradient ${decimal(at.gradient)}.${others.length > 0 ? ` Compared with ${others.map(({ title }) => title).join(", ")}.` : ""}`}
        height={height}
        x={x}
        y={y}
        xTitle={xTitle}
        onDrag={(to) => onDrag(Math.min(high, Math.max(low, to)))}
      >
        <Segment class="guide" from={[prediction, y[0]]} to={[prediction, y[1]]} />
        {ready && !curve.value.some(Number.isFinite) && (
          <Label x={low + (high - low) / 2} y={y[0] + (y[1] - y[0]) / 2} anchor="middle">
            Not defined here with these options.
          </Label>
        )}
        {second && <Curve class="second" x={curve.x} y={curve.second} />}
        <Curve class="gradient" x={curve.x} y={curve.gradient} />
        {others.map((other) => (
          <Curve key={other.title} class={`value ${other.class}`} x={other.curve.x} y={other.curve.value} />
        ))}
        <Curve class="value" x={curve.x} y={curve.value} />
        <Dot class="hollow" x={prediction} y={at.gradient} r={4.5} />
        <Dot class="" x={prediction} y={at.value} />
      </Plot>
      {problem && <p class="panel-problem">{problem}</p>}
      <p class="panel-figures">
        <span>
          loss <b data-value>{told(at.value)}</b>
        </span>
        <span>
          gradient <b data-gradient>{told(at.gradient)}</b>
        </span>
        {second && (
          <span>
            second derivative <b data-second>{decimal(at.second)}</b>
          </span>
        )}
      </p>
    </div>
  );
}
