import { useMemo, useState } from "preact/hooks";
import { Bars } from "../chart/bars.js";
import { Figure, Legend } from "../chart/figure.js";
import { Handle } from "../chart/handle.js";
import { Plot } from "../chart/plot.js";
import { decimal } from "../model/decimal.js";
import { entropyOf, withBar } from "../model/distributions.js";
import { divergences } from "../model/information.js";
import { Readout } from "../text/section.js";

const start = { p: [0.5, 0.3, 0.16, 0.04], q: [0.1, 0.14, 0.2, 0.56] };
const outcomes = ["1", "2", "3", "4"];
const range = { min: 0, max: 1, step: 0.02 };
const series = [
  { name: "p", color: "blue", place: 0 },
  { name: "q", color: "vermillion", place: 1 },
] as const;

/** Two distributions whose bars can be dragged, their entropies, and the divergence each way. */
export function PairFigure() {
  const [pair, setPair] = useState<Readonly<Record<"p" | "q", readonly number[]>>>(start);
  const { p, q } = pair;
  const { forward, backward } = useMemo(() => divergences(p, q), [p, q]);
  const [hp, hq] = useMemo(() => [entropyOf(p), entropyOf(q)] as const, [p, q]);
  const bits = (nats: number) => decimal(nats / Math.LN2, 3);

  return (
    <Figure
      caption="Take hold of a bar’s end. The other bars of its colour share what is left."
      controls={
        <>
          <table class="fits">
            <caption>In bits</caption>
            <tbody>
              <tr>
                <th scope="row">Entropy of p</th>
                <td data-figure="pair-entropy-p">{decimal(hp, 3)}</td>
              </tr>
              <tr>
                <th scope="row">Entropy of q</th>
                <td data-figure="pair-entropy-q">{decimal(hq, 3)}</td>
              </tr>
              <tr>
                <th scope="row">D(p‖q)</th>
                <td data-figure="pair-forward">{bits(forward)}</td>
              </tr>
              <tr>
                <th scope="row">D(q‖p)</th>
                <td data-figure="pair-backward">{bits(backward)}</td>
              </tr>
            </tbody>
          </table>
          <div class="buttons">
            <button type="button" onClick={() => setPair({ p, q: p })}>
              Make q like p
            </button>
            <button type="button" onClick={() => setPair(start)}>
              Start again
            </button>
          </div>
          <Readout>
            Messages that follow p cost <b>{bits(forward)}</b> bits more in the code for q, those that follow
            q <b>{bits(backward)}</b> more in the code for p.
          </Readout>
        </>
      }
    >
      <Legend entries={series.map(({ name, color }) => ({ name, class: color, mark: "box" }))} />
      <Plot
        label={`Bars of two distributions over four outcomes: p ${p.map((value) => decimal(value)).join(", ")}; q ${q.map((value) => decimal(value)).join(", ")}.`}
        height={280}
        x={[-0.6, 3.6]}
        y={[0, 1.04]}
        xTitle="outcome"
        names={outcomes}
        yTitle="probability"
        handles
      >
        {series.map(({ name, color, place }) => (
          <g key={name} class={color}>
            <Bars class={color} values={pair[name]} place={place} of={2} />
            {pair[name].map((value, i) => (
              <Handle
                key={i}
                label={`${name}, outcome ${i + 1}`}
                valueText={decimal(value)}
                x={i + (place - 0.5) * 0.37}
                y={value}
                yRange={range}
                onMove={(_, y) => setPair({ ...pair, [name]: withBar(pair[name], i, y) })}
              />
            ))}
          </g>
        ))}
      </Plot>
    </Figure>
  );
}
