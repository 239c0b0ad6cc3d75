import { useMemo, useState } from "preact/hooks";
import { Figure } from "../chart/figure.js";
import { Dot, Label, Segment } from "../chart/marks.js";
import { Plot } from "../chart/plot.js";
import { Slider } from "../controls/slider.js";
import { labels } from "../data/chapter.js";
import { decimal } from "../model/decimal.js";
import { estimatorOf } from "../model/estimators.js";
import { Readout } from "../text/section.js";

const nearLabels = labels.slice(0, -1);
const estimators = [
  { name: "L1", color: "blue", dash: "", loss: "absoluteError" },
  { name: "Huber", color: "green", dash: "dash-short", loss: "huber", options: { rho: 2 } },
  { name: "L2", color: "vermillion", dash: "dash-long", loss: "halfSquaredError" },
];
const margins = { left: 8, top: 20 };

/** Five labels, one of which can be dragged away, and the one number that each loss would predict for all. */
export function Estimators() {
  const [far, setFar] = useState(30);
  const made = useMemo(
    () => estimators.map(({ loss, options, ...one }) => ({ ...one, ...estimatorOf(loss, options) })),
    [],
  );
  const answers = useMemo(
    () => made.map((one) => ({ ...one, at: one.best([...nearLabels, far]) })),
    [made, far],
  );
  const [l1, huber, l2] = answers.map(({ at }) => decimal(at));

  return (
    <>
      <p>
        Suppose one number has to do for several labels. The total loss is least where the pulls balance.
        Under L1 each label pulls with strength 1, so as many must lie above as below: the answer is the{" "}
        <em>median</em>. Under L2 each pulls in proportion to its distance: the answer is the <em>mean</em>,
        and one label far away takes it along. Under Huber the far label is heard, but only as loudly as any
        other that is out of reach.
      </p>
      <Figure
        caption="Five labels and the constant that each loss would answer for all of them. The chapter’s labels end with 30."
        controls={
          <>
            <Slider
              label="The far label"
              {...{ value: far, min: 2, max: 30, step: 0.5, onChange: setFar }}
              format={(value) => decimal(value, 1)}
            />
            <Readout>
              L1 answers <b data-figure="minimiser-l1">{l1}</b>, Huber{" "}
              <b data-figure="minimiser-huber">{huber}</b>, L2 <b data-figure="minimiser-l2">{l2}</b>.
            </Readout>
          </>
        }
      >
        <Plot
          label={`Labels at −1, 0.5, 0.75, 2 and ${decimal(far, 1)}. The constant that minimises L1 is ${l1}, Huber ${huber}, L2 ${l2}.`}
          height={170}
          x={[-2, 31]}
          y={[0, 4]}
          margins={margins}
          onDrag={(x) => setFar(Math.min(30, Math.max(2, Math.round(x * 2) / 2)))}
          bare
        >
          {answers.map(({ name, color, dash, at }, row) => (
            <g key={name} class={color}>
              <Segment class={`stroke ${dash}`} from={[at, 0]} to={[at, 3.55 - row * 0.85]} />
              <Label x={at} y={3.55 - row * 0.85} dx={5} dy={8} class="series">
                {name} {decimal(at)}
              </Label>
            </g>
          ))}
          {nearLabels.map((label) => (
            <Dot key={label} class="" x={label} y={0} />
          ))}
          <Dot class="handle" x={far} y={0} r={7} />
        </Plot>
      </Figure>
    </>
  );
}
