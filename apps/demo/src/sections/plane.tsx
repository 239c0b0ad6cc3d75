import { symbolCircle, symbolSquare, symbolTriangle } from "d3-shape";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Figure } from "../chart/figure.js";
import { Handle } from "../chart/handle.js";
import { Segment } from "../chart/marks.js";
import { Plot } from "../chart/plot.js";
import { Shading } from "../chart/shading.js";
import { useSeen } from "../chart/use-seen.js";
import { Choice } from "../controls/choice.js";
import { decimal } from "../model/decimal.js";
import { Descent } from "../model/descent.js";
import {
  blank,
  border,
  type Fitted,
  type Mark,
  type PlaneLossName,
  planeLosses,
  planeModel,
} from "../model/plane.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";
import { browserClock, still } from "./browser-clock.js";
import { Simplex } from "./simplex.js";

const half = 4;
const range = { min: -half, max: half, step: 0.1 };
const axis = [-half, half] as const;
const cells = 40;
const centres = Array.from({ length: cells }, (_, i) => ((i + 0.5) / cells) * 2 * half - half);
const places = centres.flatMap((_, row) => centres.map((x) => ({ x, y: centres[cells - 1 - row] ?? 0 })));

const sides = [
  { name: "blue circle", color: "blue", shape: symbolCircle },
  { name: "orange square", color: "vermillion", shape: symbolSquare },
  { name: "green triangle", color: "green", shape: symbolTriangle },
];
const groups = [
  [
    [-2.4, 0.2],
    [-1.6, -1.4],
    [-1, 0.4],
    [-2, 1.2],
    [-0.6, -0.8],
    [0.9, -0.2],
  ],
  [
    [1.4, -1.6],
    [2.6, -0.6],
    [0.4, -1.8],
    [1.8, 0.6],
    [3, -2.2],
    [3.1, 0.4],
  ],
  [
    [0.2, 2.4],
    [-0.8, 2.9],
    [1.2, 2.2],
    [0.6, 3.3],
    [-0.2, 1.6],
    [1.7, 3.1],
  ],
] as const;
const start: readonly Mark[] = groups.flatMap((group, label) => group.map(([x, y]) => ({ x, y, label })));

const losses = [
  { value: "logistic", label: "logistic" },
  { value: "hinge", label: "hinge" },
  { value: "focal", label: "focal" },
  { value: "softmax", label: "softmax" },
] as const satisfies readonly { value: PlaneLossName; label: string }[];

