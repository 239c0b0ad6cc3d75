import { useEffect, useRef, useState } from "preact/hooks";
import { useSeen } from "../chart/use-seen.js";

interface EditorProps {
  label: string;
  code: string;
  onChange: (code: string) => void;
  /** Ctrl or ⌘ with Enter. */
  onRun: () => void;
}

type Opened = ReturnType<typeof import("./code-mirror.js")["openEditor"]>;

/** Code that can be changed: a plain text field of the same size until the editor proper has come. */
export function Editor({ label, code, onChange, onRun }: EditorProps) {
  const { ref: place, seen } = useSeen<HTMLDivElement>({ rootMargin: "100%" });
  const [opened, setOpened] = useState<Opened>();
  const latest = useRef({ code, onChange });
  latest.current = { code, onChange };

  useEffect(() => {
    const parent = place.current;
    if (!parent || !seen) return;
    let [gone, editor]: [boolean, Opened | undefined] = [false, undefined];
    void import("./code-mirror.js").then(({ openEditor }) => {
      if (gone) return;
      const now = latest.current;
      editor = openEditor({
        ...{ parent, label, code: now.code },
        onChange: (text) => latest.current.onChange(text),
      });
      setOpened(editor);
    });
    return () => {
      gone = true;
      editor?.close();
    };
  }, [label, seen, place]);
  useEffect(() => opened?.write(code), [opened, code]);

  return (
    <div
      class="editor"
      ref={place}
      onKeyDownCapture={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        onRun();
      }}
    >
      {!opened && (
        <textarea
          aria-label={label}
          spellcheck={false}
          rows={code.split("\n").length}
          value={code}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  );
}
