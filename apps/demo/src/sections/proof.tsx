import { threads } from "@surprisal/tensor";
import { useState } from "preact/hooks";
import { figure } from "../model/comparison.js";
import { decimal } from "../model/decimal.js";
import { claims, type Proven, prove } from "../model/proof.js";
import { pause } from "../model/sampling.js";
import { Section } from "../text/section.js";

/** Figures of the page beside what they must be, computed here and now. */
export function Proof() {
  const [proven, setProven] = useState<readonly Proven[]>([]);
  const run = async () => {
    const done: Proven[] = [];
    for (const claim of claims) {
      done.push(prove(claim));
      setProven([...done]);
      await pause();
    }
  };
  const isDone = proven.length === claims.length;
  return (
    <Section id="proof" title="Proof">
      <p>
        Nothing above is to be taken on trust. Below are figures of this page, computed anew on your machine,
        beside what they must be: what the chapter prints, in single precision, or what plain arithmetic in
        double precision gives. An <em>ulp</em> is the step from one number of that precision to the next.
      </p>
      <div class="buttons">
        <button type="button" onClick={() => void run()}>
          {isDone ? "Compute again" : "Compute"}
        </button>
        <span role="status" data-proof>
          {isDone &&
            `${claims.length} figures, at most ${decimal(Math.max(...proven.map(({ ulps }) => ulps)), 1)} ulp off, by WebAssembly on ${threads() === 1 ? "one thread" : `${threads()} threads`}.`}
        </span>
      </div>
      <div class="scroll">
        <table class="comparison proof">
          <caption>Computed by the packages, against references that do not use them</caption>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col">Reference</th>
              <th scope="col">Computed here</th>
              <th scope="col">Ulp off</th>
              <th scope="col">Time</th>
            </tr>
          </thead>
          <tbody>
            {claims.map((claim, i) => {
              const result = proven[i];
              return (
                <tr key={claim.name}>
                  <th scope="row">
                    {claim.name} <span class="source">{claim.source}</span>
                  </th>
                  <td>{figure(claim.reference)}</td>
                  <td>{result ? figure(result.computed) : "…"}</td>
                  <td data-ulps>{result ? decimal(result.ulps, 1) : "…"}</td>
                  <td>{result ? duration(result.microseconds) : "…"}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

const duration = (microseconds: number): string =>
  microseconds < 1000 ? `${decimal(microseconds, 0)} µs` : `${decimal(microseconds / 1000, 1)} ms`;