/** Points of a plane to drag, and the line or lines that a model trained on them draws between their classes. */
export function Plane() {
  const [loss, setLoss] = useState<PlaneLossName>("logistic");
  const [all, setAll] = useState(start);
  const { ref, seen } = useSeen<HTMLDivElement>();
  const { classes } = planeLosses[loss];
  const marks = useMemo(() => all.filter(({ label }) => label < classes), [all, classes]);
  const { fitted, shares } = useTraining(loss, marks, seen);
  const colors = useMemo(() => sides.slice(0, classes).map(({ color }) => color), [classes]);
  const wrong = marks.filter((mark) => sideOf(fitted, mark) !== mark.label).length;
  const pulling = fitted.pulls.filter((pull) => pull > 0.05).length;
  const pairs =
    classes === 2
      ? ([[0, 1]] as const)
      : ([
          [0, 1],
          [0, 2],
          [1, 2],
        ] as const);
  const move = (moved: Mark, x: number, y: number) =>
    setAll(all.map((mark) => (mark === moved ? { ...mark, x, y } : mark)));

  return (
    <Section id="plane" title="Drawing the line">
      <Noted
        note={
          <>
            A little of the squared weights is charged on top. Without it the logistic loss would{" "}
            <strong>never rest</strong> on classes that can be parted: larger weights are always a little
            surer.
          </>
        }
      >
        <p>
          Now a model with something to learn: a score that is linear in two features,{" "}
          <Tex of={tex`f=w_1x_1+w_2x_2+b.`} /> It is trained as you look on, and again whenever you move a
          point. The shade says what the model believes; the line is where it cannot decide.
        </p>
        <p>
          The size of a point is the size of its gradient: how hard it pulls at the line. Under the logistic
          loss all pull a little, under the hinge only those on or between the dashed margins. The{" "}
          <em>focal</em> loss turns down what is nearly right already, and softmax draws borders between
          three.
        </p>
      </Noted>
      <div ref={ref}>
        <Figure
          caption="Points to drag, and the classes as a linear model trained on them sees the plane."
          controls={
            <>
              <Choice label="Loss" value={loss} options={losses} onChange={setLoss} />
              <div class="buttons">
                <button type="button" onClick={() => setAll(start)}>
                  Put the points back
                </button>
              </div>
              <Readout>
                Mean loss <b data-figure="plane-loss">{seen ? decimal(fitted.loss, 3) : "…"}</b>;{" "}
                <b data-figure="plane-wrong">{wrong}</b> of {marks.length} points on the wrong side, {pulling}{" "}
                that pull.
              </Readout>
            </>
          }
        >
          <Plot
            label={`A plane with ${marks.length} points of ${classes} classes and the border a model trained with the ${loss} loss draws between them; ${wrong} are on the wrong side.`}
            height={420}
            x={axis}
            y={axis}
            handles
          >
            {shares && <Shading cells={cells} shares={shares} colors={colors} />}
            {pairs.map((pair) => (
              <Border key={pair.join()} fitted={fitted} pair={pair} class="border" />
            ))}
            {loss === "hinge" &&
              [-1, 1].map((side) => (
                <Border key={side} fitted={fitted} pair={[0, 1]} offset={side} class="border thin-dash" />
              ))}
            {marks.map((mark, i) => {
              const side = sides[mark.label];
              const ordinal = marks.filter((other, j) => j <= i && other.label === mark.label).length;
              return (
                <Handle
                  key={i}
                  label={`${side?.name} ${ordinal}`}
                  valueText={`${decimal(mark.x, 1)}, ${decimal(mark.y, 1)}`}
                  class={side?.color ?? ""}
                  {...{ x: mark.x, y: mark.y, xRange: range, yRange: range }}
                  {...(side && { shape: side.shape })}
                  r={5 + 6 * Math.min(1, fitted.pulls[i] ?? 0)}
                  onMove={(x, y) => move(mark, x, y)}
                />
              );
            })}
          </Plot>
        </Figure>
      </div>
      <Simplex />
    </Section>
  );
}

interface BorderProps {
  fitted: Fitted;
  pair: readonly [number, number];
  offset?: number;
  class: string;
}

function Border({ fitted, pair, offset = 0, class: className }: BorderProps) {
  const ends = border(fitted.weights, pair, half, offset);
  return ends ? <Segment class={className} from={ends[0]} to={ends[1]} /> : null;
}

/** Trains on the marks, from where the model is, whenever they or the loss change. */
function useTraining(loss: PlaneLossName, marks: readonly Mark[], seen: boolean) {
  const model = useMemo(() => planeModel(loss), [loss]);
  const [shown, setShown] = useState({ loss, fitted: blank(loss) });
  const fitted = shown.loss === loss ? shown.fitted : blank(loss);
  const latest = useRef(fitted);
  latest.current = fitted;
  useEffect(() => {
    if (!seen) return;
    const descent = new Descent<Fitted>({
      ...{ steps: 240, clock: browserClock, still: still() },
      step: (state, t) => model.step(state, marks, t),
      onChange: (state) => setShown({ loss, fitted: state }),
    });
    descent.begin(latest.current);
    return () => descent.stop();
  }, [model, loss, marks, seen]);
  const shares = useMemo(() => (seen ? model.shares(fitted, places) : undefined), [model, fitted, seen]);
  return { fitted, shares };
}

/** The class whose score is highest at a mark. */
function sideOf({ weights }: Fitted, { x, y }: Mark): number {
  const scores = weights.map(([a = 0, b = 0, c = 0]) => a * x + b * y + c);
  return scores.indexOf(Math.max(...scores));
}
