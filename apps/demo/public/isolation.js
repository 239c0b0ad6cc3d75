// A service worker for hosts that cannot be told to send headers: it adds those with which a page may share memory
// between threads. It keeps nothing, and changes nothing else.

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const { request } = event;
  if (new URL(request.url).origin === location.origin) event.respondWith(fetch(request).then(isolated));
});

function isolated(response) {
  const { body, status, statusText } = response;
  if (response.type === "opaqueredirect") return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  return new Response(body, { status, statusText, headers });
}
