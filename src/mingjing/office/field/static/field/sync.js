/* The page's talk with the office: the day comes, drafts are kept in step, records go, each once.
   Nothing leaves the phone's list before the office has answered for it. */

import { alone, ask, net, sendFiles, sendSpoiled, sendWaiting, tellDraft, telling } from "./send.js";
import * as store from "./store.js";
import { clock } from "./ui.js";

const FRESH = 60000; // the day is asked for again after this many milliseconds

let told = () => {};
export const onChange = (work) => { told = work; };

/* What the office gives for today; opens the drawer of whoever is signed in. */
export async function refreshDay() {
  let day = await ask("day.json");
  if (!day) return false;
  if (day.code !== 200) {
    net.barred = day.sentence;
    return false;
  }
  net.barred = "";
  await store.setClock(day.now);
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
  net.asked = Date.now();
  return true;
}

const gone = new Set(); // drafts thrown away here: a list that was asked for before does not bring them back

async function keepDraft({ key }) {
  let row = null;
  await store.change(key, (now) => { if (now.state === "draft") row = telling(now); });
  if (!row) return true; // finished or thrown away meanwhile
  const answer = await tellDraft(row);
  if (!answer) return false;
  await store.change(key, (now) => {
    if (now.version !== row.version) return; // settled while the office was speaking
    now.told = null;
    if (answer.code === 200) {
      now.version = answer.version;
      now.dirty = JSON.stringify(now.content) !== JSON.stringify(row.content);
    } else if (answer.state === "conflict") now.theirs = answer.theirs;
    else if (answer.state === "sent") Object.assign(now, { state: "sent", records: answer.records, dirty: false });
    else Object.assign(now, { sentence: answer.sentence });
  });
  if (answer.code === 200) await sendFiles(row);
  const now = answer.code === 200 && row.again ? await store.record(key) : null;
  return now?.state === "draft" && now.dirty ? keepDraft(now) : true;
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
    if (gone.has(theirs.key)) continue;
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

async function everything() {
  if ((Date.now() - net.asked > FRESH || !store.person()) && !(await refreshDay())) return;
  if (!(await sendWaiting())) return;
  for (const row of await store.records()) {
    if (row.state === "draft" && row.dirty && !row.theirs && !(await keepDraft(row))) return;
  }
  if (!(await sendSpoiled())) return;
  await fetchDrafts();
  await store.tidy();
}

/* Asks the browser to wake the worker once there is signal, so that what waits goes though the app
   is closed. Where the browser cannot (Safari, Firefox), it goes when the app is next open. */
export async function wake() {
  if (!store.person() || !("SyncManager" in globalThis)) return;
  const rows = await store.records();
  if (!rows.some((row) => row.state === "waiting")) return;
  const there = await navigator.serviceWorker?.getRegistration("/field/");
  await there?.sync?.register("mj-field").catch(() => {});
}

let running = null;
let again = false;

/* A call during a run starts one more after it. */
export function sync() {
  if (running) {
    again = true;
    return running;
  }
  const work = () => everything().catch((error) => { net.trouble = String(error?.message || error); });
  running = alone(work).then(wake).finally(() => {
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
  gone.add(row.key);
  const done = await thrownAway(row);
  if (!done) gone.delete(row.key);
  return done;
}

async function thrownAway(row) {
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
