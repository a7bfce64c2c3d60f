/* What is kept on this phone. Each person has a database of their own: who signs in next opens
   another one, and can neither read nor send what is in this. */

import { deleteDB, openDB } from "../idb/index.js";

import { learn, recall } from "./clock.js";

const COMMON = "mingjing-field"; // who uses the phone, who ever did, and how its clock stands
const PREFIX = "mingjing-field-";
const LEFT = "mj-field-left";

let common = null;
let db = null;
let owner = null;
let named = "";
let left = false; // from a sign-out on: what still waits for the office's answer opens no drawer again

export class Full extends Error {}

/* Whoever wants to delete a database is not kept waiting by another window or by the worker. */
const yielding = { blocking: (_now, _then, event) => event.target.close() };

async function kept() {
  common ??= await openDB(COMMON, 1, { ...yielding, upgrade: (fresh) => { fresh.createObjectStore("meta"); } });
  return common;
}

function here() {
  if (left) throw new Error("这台手机已经退出登录");
}

async function shared() {
  here();
  return kept();
}

/* Who uses this phone now: known from the last time it had signal, until they sign out; whoever
   signs out or in on another page of the office leaves a mark, and a page opens no drawer then. */
export async function current() {
  const all = await shared();
  if (globalThis.localStorage?.getItem(LEFT)) await all.delete("meta", "person");
  recall(await all.get("meta", "clock"));
  return (await all.get("meta", "person")) ?? null;
}
export const people = async () => (await (await shared()).get("meta", "people")) ?? [];
export const person = () => owner;
/* Which device this is, by a name of its own making: numbered forms are given to one device. */
export const device = () => named;

/* What the office's clock says; the phone goes by it until the office speaks again. */
export async function setClock(office) {
  await (await shared()).put("meta", learn(office), "clock");
}

export function close() {
  for (const one of [db, common]) one?.close();
  owner = db = common = null;
}

export async function signOut() {
  left = true;
  await (await kept()).delete("meta", "person");
  close();
}

export async function open(someone) {
  if (db && owner?.key === someone.key) return;
  here();
  db?.close();
  const opened = await openDB(`${PREFIX}${someone.key}`, 1, {
    ...yielding,
    upgrade(fresh) {
      fresh.createObjectStore("meta");
      fresh.createObjectStore("records", { keyPath: "key" });
      fresh.createObjectStore("files", { keyPath: "sha256" });
    },
  });
  if (left) opened.close();
  here();
  db = opened;
  owner = someone;
  named = (await db.get("meta", "device-id")) ?? "";
  if (!named) {
    named = crypto.randomUUID();
    await db.put("meta", named, "device-id");
  }
  const all = await shared();
  globalThis.localStorage?.removeItem(LEFT);
  await all.put("meta", someone, "person");
  await all.put("meta", [...new Set([...(await people()), someone.key])], "people");
}

/* A full disk must never look like success. */
async function write(work) {
  try {
    return await work();
  } catch (error) {
    if (error?.name === "QuotaExceededError" || error?.inner?.name === "QuotaExceededError") {
      throw new Full("手机存储空间已满，刚才的内容没有保存：请先联网发送待发送的记录，或者清理手机空间后重试");
    }
    throw error;
  }
}

export const meta = (key) => db.get("meta", key);
export const setMeta = (key, value) => write(() => db.put("meta", value, key));
export const records = () => db.getAll("records");
export const record = (key) => db.get("records", key);
export const putRecord = (row) => write(() => db.put("records", row));
export const dropRecord = (key) => db.delete("records", key);
export const file = (sha256) => db.get("files", sha256);
export const putFile = (row) => write(() => db.put("files", row));
export const files = () => db.getAll("files");

/* Changes a record as it stands now, so that two parts of the app never write over each other. */
export function change(key, work) {
  return write(async () => {
    const tx = db.transaction("records", "readwrite");
    const row = await tx.store.get(key);
    if (row) {
      work(row);
      await tx.store.put(row);
    }
    await tx.done;
    return row;
  });
}

/* Printed numbers that will not be used: set aside at once, sent when somebody has said why. */
export const spoiled = async () => (await meta("spoiled")) ?? [];
export async function spoil(number, at) {
  const list = await spoiled();
  if (number && !list.some((one) => one.number === number)) await setMeta("spoiled", [...list, { number, at, reason: "" }]);
}

/* Files that no record names any more; sent ones are on the server. */
export async function tidy() {
  const named = new Set();
  for (const row of await records()) {
    if (row.state !== "sent") for (const one of row.content.files) named.add(one.sha256);
  }
  for (const one of await files()) if (!named.has(one.sha256)) await db.delete("files", one.sha256);
}

export async function wipe(all) {
  const known = await people();
  const keys = all ? known : [owner.key];
  await signOut();
  for (const key of keys) await deleteDB(`${PREFIX}${key}`);
  const others = known.filter((key) => !keys.includes(key));
  if (others.length) return (await kept()).put("meta", others, "people");
  close();
  return deleteDB(COMMON);
}
