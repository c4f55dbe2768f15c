// Keeps the app, visited pages, the catalogue and pictures for times without a network.
// Orders, vouchers and payments are never kept: they belong to one shopper and one moment.

// The server fills in its build and the files of the app. What an older build kept is dropped
// when a newer one takes over; pictures never change under their names and stay.
const BUILD = "__BUILD__";
const FILES = "__FILES__";
const APP = `app-${BUILD}`, PAGES = `pages-${BUILD}`, DATA = `data-${BUILD}`, MEDIA = "media";
const MOST = { [APP]: 60, [PAGES]: 80, [MEDIA]: 300 };

const CATALOG = "/api/catalog";
const ALWAYS = ["/cart", "/offline"];
const PERSONAL = /^\/(orders\/|checkout\/)/;

const pageData = (path) => `/api/page?path=${encodeURIComponent(path)}`;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all([
    ...FILES.map(keepFile),
    ...ALWAYS.map(keepDocument),
    keepData(pageData("/cart")),
    renewCatalog().catch(() => {}),
  ]));
});

addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const current = [APP, PAGES, DATA, MEDIA];
  const names = await caches.keys();
  await Promise.all(names.filter((name) => !current.includes(name)).map((name) => caches.delete(name)));
  await clients.claim();
  // The page that brought the worker was loaded before it could keep it.
  const open = await clients.matchAll({ type: "window" });
  await Promise.all(open.map(({ url }) => {
    const { pathname, search } = new URL(url);
    return PERSONAL.test(pathname) || search ? undefined : keepDocument(pathname).catch(() => {});
  }));
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method != "GET" || url.origin != location.origin) return;
  const path = url.pathname;
  if (path == CATALOG) event.respondWith(catalog(event));
  else if (path == "/api/page") event.respondWith(data(event, url));
  else if (path.startsWith("/w/") || path.startsWith("/assets/")) event.respondWith(unchanging(event, APP));
  else if (path.startsWith("/media/")) event.respondWith(unchanging(event, MEDIA));
  else if (request.mode == "navigate") event.respondWith(documentOf(event, url));
});

// What is kept answers at once; a newer catalogue is announced to the pages.
async function catalog(event) {
  const kept = await (await caches.open(DATA)).match(CATALOG);
  if (!kept) return renewCatalog();
  event.waitUntil(renewCatalog(kept.headers.get("etag")).catch(() => {}));
  return kept;
}

async function renewCatalog(known) {
  const answer = await fetch(CATALOG, { cache: "no-cache" });
  if (answer.ok && (!known || answer.headers.get("etag") != known)) {
    // Without its date a kept answer cannot be taken for the present.
    const headers = new Headers(answer.headers);
    headers.delete("date");
    const copy = answer.clone();
    await (await caches.open(DATA)).put(CATALOG, new Response(copy.body, { headers }));
    if (known) for (const client of await clients.matchAll()) client.postMessage("catalog");
  }
  return answer;
}

async function data(event, url) {
  const personal = PERSONAL.test(url.searchParams.get("path") ?? "");
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !personal) event.waitUntil(put(PAGES, event.request, answer.clone()));
    return answer;
  } catch (failure) {
    const kept = await caches.match(event.request);
    if (kept) return kept;
    throw failure;
  }
}

async function documentOf(event, url) {
  try {
    const answer = await fetch(event.request);
    if (answer.ok && !answer.redirected && !PERSONAL.test(url.pathname) && !url.searchParams.has("add"))
      event.waitUntil(put(PAGES, event.request, answer.clone()));
    return answer;
  } catch (failure) {
    const kept = await caches.match(event.request, { cacheName: PAGES })
      ?? (url.pathname == "/cart" ? await caches.match("/cart", { cacheName: PAGES }) : undefined)
      ?? await caches.match("/offline", { cacheName: PAGES });
    if (kept) return kept;
    throw failure;
  }
}

async function unchanging(event, cache) {
  const kept = await caches.match(event.request, { cacheName: cache });
  if (kept) return kept;
  const answer = await fetch(event.request);
  if (answer.ok) event.waitUntil(put(cache, event.request, answer.clone()));
  return answer;
}

async function keepDocument(path) {
  const answer = await fetch(path);
  if (answer.ok && !answer.redirected) await put(PAGES, path, answer);
}

async function keepFile(file) {
  if (await caches.match(file, { cacheName: APP })) return;
  const answer = await fetch(file);
  if (answer.ok) await put(APP, file, answer);
}

async function keepData(address) {
  const answer = await fetch(address);
  if (answer.ok) await put(PAGES, address, answer);
}

// Puts an answer in and drops the oldest ones beyond what the cache may hold.
async function put(name, request, answer) {
  const cache = await caches.open(name);
  await cache.put(request, answer);
  const keys = await cache.keys();
  const always = (key) => ALWAYS.includes(new URL(key.url).pathname);
  const old = keys.filter((key) => !always(key)).slice(0, Math.max(0, keys.length - MOST[name]));
  await Promise.all(old.map((key) => cache.delete(key)));
}
