import type { ComponentChildren } from "preact";
import { useLayoutEffect } from "preact/hooks";
import { readLink } from "../model/page-link.js";

interface SectionProps {
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the chapter, with a heading that links to itself. Somebody may have asked for it before it was there. */
export function Section({ id, title, children }: SectionProps) {
  useLayoutEffect(() => showLinked(id), [id]);
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a href={`#${id}`}>{title}</a>
      </h2>
      {children}
    </section>
  );
}

/** Goes to the section that the address leads to, if it is the one named or none is. */
export function showLinked(only?: string): void {
  const { section } = readLink(location.hash);
  if (only === undefined || only === section)
    document.getElementById(section)?.scrollIntoView({ behavior: "instant" });
}

interface NotedProps {
  note: ComponentChildren;
  children: ComponentChildren;
}

/** Paragraphs with a remark: in the margin beside them where there is one, elsewhere below. */
export function Noted({ note, children }: NotedProps) {
  return (
    <div class="noted">
      <div>{children}</div>
      <aside class="note">{note}</aside>
    </div>
  );
}

/** Sentences that a control changes, which screen readers announce. */
export function Readout({ children }: { children: ComponentChildren }) {
  return (
    <p class="readout" aria-live="polite">
      {children}
    </p>
  );
}
