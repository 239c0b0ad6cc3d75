import type { LossDescription } from "@surprisal/loss-registry";
import { isInstalled } from "../model/losses.js";

/** What a loss's definition says of it: names, package, properties, references. */
export function LossFacts({ loss }: { loss: LossDescription }) {
  const { name, aliases, plugin, properties, peers, references } = loss;
  const traits = [
    properties.convex ? "convex" : [],
    properties.smooth ? "smooth" : [],
    properties.robust ? "robust" : [],
    properties.minimisedBy ? `least, as a constant, at the ${properties.minimisedBy}` : [],
  ].flat();
  return (
    <>
      <code>{name}</code>
      {aliases.length > 0 && ` (also ${aliases.join(", ")})`}
      {isInstalled(loss) && plugin && <> from {plugin}</>}
      {traits.length > 0 && `; ${traits.join(", ")}`}.
      {Object.keys(peers).length > 0 && (
        <>
          {" "}
          Elsewhere:{" "}
          {Object.entries(peers).map(([library, call], i) => (
            <span key={library}>
              {i > 0 && ", "}
              {library} <code>{call}</code>
            </span>
          ))}
          .
        </>
      )}
      {references.map((reference) => (
        <span key={reference}> {reference}.</span>
      ))}
    </>
  );
}
