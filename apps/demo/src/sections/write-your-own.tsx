import { useEffect, useState } from "preact/hooks";
import { Editor } from "../controls/editor.js";
import { checkSlopes } from "../model/check-slopes.js";
import { powerOfTen } from "../model/comparison.js";
import { decimal } from "../model/decimal.js";
import { exampleCode, type OwnLoss, ownLoss } from "../model/own-loss.js";
import { packText, unpackText } from "../model/page-link.js";
import { fromWords, type Shown, startOf, toWords } from "../model/shown.js";
import { timeLoss } from "../model/time-loss.js";
import { Noted, Section } from "../text/section.js";
import { Explored } from "./explored.js";
import { rememberLink, showLink, useLink } from "./use-link.js";

interface WriteYourOwnProps {
  /** Called when a loss has joined the registry. */
  onRegister: () => void;
}

/** A loss typed by the visitor, drawn, checked and timed like any other. */
export function WriteYourOwn({ onRegister }: WriteYourOwnProps) {
  const link = useLink("own");
  const sent = link && unpackText(link.state.get("code") ?? "");
  const [code, setCode] = useState(sent ?? exampleCode);
  const [own, setOwn] = useState<OwnLoss | undefined>(() =>
    sent === undefined ? ownLoss(exampleCode) : undefined,
  );
  const [shown, setShown] = useState<Shown | undefined>(() => own?.description && startOf(own.description));
  useEffect(() => {
    if (sent === undefined || sent === code) return;
    setCode(sent);
    setOwn(undefined);
  }, [sent]);
  const isForeign = own === undefined;
  const description = own?.description;

  const run = () => {
    const next = ownLoss(code);
    setOwn(next);
    if (!next.description) return;
    // The sliders stay where they are, as far as the changed loss has them; a link's say where to begin.
    const words =
      isForeign && link ? link.state : new URLSearchParams(shown && toWords(next.description, shown));
    setShown(fromWords(next.description, words));
    onRegister();
  };
  const words = (to = shown) => ({
    ...(description && to && toWords(description, to)),
    code: packText(code),
  });

  return (
    <Section id="own" title="A loss of your own">
      <Noted
        note={
          <>
            The same lines in a file of yours make the same loss: <code>defineLoss</code> comes from{" "}
            <code>@surprisal/loss-registry</code>. All functions of <code>@surprisal/tensor</code> are at hand
            here.
          </>
        }
      >
        <p>
          A formula over tensors is all it takes. Gradient and second derivative are derived from it, options
          become sliders, and the compiler treats it like the rest. Change the code, and run it.
        </p>
      </Noted>
      <Editor
        label="Code of your loss"
        code={code}
        onChange={setCode}
        onRun={isForeign ? () => undefined : run}
      />
      <div class="buttons">
        <button type="button" onClick={run}>
          {isForeign ? "I have read it: run this code" : "Run"}
        </button>
        <Share words={words} />
      </div>
      {isForeign && (
        <p class="notice" role="status">
          This loss came with the link. It is code, and would run in this page like the page’s own: read it
          first.
        </p>
      )}
      {own?.problem !== undefined && (
        <p class="notice problem" role="alert">
          {own.problem}
        </p>
      )}
      {description && shown && (
        <>
          <Explored
            key={description.name}
            {...{ loss: description, shown }}
            onChange={(to) => {
              setShown(to);
              rememberLink("own", words(to));
            }}
          />
          <Trials key={code} own={description} shown={shown} />
        </>
      )}
    </Section>
  );
}

/** Copies a link to what is on screen. */
function Share({ words }: { words: () => Readonly<Record<string, string>> }) {
  const [said, setSaid] = useState("");
  const share = async () => {
    showLink("own", words());
    try {
      await navigator.clipboard.writeText(location.href);
      setSaid("The link is copied.");
    } catch {
      setSaid("The link is in the address bar.");
    }
  };
  return (
    <>
      <button type="button" onClick={() => void share()}>
        Copy a link to it
      </button>
      <span class="said" role="status">
        {said}
      </span>
    </>
  );
}

interface TrialsProps {
  own: NonNullable<OwnLoss["description"]>;
  shown: Shown;
}

/** A loss's gradient against differences of its values, and its time on this machine. */
function Trials({ own, shown }: TrialsProps) {
  const [slopes, setSlopes] = useState("");
  const [time, setTime] = useState("");
  const check = () => {
    const { slopes: count, worst } = checkSlopes(own, shown.options);
    const verdict = worst < 1e-6 ? "The gradient is right" : "The gradient is not the slope of the loss";
    setSlopes(
      `${verdict}: at ${count} random places it is at most ${powerOfTen(worst, 2)} of the largest away from central differences.`,
    );
  };
  const measure = async () => {
    setTime("Measuring …");
    const { elements, nanoseconds } = await timeLoss(own, shown.options);
    setTime(
      `Value and gradient take ${decimal(nanoseconds, 2)} nanoseconds for each number of ${elements.toLocaleString("en")}, in single precision.`,
    );
  };
  const told = (say: (text: string) => void, error: unknown) =>
    say(error instanceof Error ? error.message : String(error));
  return (
    <div class="trials">
      <button
        type="button"
        onClick={() => {
          try {
            check();
          } catch (error) {
            told(setSlopes, error);
          }
        }}
      >
        Check the gradient
      </button>
      <p role="status" data-check>
        {slopes}
      </p>
      <button type="button" onClick={() => void measure().catch((error) => told(setTime, error))}>
        Measure the time
      </button>
      <p role="status" data-time>
        {time}
      </p>
    </div>
  );
}
