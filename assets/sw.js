// What a browser keeps of LearnHub: hashed files of the build, and one page for when the server is out of reach.
// Pages and answers of the API belong to one person and one moment: they are never kept. The build writes its name
// in place of BUILD, so a new build is a new worker, and that drops what the one before it kept.
const CACHE = "learnhub-BUILD";
const OFFLINE = "/offline.html";
const HASHED = "/assets/";

async function install() {
  const cache = await caches.open(CACHE);
  await cache.add(new Request(OFFLINE, { cache: "reload" }));
  await self.skipWaiting();
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
  await self.registration.navigationPreload?.enable(); // a page is asked for while the worker still wakes up
  await self.clients.claim();
}

async function page(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return (await caches.match(OFFLINE)) ?? Response.error();
  }
}

async function builtFile(event) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(event.request);
  if (kept) return kept;
  const answer = await fetch(event.request);
  const isForGood = answer.status === 200 && answer.headers.get("cache-control")?.includes("immutable");
  if (isForGood) event.waitUntil(cache.put(event.request, answer.clone()));
  return answer;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== "GET" || origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(page(event));
  else if (pathname.startsWith(HASHED)) event.respondWith(builtFile(event));
});
