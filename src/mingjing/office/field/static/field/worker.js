/* Keeps the app itself on the phone, whole and of one version; never anybody's data. */
"use strict";

const NAME = `mingjing-field-${TOLD.version}`;

self.addEventListener("install", (event) => {
  const fresh = TOLD.kept.map((url) => new Request(url, { cache: "reload", credentials: "same-origin", redirect: "error" }));
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name.startsWith("mingjing-field-") && name !== NAME);
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(old(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim())
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (!TOLD.kept.includes(url.pathname)) return;
  event.respondWith(
    caches.open(NAME).then((cache) => cache.match(url.pathname)).then((kept) => kept || fetch(event.request))
  );
});
