import { useMemo, useState } from "preact/hooks";
import { Curve } from "../chart/curve.js";
import { Figure } from "../chart/figure.js";
import { Dot, Segment } from "../chart/marks.js";
import { Plot } from "../chart/plot.js";
import { Slider } from "../controls/slider.js";
import { decimal } from "../model/decimal.js";
import { coin, coinCurve } from "../model/information.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";

export function Coin() {
  const [p, setP] = useState(0.1);
  const curve = useMemo(() => coinCurve(), []);
  const { entropy, heads, tails, slope } = useMemo(() => coin(p), [p]);
  const tangent = (at: number) => entropy + slope * (at - p);

  return (
    <Section id="entropy" title="Surprise, on average">
      <Noted
        note={
          <>
            Entropy is also a <strong>length</strong>: no code can spell outcomes in fewer bits each, on
            average, than their entropy, and Huffman’s comes within one bit of it.
          </>
        }
      >
        <p>
          An event of probability <Tex of={tex`p`} /> surprises by <Tex of={tex`-\!\log p.`} /> The logarithm
          is there so that independent surprises add up; with base 2 it counts in bits, and a fair coin is
          worth one. What one expects to be surprised by is the <em>entropy</em>,{" "}
          <Tex of={tex`H[p]=-\sum_i p_i\log p_i.`} />
        </p>
        <p>
          A coin that nearly always falls heads surprises little: its rare tails are startling, but they are
          rare. The curve is concave, so tossing a coin chosen at random is never less surprising, on average,
          than the coins themselves; and it is highest where nothing is known at all.
        </p>
      </Noted>
      <Figure
        caption="Entropy of a coin, in bits, with the tangent that the gradient gives."
        controls={
          <>
            <Slider
              label="Probability of heads"
              {...{ value: p, min: 0, max: 1, step: 0.01, onChange: setP, format: decimal }}
            />
            <Readout>
              Heads surprises by <b>{decimal(heads)}</b> bits, tails by <b>{decimal(tails)}</b>. On average
              that is <b data-figure="coin-entropy">{decimal(entropy, 4)}</b> bits a toss.
            </Readout>
          </>
        }
      >
        <Plot
          label={`Entropy of a coin against its probability of heads: 0 at both ends, 1 bit in the middle. At ${decimal(p)} it is ${decimal(entropy, 4)} bits.`}
          height={290}
          x={[0, 1]}
          y={[0, 1.1]}
          xTitle="probability of heads"
          yTitle="bits"
          onDrag={(x) => setP(Math.min(1, Math.max(0, Math.round(x * 100) / 100)))}
        >
          {Number.isFinite(slope) && (
            <Segment class="guide" from={[p - 0.3, tangent(p - 0.3)]} to={[p + 0.3, tangent(p + 0.3)]} />
          )}
          <Segment class="guide" from={[p, 0]} to={[p, entropy]} />
          <Curve class="blue" x={curve.p} y={curve.entropy} />
          <Dot class="blue" x={p} y={entropy} r={7} />
        </Plot>
      </Figure>
    </Section>
  );
}
