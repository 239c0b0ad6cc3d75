import type { LossDescription } from "@surprisal/loss-registry";
import { useEffect, useState } from "preact/hooks";
import { isInstalled } from "../model/losses.js";
import { Tex } from "./tex.js";

const loaded = new Map<string, Promise<string>>();

/** The typeset formula of a registered loss, fetched when it is first shown. */
export function LossFormula({ loss }: { loss: LossDescription }) {
  return isInstalled(loss) ? <Fetched name={loss.name} /> : <Typeset formula={loss.formula} />;
}

/** The formula of a visitor's loss: as it was typed until the typesetter has come, and where that makes nothing of it. */
function Typeset({ formula }: { formula: string }) {
  const [html, setHtml] = useState<string>();
  useEffect(() => {
    let current = true;
    void import("katex").then(({ default: katex }) => {
      if (current) setHtml(katex.renderToString(formula, { displayMode: false, throwOnError: false }));
    });
    return () => {
      current = false;
    };
  }, [formula]);
  return html === undefined ? <p class="formula own">{formula}</p> : <Tex display of={html} />;
}

function Fetched({ name }: { name: string }) {
  const [html, setHtml] = useState("");
  useEffect(() => {
    let current = true;
    void formulaOf(name).then((text) => current && setHtml(text));
    return () => {
      current = false;
    };
  }, [name]);
  return <Tex display of={html} />;
}

function formulaOf(name: string): Promise<string> {
  const known = loaded.get(name);
  if (known !== undefined) return known;
  // What a host sends for a file that is not there is no formula.
  const text = fetch(`formulas/${name}.html`).then((answer) => (answer.ok ? answer.text() : ""));
  loaded.set(name, text);
  return text;
}
