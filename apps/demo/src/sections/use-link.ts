import { useEffect, useState } from "preact/hooks";
import { linkTo, type PageLink, readLink } from "../model/page-link.js";

/** The page's link when it leads to a state of that section: at first, and whenever another such link is followed. */
export function useLink(section: string): PageLink | undefined {
  const read = () => {
    const link = readLink(location.hash);
    return link.section === section && link.state.size > 0 ? link : undefined;
  };
  const [link, setLink] = useState(read);
  useEffect(() => {
    const follow = () => {
      const next = read();
      if (next) setLink(next);
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  });
  return link;
}

let pending: ReturnType<typeof setTimeout> | undefined;

/** Makes the address lead to a state, once nothing has moved for a while: browsers count how often it changes. */
export function rememberLink(section: string, words: Readonly<Record<string, string>>): void {
  clearTimeout(pending);
  pending = setTimeout(() => showLink(section, words), 300);
}

/** Makes the address lead to a state at once. */
export function showLink(section: string, words: Readonly<Record<string, string>>): void {
  clearTimeout(pending);
  history.replaceState(history.state, "", linkTo(section, words));
}
