/** A place on the page, and the state of what is shown there: `#explorer?loss=huber&delta=2`. */
export interface PageLink {
  readonly section: string;
  readonly state: URLSearchParams;
}

export function readLink(hash: string): PageLink {
  const [section = "", ...state] = hash.replace(/^#/, "").split("?");
  return { section: decoded(section), state: new URLSearchParams(state.join("?")) };
}

export function linkTo(section: string, state: Readonly<Record<string, string>>): string {
  return `#${section}?${new URLSearchParams(state)}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Text of any script, in letters that an address may hold. */
export function packText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** What `packText` packed; undefined for what it never made. */
export function unpackText(packed: string): string | undefined {
  try {
    const binary = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
