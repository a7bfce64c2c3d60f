/* Between the phone and the office: the day comes, drafts are kept in step, records go, each once.
   Nothing leaves the phone's list before the office has answered for it. */

import { learn } from "./clock.js";
import { stamped } from "./draft.js";
import * as store from "./store.js";
import { clock } from "./ui.js";

const FRESH = 60000; // the day is asked for again after this many milliseconds

export const net = { online: navigator.onLine, signedOut: false, barred: "" };
let asked = 0;
let told = () => {};
export const onChange = (work) => { told = work; };

const token = () => (/(?:^|; )csrftoken=([^;]+)/.exec(document.cookie) || [])[1] || "";

/* Asks the office; null where there is no signal or nobody is signed in any more. */
async function ask(path, { method = "GET", body = null, json = true } = {}) {
  let answer;
  try {
    answer = await fetch(`/field/${path}`, {
      method, body, credentials: "same-origin", redirect: "follow", cache: "no-store",
      headers: { "X-CSRFToken": token(), "X-Field-Person": store.person()?.key ?? "", "X-Field-Device": store.device(), ...(json && body ? { "Content-Type": "application/json" } : {}) },
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
  if (answer.status === 403) asked = 0; // somebody else is signed in: find out who
  return { code: answer.status, ...(method === "HEAD" ? {} : await answer.json()) };
}

/* What the office gives for today; opens the drawer of whoever is signed in. */
export async function refreshDay() {
  let day = await ask("day.json");
  if (!day) return false;
  if (day.code !== 200) {
    net.barred = day.sentence;
    return false;
  }
  net.barred = "";
  learn(day.now);
  const known = store.person()?.key === day.person.key;
  await store.open({ key: day.person.key, name: day.person.name });
  // The numbers of this device are known once its owner is.
  if (!known) day = await ask("day.json");
  if (day?.code !== 200) return false;
  if (day.numbers.length < 5) {
    const given = await ask("forms/", { method: "POST" });
    if (given?.code === 200) day.numbers = given.numbers;
  }
  await store.setMeta("day", day);
  if (!(await store.meta("device"))) await store.setMeta("device", `${/Mobi/.test(navigator.userAgent) ? "手机" : "电脑"}，${clock(day.now)} 起用`);
  asked = Date.now();
  return true;
}

/* Files go first and once: the office is asked whether it has them. */
async function sendFiles(row) {
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

async function keepDraft(row) {
  const base = row.version;
  const body = JSON.stringify({ base, device: await store.meta("device"), content: row.content });
  const answer = await ask(`drafts/${row.key}/`, { method: "PUT", body });
  if (!answer) return false;
  await store.change(row.key, (now) => {
    if (now.version !== base) return; // settled while the office was speaking
    if (answer.code === 200) {
      now.version = answer.version;
      now.dirty = JSON.stringify(now.content) !== JSON.stringify(row.content);
    } else if (answer.state === "conflict") now.theirs = answer.theirs;
    else if (answer.state === "sent") Object.assign(now, { state: "sent", records: answer.records, dirty: false });
    else Object.assign(now, { sentence: answer.sentence });
  });
  if (answer.code === 200) await sendFiles(row);
  return true;
}

async function fetchDrafts() {
  const answer = await ask("drafts/");
  if (!answer || answer.code !== 200) return;
  const there = new Set(answer.drafts.map((one) => one.key));
  for (const row of await store.records()) {
    // Sent or thrown away from another device; nothing of this one is lost with it.
    if (row.state === "draft" && row.version && !row.dirty && !there.has(row.key)) await store.dropRecord(row.key);
  }
  for (const theirs of answer.drafts) {
    const mine = await store.record(theirs.key);
    if (!mine) {
      await store.putRecord({ key: theirs.key, version: theirs.version, dirty: false, state: "draft", made: theirs.saved_at, content: theirs.content });
    } else if (mine.state === "draft" && mine.version < theirs.version) {
      await store.change(theirs.key, (row) => {
        if (row.version >= theirs.version) return; // settled while the office was speaking
        if (row.dirty) row.theirs = theirs;
        else Object.assign(row, { version: theirs.version, content: theirs.content, changed: true });
      });
    }
  }
}

async function sendRecord(row) {
  await store.change(row.key, (now) => { now.tried = (now.tried || 0) + 1; });
  const files = await sendFiles(row);
  if (!files) return false;
  const answer = files.code === 200
    ? await ask("send/", { method: "POST", body: stamped(row.envelope, row.version) })
    : files;
  if (!answer) return false;
  await store.change(row.key, (now) => {
    now.answered = new Date().toISOString();
    if (answer.state === "accepted") Object.assign(now, { state: "sent", records: answer.records, repeated: answer.repeated, dirty: false, sentence: "", reasons: [] });
    else Object.assign(now, { state: "back", why: answer.state, sentence: answer.sentence, reasons: answer.reasons || [], theirs: answer.state === "conflict" ? answer.theirs : now.theirs, moved: answer.state === "moved" ? answer.theirs : null });
  });
  return true;
}

/* Spoilt numbers, each with its reason; one that the office does not know as ours is dropped too. */
async function sendSpoiled() {
  for (const { number, reason, at } of await store.spoiled()) {
    if (!reason) continue;
    const answer = await ask("forms/void/", { method: "POST", body: JSON.stringify({ number, reason, at }) });
    if (!answer) return false;
    if (answer.code !== 200 && answer.code !== 404) continue;
    const day = await store.meta("day");
    await store.setMeta("day", { ...day, numbers: day.numbers.filter((one) => one !== number) });
    await store.setMeta("spoiled", (await store.spoiled()).filter((one) => one.number !== number));
    asked = 0; // another number is given in its place
  }
  return true;
}

async function everything() {
  if ((Date.now() - asked > FRESH || !store.person()) && !(await refreshDay())) return;
  for (const row of await store.records()) {
    if (row.state === "waiting" && !(await sendRecord(row))) return;
  }
  for (const row of await store.records()) {
    if (row.state === "draft" && row.dirty && !row.theirs && !(await keepDraft(row))) return;
  }
  if (!(await sendSpoiled())) return;
  await fetchDrafts();
  await store.tidy();
}

let running = null;
let again = false;

/* One at a time, in all windows of the app; a call during a run starts one more after it. */
export function sync() {
  if (running) {
    again = true;
    return running;
  }
  const work = () => everything().catch((error) => { net.trouble = String(error?.message || error); });
  const locked = navigator.locks ? () => navigator.locks.request("mj-field", work) : work;
  running = locked().finally(() => {
    running = null;
    told();
    if (again) {
      again = false;
      sync();
    }
  });
  return running;
}

export async function discard(row) {
  const answer = row.version
    ? await ask(`drafts/${row.key}/`, { method: "DELETE", body: JSON.stringify({ base: row.version }) })
    : { code: 200 };
  if (answer?.state === "conflict") {
    await store.change(row.key, (now) => { now.theirs = answer.theirs; });
    return false;
  }
  if (!answer) return false;
  await store.dropRecord(row.key);
  return true;
}
