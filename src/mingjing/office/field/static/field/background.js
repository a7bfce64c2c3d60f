/* What the worker does when the browser wakes it because there is signal again: it sends what waits,
   though no page of the app is open. Drafts and the day are left to the page. */

import { alone, net, sendSpoiled, sendWaiting } from "./send.js";
import * as store from "./store.js";

async function send() {
  const someone = await store.current();
  if (!someone) return;
  await store.open(someone);
  const done = (await sendWaiting()) && (await sendSpoiled());
  if (!done && !net.signedOut) throw new Error("no signal: the browser asks again later");
}

async function tell() {
  for (const page of await self.clients.matchAll({ includeUncontrolled: true })) page.postMessage("sent");
}

self.addEventListener("sync", (event) => {
  event.waitUntil(alone(() => send().finally(store.close)).finally(tell));
});
