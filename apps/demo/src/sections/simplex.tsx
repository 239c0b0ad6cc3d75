import { useMemo, useState } from "preact/hooks";
import { Figure } from "../chart/figure.js";
import { Handle } from "../chart/handle.js";
import { Label, Segment } from "../chart/marks.js";
import { Plot } from "../chart/plot.js";
import { Choice } from "../controls/choice.js";
import { decimal } from "../model/decimal.js";
import { corners, fromPlane, levelLine, surpriseAt, type Triple, toPlane } from "../model/simplex.js";
import { Readout } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";

const names = ["A", "B", "C"];
const colors = ["blue", "vermillion", "green"];
const levels = [0.25, 0.5, 1, 2, 3];
const xRange = { min: 0, max: 1, step: 0.02 };
const yRange = { min: 0, max: 0.86, step: 0.02 };
const margins = { left: 20, right: 20, top: 26, bottom: 26 };
const anchors = ["end", "start", "middle"] as const;

/** The triangle of all distributions over three classes, a point of it, and where the loss would have it go. */
export function Simplex() {
  const [p, setP] = useState<Triple>([0.5, 0.3, 0.2]);
  const [label, setLabel] = useState(2);
  const { loss, gradient } = useMemo(() => surpriseAt(p, label), [p, label]);
  const at = toPlane(p);
  const target = toPlane(p.map((value, k) => value - (gradient[k] ?? 0)));
  const stated = p.map((value, k) => `${names[k]} ${decimal(value)}`).join(", ");

  return (
    <>
      <p>
        All that a model can believe about three classes fits in a triangle: certainty at the corners,
        ignorance in the middle. The loss of a belief depends only on its distance from the side across from
        the right class. Its gradient in the scores is <Tex of={tex`p-e_y;`} /> turned round, it leads
        straight to the right corner, and is as long as the way that is left.
      </p>
      <Figure
        caption="Beliefs about three classes. Dotted lines join beliefs of equal loss; the coloured line is the negative gradient."
        controls={
          <>
            <Choice
              label="Right class of the three"
              value={label}
              options={names.map((name, value) => ({ value, label: name }))}
              onChange={setLabel}
            />
            <Readout>
              {stated}: the loss is <b data-figure="simplex-loss">{decimal(loss, 3)}</b>, its gradient{" "}
              {gradient.map((value) => decimal(value)).join(", ")}.
            </Readout>
          </>
        }
      >
        <Plot
          label={`Triangle of beliefs about the classes A, B and C. Belief ${stated}; class ${names[label]} is right, the loss ${decimal(loss, 3)}.`}
          height={330}
          x={[-0.06, 1.06]}
          y={[0, corners[2][1]]}
          margins={margins}
          plain
          handles
        >
          {levels.map((level) => {
            const [from, to] = levelLine(label, level);
            return (
              <g key={level}>
                <Segment class="guide" from={from} to={to} />
                <Label
                  x={(from[0] + to[0]) / 2}
                  y={(from[1] + to[1]) / 2}
                  anchor="middle"
                  dy={4}
                  class="quiet"
                >
                  {level}
                </Label>
              </g>
            );
          })}
          {corners.map((corner, k) => (
            <Segment key={names[k]} class="border" from={corner} to={corners[(k + 1) % 3] ?? corner} />
          ))}
          <g class={colors[label]}>
            <Segment class="stroke" from={at} to={target} />
          </g>
          {corners.map(([x, y], k) => (
            <Label
              key={names[k]}
              {...{ x, y, anchor: anchors[k] ?? "middle", class: `series ${colors[k]}` }}
              dx={k === 0 ? -6 : k === 1 ? 6 : 0}
              dy={k === 2 ? -10 : 5}
            >
              {names[k]}
            </Label>
          ))}
          <Handle
            label="Belief"
            valueText={stated}
            {...{ x: at[0], y: at[1], xRange, yRange }}
            onMove={(x, y) => setP(fromPlane([x, y]))}
          />
        </Plot>
      </Figure>
    </>
  );
}
