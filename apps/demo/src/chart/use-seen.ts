import { useEffect, useRef, useState } from "preact/hooks";

/**
 * Whether an element has come near the window, once it has, or as far into it as told, or is to be printed; what costs
 * time can wait for it.
 */
export function useSeen<T extends HTMLElement>({ rootMargin = "300px", threshold = 0 } = {}) {
  const ref = useRef<T>(null);
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        setSeen(true);
      },
      { rootMargin, threshold },
    );
    observer.observe(element);
    const print = () => setSeen(true);
    addEventListener("beforeprint", print);
    return () => {
      observer.disconnect();
      removeEventListener("beforeprint", print);
    };
  }, [rootMargin, threshold]);
  return { ref, seen };
}
