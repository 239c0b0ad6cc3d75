import { loadPlugins } from "virtual:plugins";
import type { LossDescription } from "@surprisal/loss-registry";
import { useEffect, useState } from "preact/hooks";
import { Select } from "../controls/choice.js";
import { predictionAxis, targetControl } from "../model/domain-axis.js";
import { allLosses, lossNamed } from "../model/losses.js";
import type { PageLink } from "../model/page-link.js";
import { fromWords, type Shown, startOf, toWords } from "../model/shown.js";
import { Section } from "../text/section.js";
import { comparedStyles, Explored } from "./explored.js";
import { Machinery } from "./machinery.js";
import { rememberLink, useLink } from "./use-link.js";

const packageOf = (plugin: string | undefined) => plugin?.replace(/^@surprisal\//, "") ?? "your own";
const mostCompared = comparedStyles.length;

interface State {
  readonly loss: LossDescription;
  readonly shown: Shown;
  readonly compared: readonly LossDescription[];
}

export function Explorer() {
  const link = useLink("explorer");
  const [loaded, setLoaded] = useState(false);
  const [state, setState] = useState(() => stateOf(link));
  useEffect(() => void loadPlugins().then(() => setLoaded(true)), []);
  // A link may name a loss that has only now been loaded.
  useEffect(() => {
    if (link && loaded) setState(stateOf(link));
  }, [link, loaded]);
  const { loss, shown, compared } = state;

  const show = (change: Partial<State>) => {
    const next = { ...state, ...change };
    setState(next);
    rememberLink("explorer", wordsOf(next));
  };
  const choose = (name: string) => {
    const next = lossNamed(name);
    // Another loss has other options and another label: nothing of the last one is kept but what compares with both.
    show({
      loss: next,
      shown: startOf(next),
      compared: compared.filter((other) => other.name !== name && haveOneAxis(next, other)),
    });
  };

  return (
    <Section id="explorer" title="Any loss there is">
      <p>
        The list is whatever the installed packages have registered; a loss that joins the registry joins this
        page. Name, formula, options and their ranges are read from its definition, and the curves from its
        tensors.
      </p>
      <Explored
        key={loss.name}
        {...{ loss, shown, compared }}
        onChange={(to) => show({ shown: to })}
        choice={
          <>
            <Select label="Loss" value={loss.name} options={sortedChoices()} onChange={choose} />
            <Compared loss={loss} compared={compared} onChange={(to) => show({ compared: to })} />
          </>
        }
      />
      <Machinery key={`code of ${loss.name}`} loss={loss} options={shown.options} />
    </Section>
  );
}

const sortedChoices = () =>
  [...allLosses()]
    .sort((a, b) => (a.title < b.title ? -1 : 1))
    .map(({ name, title, plugin }) => ({ value: name, label: title, group: packageOf(plugin) }));

const haveOneAxis = (one: LossDescription, other: LossDescription): boolean =>
  JSON.stringify([predictionAxis(one), targetControl(one)]) ===
  JSON.stringify([predictionAxis(other), targetControl(other)]);

function stateOf(link: PageLink | undefined): State {
  const find = (name: string) => allLosses().find((loss) => loss.name === name);
  const loss = find(link?.state.get("loss") ?? "") ?? lossNamed("huber");
  const compared = (link?.state.get("with") ?? "")
    .split(",")
    .flatMap((name) => find(name) ?? [])
    .filter((other) => other !== loss && haveOneAxis(loss, other))
    .slice(0, mostCompared);
  return { loss, compared, shown: link ? fromWords(loss, link.state) : startOf(loss) };
}

const wordsOf = ({ loss, shown, compared }: State): Record<string, string> => ({
  loss: loss.name,
  ...toWords(loss, shown),
  ...(compared.length > 0 && { with: compared.map(({ name }) => name).join(",") }),
});

interface ComparedProps {
  loss: LossDescription;
  compared: readonly LossDescription[];
  onChange: (compared: readonly LossDescription[]) => void;
}

const nothing = { value: "", label: "choose one to add" };

/** Adds losses to compare with, among those that live on the same axes, and takes them away. */
function Compared({ loss, compared, onChange }: ComparedProps) {
  const candidates = allLosses()
    .filter((other) => other.name !== loss.name && !compared.includes(other) && haveOneAxis(loss, other))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
  const isFull = compared.length === mostCompared;
  return (
    <div class="compared">
      {candidates.length > 0 && !isFull && (
        <Select
          label="Compare with"
          value=""
          options={[nothing, ...candidates.map(({ name, title }) => ({ value: name, label: title }))]}
          onChange={(name) => name && onChange([...compared, lossNamed(name)])}
        />
      )}
      {compared.length > 0 && (
        <ul class="chips">
          {compared.map((other) => (
            <li key={other.name}>
              <button
                type="button"
                aria-label={`Take away ${other.title}`}
                onClick={() => onChange(compared.filter((kept) => kept !== other))}
              >
                {other.title} <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
