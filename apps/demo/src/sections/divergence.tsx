import { useMemo, useState } from "preact/hooks";
import { Bars } from "../chart/bars.js";
import { Figure, Legend } from "../chart/figure.js";
import { Plot } from "../chart/plot.js";
import { Slider } from "../controls/slider.js";
import { p, y } from "../data/chapter.js";
import { klNumbers } from "../model/chapter-numbers.js";
import { decimal } from "../model/decimal.js";
import { divergences, mixture } from "../model/information.js";
import { ComparisonTable } from "../text/comparison.js";
import { Noted, Readout, Section } from "../text/section.js";
import { Tex, tex } from "../text/tex.js";

export function Divergence() {
  const [share, setShare] = useState(0);
  const numbers = useMemo(klNumbers, []);
  const model = useMemo(() => mixture(p, y, share), [share]);
  const { forward, backward, crossEntropy, entropy } = useMemo(() => divergences(y, model), [model]);

  return (
    <Section id="divergence" title="The wrong code">
      <Noted
        note={
          <>
            It is often called a distance. It is <strong>not one</strong>: <Tex of={tex`D(p\,\|\,q)`} /> and{" "}
            <Tex of={tex`D(q\,\|\,p)`} /> differ, and two sides of a triangle may together be shorter than the
            third. “Divergence” says what it is.
          </>
        }
      >
        <p>
          Suppose outcomes follow <Tex of={tex`p,`} /> but the code was made for <Tex of={tex`q.`} /> Messages
          then come out longer than they need be, on average by{" "}
          <Tex of={tex`D(p\,\|\,q)=\sum_i p_i\log(p_i/q_i){:}`} /> the Kullback–Leibler divergence. It is 0
          only where the two agree, and never negative.
        </p>
        <p>
          As a loss it measures a predicted distribution against the true one. Since{" "}
          <Tex of={tex`D(p\,\|\,q)=H(p,q)-H(p)`} /> and nothing the model does changes <Tex of={tex`H(p),`} />{" "}
          to minimise it is to minimise the cross-entropy; for a label that is certain, both are the familiar{" "}
          <Tex of={tex`-\!\log q_y.`} />
        </p>
      </Noted>
      <Figure
        caption="The chapter’s ten-class distributions. Move the model from p to y and watch both directions fall to zero, at different speeds."
        controls={
          <>
            <Slider
              label="Model, from p to y"
              {...{ value: share, min: 0, max: 1, step: 0.01, onChange: setShare }}
              format={(value) => `${Math.round(value * 100)} %`}
            />
            <Readout>
              D(y‖q) is <b data-figure="kl-forward">{decimal(forward, 4)}</b> nats, D(q‖y){" "}
              <b data-figure="kl-backward">{decimal(backward, 4)}</b>. Cross-entropy{" "}
              {decimal(crossEntropy, 4)}, of which {decimal(entropy, 4)} is the entropy of y.
            </Readout>
          </>
        }
      >
        <Legend
          entries={[
            { name: "truth y", class: "blue", mark: "box" },
            { name: "model q", class: "vermillion", mark: "box" },
          ]}
        />
        <Plot
          label={`Bars of two distributions over ten classes. D of y from q is ${decimal(forward, 4)} nats, D of q from y ${decimal(backward, 4)}.`}
          height={240}
          x={[-0.6, 9.6]}
          y={[0, 0.34]}
          xTitle="class"
        >
          <Bars class="blue" values={y} place={0} of={2} />
          <Bars class="vermillion" values={model} place={1} of={2} />
        </Plot>
      </Figure>
      <Noted
        note={
          <>
            The printed 7.8 · 10⁻⁹ for a distribution against itself is rounding in single precision. In
            double precision the divergence of equals is 0, to the last digit that their logarithms leave.
          </>
        }
      >
        <p>
          The chapter prints tenths. Its library averages over the ten classes where the definition sums, so
          the figures below are a tenth of the divergence: 0.169 is <Tex of={tex`-\!\log p_3,`} /> 1.692,
          divided by ten. Here that is one of the reductions, named <code>perSample</code>.
        </p>
      </Noted>
      <ComparisonTable caption="The chapter’s examples, printed in single precision" rows={numbers} />
    </Section>
  );
}
