import type { ComponentChildren } from "preact";

interface FigureProps {
  caption: ComponentChildren;
  /** Stand in the margin, or below a wide figure. */
  controls?: ComponentChildren;
  /** Over the margin too. */
  wide?: boolean;
  children: ComponentChildren;
}

/** A plot or several, what moves them, and what they show. */
export function Figure({ caption, controls, wide = false, children }: FigureProps) {
  return (
    <figure class={wide ? "figure wide" : "figure"}>
      <div class="drawing">{children}</div>
      {controls && <div class="controls">{controls}</div>}
      <figcaption>{caption}</figcaption>
    </figure>
  );
}

interface LegendProps {
  /** Each line or bar with its name; `class` gives its colour and dashes. */
  entries: readonly { name: string; class: string; mark?: "line" | "box" }[];
}

export function Legend({ entries }: LegendProps) {
  return (
    <ul class="legend">
      {entries.map(({ name, class: className, mark = "line" }) => (
        <li key={name}>
          <svg width={mark === "line" ? 30 : 12} height="12" aria-hidden="true">
            {mark === "line" ? (
              <line class={`stroke ${className}`} x1="0" x2="30" y1="6" y2="6" />
            ) : (
              <rect class={`bar ${className}`} width="12" height="12" rx="2" />
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
