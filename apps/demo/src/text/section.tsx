import type { ComponentChildren } from "preact";

interface SectionProps {
  id: string;
  title: string;
  children: ComponentChildren;
}

/** A part of the chapter, with a heading that links to itself. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>
        <a href={`#${id}`}>{title}</a>
      </h2>
      {children}
    </section>
  );
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
