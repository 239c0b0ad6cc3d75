// The editor with colours and brackets. Loaded when it is first seen: it weighs as much as the rest of the page.

import { javascript } from "@codemirror/lang-javascript";
import { syntaxHighlighting } from "@codemirror/language";
import { classHighlighter } from "@lezer/highlight";
import { EditorView, minimalSetup } from "codemirror";

interface EditorOptions {
  readonly parent: HTMLElement;
  readonly code: string;
  readonly label: string;
  readonly onChange: (code: string) => void;
}

/** Puts an editor into `parent`; the result writes other code into it, or takes it away. */
export function openEditor({ parent, code, label, onChange }: EditorOptions) {
  const view = new EditorView({
    parent,
    doc: code,
    extensions: [
      minimalSetup,
      javascript(),
      // Classes, so that the page's colours hold in light and dark.
      syntaxHighlighting(classHighlighter),
      EditorView.lineWrapping,
      // Tab moves on to the next control, as everywhere.
      EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
      EditorView.updateListener.of((update) => update.docChanged && onChange(update.state.doc.toString())),
    ],
  });
  return {
    write: (text: string) => {
      if (view.state.doc.toString() === text) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    close: () => view.destroy(),
  };
}
