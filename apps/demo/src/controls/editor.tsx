import { useEffect, useRef, useState } from "preact/hooks";

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
  const place = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState<Opened>();
  const latest = useRef({ code, onChange });
  latest.current = { code, onChange };

  useEffect(() => {
    const parent = place.current;
    if (!parent) return;
    let [gone, editor]: [boolean, Opened | undefined] = [false, undefined];
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void import("./code-mirror.js").then(({ openEditor }) => {
          if (gone) return;
          const now = latest.current;
          editor = openEditor({
            ...{ parent, label, code: now.code },
            onChange: (text) => latest.current.onChange(text),
          });
          setOpened(editor);
        });
      },
      { rootMargin: "100%" },
    );
    observer.observe(parent);
    return () => {
      gone = true;
      observer.disconnect();
      editor?.close();
    };
  }, [label]);
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
