/* What goes to the office, from the page or from the worker behind it: one request, the files of a
   record, the record under its key, spoilt numbers. Nothing here knows a page. */

import { raw } from "./clock.js";
import * as store from "./store.js";

export const net = { online: navigator.onLine, signedOut: false, barred: "", asked: 0 };

/* The token of the session: a worker has no document, but it may ask for the same cookie. */
async function token() {
  if (globalThis.document) return (/(?:^|; )csrftoken=([^;]+)/.exec(document.cookie) || [])[1] || "";
  return (await globalThis.cookieStore?.get("csrftoken"))?.value ?? "";
}

/* Asks the office; null where there is no signal or nobody is signed in any more. */
export async function ask(path, { method = "GET", body = null, json = true } = {}) {
  let answer;
  try {
    answer = await fetch(`/field/${path}`, {
      method, body, credentials: "same-origin", redirect: "follow", cache: "no-store",
      headers: { "X-CSRFToken": await token(), "X-Field-Person": store.person()?.key ?? "", "X-Field-Device": store.device(), ...(json && body ? { "Content-Type": "application/json" } : {}) },
    });
  } catch {
    net.online = false;
    return null;
  }
  net.online = true;
  const speaks = (answer.headers.get("Content-Type") || "").includes("json") || method === "HEAD";
  if (answer.redirected || (!speaks && answer.status < 500)) {
    net.signedOut = true;
    return null;
  }
  if (answer.status >= 500) return null;
  net.signedOut = false;
  if (answer.status === 403) net.asked = 0; // somebody else is signed in: find out who
  return { code: answer.status, ...(method === "HEAD" ? {} : await answer.json()) };
}

/* Files go first and once: the office is asked whether it has them. */
export async function sendFiles(row) {
  for (const { sha256 } of row.content.files) {
    const there = await ask(`files/${sha256}/`, { method: "HEAD" });
    if (!there) return null;
    if (there.code === 200) continue;
    const kept = await store.file(sha256);
    if (!kept) return { code: 422, state: "invalid", sentence: "有照片或录音在另一台设备上，还没有发送：请在那台设备上联网", reasons: [] };
    const answer = await ask(`files/${sha256}/`, { method: "PUT", body: kept.blob, json: false });
    if (!answer || answer.code !== 200) return answer;
  }
  return { code: 200 };
}

/* A draft whose answer never came may have arrived: it is told once more as it was, before anything
   that was written since; else the office would take this phone's own words for another's. */
export function telling(now) {
  const again = Boolean(now.told);
  now.told ??= structuredClone(now.content);
  return { key: now.key, version: now.version, content: structuredClone(now.told), again };
}

export async function tellDraft({ key, version, content }) {
  const body = JSON.stringify({ base: version, device: await store.meta("device"), content });
  return ask(`drafts/${key}/`, { method: "PUT", body });
}

/* The same bytes every time, with what may differ: the draft's version and the phone's clock. */
const stamped = (told, version) => JSON.stringify({ ...told, draft: version, sent_at: raw() });

/* Sends one record that waits; whoever took it back meanwhile keeps it. False: ask again later. */
async function sendRecord(key) {
  let row = null;
  await store.change(key, (now) => {
    if (now.state !== "waiting") return;
    now.tried = (now.tried || 0) + 1;
    row = structuredClone(now);
  });
  if (!row) return true;
  if (row.told) {
    const known = await tellDraft(telling(row));
    if (!known) return false;
    if (known.code === 200) row.version = known.version;
  }
  const files = await sendFiles(row);
  if (!files) return false;
  const answer = files.code === 200
    ? await ask("send/", { method: "POST", body: stamped(row.envelope, row.version) })
    : files;
  if (!answer) return false;
  if (answer.code === 403 && !globalThis.document) return false; // the page finds out who is signed in
  await store.change(key, (now) => {
    now.answered = raw();
    if (answer.state === "accepted") Object.assign(now, { state: "sent", records: answer.records, repeated: answer.repeated, dirty: false, sentence: "", reasons: [] });
    else Object.assign(now, { state: "back", why: answer.state, sentence: answer.sentence, reasons: answer.reasons || [], theirs: answer.state === "conflict" ? answer.theirs : now.theirs, moved: answer.state === "moved" ? answer.theirs : null });
  });
  return true;
}

/* Everything that waits, in the order in which it was finished; false where signal or session ended on the way.
   Where the phone itself knows of no network nothing is tried, so that it can still be taken back. */
export async function sendWaiting() {
  if (navigator.onLine === false) {
    net.online = false;
    return false;
  }
  const waiting = (await store.records()).filter((row) => row.state === "waiting");
  waiting.sort((a, b) => (a.content.ended_at < b.content.ended_at ? -1 : 1));
  for (const { key } of waiting) if (!(await sendRecord(key))) return false;
  return true;
}

/* Spoilt numbers, each with its reason; one that the office does not know as ours is dropped too. */
export async function sendSpoiled() {
  for (const { number, reason, at } of await store.spoiled()) {
    if (!reason) continue;
    const answer = await ask("forms/void/", { method: "POST", body: JSON.stringify({ number, reason, at }) });
    if (!answer) return false;
    if (answer.code !== 200 && answer.code !== 404) continue;
    const day = await store.meta("day");
    await store.setMeta("day", { ...day, numbers: day.numbers.filter((one) => one !== number) });
    await store.setMeta("spoiled", (await store.spoiled()).filter((one) => one.number !== number));
    net.asked = 0; // another number is given in its place
  }
  return true;
}

/* One at a time, in all windows of the app and in the worker behind them. */
export const alone = (work) => (navigator.locks ? navigator.locks.request("mj-field", work) : work());
