/* What is kept on this phone. Each person has a database of their own: who signs in next opens
   another one, and can neither read nor send what is in this. */

import { deleteDB, openDB } from "../idb/index.js";

const CURRENT = "mj-field-person";
const PEOPLE = "mj-field-people";
const PREFIX = "mingjing-field-";

let db = null;
let owner = null;
let named = "";

export class Full extends Error {}

function read(key, fallback) {
  try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; }
}

/* Who uses this phone now: known from the last time it had signal, until they sign out. */
export const current = () => read(CURRENT, null);
export const people = () => read(PEOPLE, []);
export const person = () => owner;
/* Which device this is, by a name of its own making: numbered forms are given to one device. */
export const device = () => named;

export function signOut() {
  localStorage.removeItem(CURRENT);
  owner = null;
  db?.close();
  db = null;
}

export async function open(someone) {
  if (db && owner?.key === someone.key) return;
  db?.close();
  db = await openDB(`${PREFIX}${someone.key}`, 1, {
    upgrade(fresh) {
      fresh.createObjectStore("meta");
      fresh.createObjectStore("records", { keyPath: "key" });
      fresh.createObjectStore("files", { keyPath: "sha256" });
    },
  });
  owner = someone;
  named = (await db.get("meta", "device-id")) ?? "";
  if (!named) {
    named = crypto.randomUUID();
    await db.put("meta", named, "device-id");
  }
  localStorage.setItem(CURRENT, JSON.stringify(someone));
  localStorage.setItem(PEOPLE, JSON.stringify([...new Set([...people(), someone.key])]));
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
  const keys = all ? people() : [owner.key];
  signOut();
  for (const key of keys) await deleteDB(`${PREFIX}${key}`);
  localStorage.setItem(PEOPLE, JSON.stringify(all ? [] : people().filter((key) => !keys.includes(key))));
}
