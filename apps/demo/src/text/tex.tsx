/**
 * A formula, typeset when the page is built: the build replaces each call of this tag by the HTML and MathML that KaTeX
 * makes of it, so nothing is left to call.
 */
export function tex(source: TemplateStringsArray): string {
  throw new Error(`The build did not typeset ${source.raw.join("…")}.`);
}

interface TexProps {
  /** Typeset HTML, with the comma or stop that must stay on its line; from `tex` or from the registry's formulas. */
  of: string;
  display?: boolean;
}

/** A formula within a line, or on a line of its own. */
export function Tex({ of, display = false }: TexProps) {
  const html = { __html: of };
  // KaTeX made this HTML, and escapes what it is given.
  return display ? (
    <div class="formula" dangerouslySetInnerHTML={html} />
  ) : (
    <span dangerouslySetInnerHTML={html} />
  );
}
