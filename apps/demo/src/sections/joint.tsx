import { useMemo, useState } from "preact/hooks";
import { Figure } from "../chart/figure.js";
import { Choice } from "../controls/choice.js";
import { decimal } from "../model/decimal.js";
import { normalised, type Shares, sharesOf } from "../model/distributions.js";
import { Readout } from "../text/section.js";

type Weights = readonly (readonly number[])[];

const presets = {
  related: [
    [6, 2, 0],
    [1, 3, 4],
  ],
  independent: [
    [6, 3, 3],
    [4, 2, 2],
  ],
  determined: [
    [4, 4, 0],
    [0, 0, 8],
  ],
} as const satisfies Record<string, Weights>;
const names = Object.keys(presets) as (keyof typeof presets)[];
const columns = ["a", "b", "c"];

/** A joint table whose cells can be changed, and its information in two overlapping bars. */
export function JointFigure() {
  const [weights, setWeights] = useState<Weights>(presets.related);
  const joint = useMemo(() => normalised(weights), [weights]);
  const shares = useMemo(() => sharesOf(joint), [joint]);
  const preset = names.find((name) => String(presets[name]) === String(weights));
  const set = (row: number, column: number, weight: number) =>
    setWeights(weights.map((cells, i) => cells.map((old, j) => (i === row && j === column ? weight : old))));

  return (
    <Figure
      caption="Counts of two things that go together, as probabilities, and the bits that X, Y and both hold."
      controls={
        <>
          <Choice
            label="Start from"
            value={preset ?? ""}
            options={names.map((name) => ({ value: name as string, label: name }))}
            onChange={(name) => setWeights(presets[name as keyof typeof presets])}
          />
          <Readout>
            Y tells <b data-figure="joint-mutual">{decimal(shares.mutual, 3)}</b> of the{" "}
            <b data-figure="joint-x">{decimal(shares.x, 3)}</b> bits of X, and leaves{" "}
            <b data-figure="joint-x-alone">{decimal(shares.xAlone, 3)}</b>. Of Y’s {decimal(shares.y, 3)}{" "}
            bits, {decimal(shares.yAlone, 3)} are Y’s own.
          </Readout>
        </>
      }
    >
      <table class="joint counted">
        <caption>Joint probabilities; move a cell’s slider to count it more often</caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                Y = {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {joint.map((cells, row) => (
            <tr key={row}>
              <th scope="row">X = {row}</th>
              {cells.map((probability, column) => (
                <td
                  key={columns[column]}
                  class="cell"
                  style={{ "--shade": `${Math.min(45, 90 * probability)}%` }}
                >
                  {decimal(probability, 3)}
                  <input
                    type="range"
                    aria-label={`Count of X = ${row}, Y = ${columns[column]}`}
                    {...{ min: 0, max: 12, step: 1, value: weights[row]?.[column] ?? 0 }}
                    aria-valuetext={`${weights[row]?.[column]}, probability ${decimal(probability, 3)}`}
                    onInput={(event) => set(row, column, event.currentTarget.valueAsNumber)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Diagram {...shares} />
    </Figure>
  );
}

/** H(X), H(Y) and what they share, as bars on one scale. */
function Diagram({ joint, x, y, mutual, xAlone, yAlone }: Shares) {
  const scale = Math.log2(6);
  const percent = (bits: number) => `${(100 * Math.max(0, bits)) / scale}%`;
  const tracks = [
    { name: "H(X)", color: "blue", from: 0, bits: x },
    { name: "H(Y)", color: "vermillion", from: xAlone, bits: y },
    { name: "H(X|Y)", color: "blue", from: 0, bits: xAlone },
    { name: "I(X;Y)", color: "", from: xAlone, bits: mutual },
    { name: "H(Y|X)", color: "vermillion", from: x, bits: yAlone },
  ];
  return (
    <div
      class="information"
      role="img"
      aria-label={`Together X and Y hold ${decimal(joint)} bits: ${decimal(xAlone)} only X, ${decimal(yAlone)} only Y, ${decimal(mutual)} shared.`}
    >
      {tracks.map(({ name, color, from, bits }) => (
        <div key={name} class="track">
          <em>
            {name} {decimal(bits)}
          </em>
          <div>
            <span class={color} style={{ left: percent(from), width: percent(bits) }} />
          </div>
        </div>
      ))}
    </div>
  );
}
