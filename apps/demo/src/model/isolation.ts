/** Whether this page may compute on several threads, and if not, whether a reload would change that. */
export type Isolation = "isolated" | "after-reload" | "impossible";

/** How many threads this page may compute on. */
export const threadsHere = (): number =>
  crossOriginIsolated ? Math.min(8, navigator.hardwareConcurrency) : 1;

/** Has a service worker add the headers of isolation, where the host does not send them: from the next load on. */
export async function isolation(): Promise<Isolation> {
  if (crossOriginIsolated) return "isolated";
  // There are service workers only on secure origins.
  if (!("serviceWorker" in navigator)) return "impossible";
  try {
    await navigator.serviceWorker.register(new URL("isolation.js", document.baseURI));
    await navigator.serviceWorker.ready;
    return "after-reload";
  } catch {
    return "impossible";
  }
}
