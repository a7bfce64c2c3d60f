/* The phone's app: draws the page that the address names, keeps what is typed, sends when it can. */

import { now } from "./clock.js";
import { compare } from "./compare.js";
import { device } from "./device.js";
import * as d from "./draft.js";
import { edit } from "./edit.js";
import { home, queue } from "./home.js";
import { paper } from "./paper.js";
import * as store from "./store.js";
import { discard, net, onChange, sync } from "./sync.js";
import { h, notice, say } from "./ui.js";

const main = document.getElementById("main");
const EVERY = 30000;
let day = null;
let open = null; // the draft on the page
let saving = 0;

/* Runs what writes; a full disk is told in words and nothing pretends to be kept. */
async function guard(work) {
  try {
    return await work();
  } catch (error) {
    say(error instanceof store.Full ? error.message : `没有成功：${error?.message || error}`, "over");
    return null;
  }
}

async function flush() {
  if (!open) return;
  const { key, content } = open;
  await guard(() => store.change(key, (row) => { Object.assign(row, { content, dirty: true }); }));
}

function save() {
  clearTimeout(saving);
  saving = setTimeout(() => sync(), 800);
  return flush();
}

/* Numbers of this device that no record bears and that nobody has spoilt. */
async function freeNumbers() {
  const taken = new Set((await store.records()).map((row) => row.content.spot?.number));
  for (const one of await store.spoiled()) taken.add(one.number);
  return day.numbers.filter((number) => !taken.has(number));
}

async function begin(visit) {
  await guard(async () => {
    const row = d.fresh(day, visit, await store.meta("last"));
    await store.putRecord(row);
    navigator.storage?.persist?.();
    location.hash = `#/d/${row.key}`;
  });
}

async function finish(row) {
  const c = row.content;
  c.ended_at = c.ended_at || now();
  await guard(async () => {
    await store.setMeta("last", { colleague: Number(c.colleague), street: c.street, area: c.area, ground: c.ground });
    const told = d.envelope(day, row);
    await store.change(row.key, (kept) => Object.assign(kept, { content: c, state: "waiting", envelope: told, tried: 0, sentence: "", reasons: [], moved: null }));
    open = null;
    location.hash = "#/queue";
    sync();
  });
}

const acts = {
  edit: (row) => guard(async () => {
    await store.change(row.key, (kept) => Object.assign(kept, { state: "draft", envelope: null, dirty: true }));
    location.hash = `#/d/${row.key}`;
  }),
  again: (row) => guard(async () => {
    await store.change(row.key, (kept) => { kept.state = "waiting"; });
    sync();
    draw();
  }),
  apart: (row) => guard(async () => {
    // Another visit begins at once: the person says why and for whom, hence it comes back as a draft.
    const kind = ["complaint", "random"].includes(row.content.kind) ? "daily" : row.content.kind;
    Object.assign(row.content, { about: null, kind, items: null });
    await store.change(row.key, (kept) => Object.assign(kept, { content: row.content, envelope: null, state: "draft", dirty: true, moved: null, sentence: "", reasons: [] }));
    location.hash = `#/d/${row.key}`;
  }),
  send: () => sync(),
};

function thumb(sha256) {
  const image = h("img", { alt: "已保存的图像", class: "thumb" });
  store.file(sha256).then((kept) => {
    if (!kept) return;
    image.src = URL.createObjectURL(kept.blob);
    image.addEventListener("load", () => URL.revokeObjectURL(image.src), { once: true });
  });
  return image;
}

/* Drawn at once, so that nobody writes or signs on a page that is about to be replaced. */
function drawDraft(row, free) {
  open = row;
  row.content = d.whole(row.content);
  const [, , , part = "", more = ""] = location.hash.split("/");
  const number = () => free.shift() ?? "";
  main.replaceChildren(...edit({
    day, row, part, more, save, guard, thumb,
    number,
    spoil: () => guard(async () => {
      await store.spoil(row.content.spot.number, now());
      Object.assign(row.content.spot, { number: number(), printed: false });
      say("打印过的编号不再使用：请收回那份决定书，并在“本机”写明作废的原因", "due");
    }),
    again: () => { const at = scrollY; drawDraft(row, free); scrollTo(0, at); },
    done: () => finish(row),
    drop: () => guard(async () => {
      if (!confirm("删除这份草稿和它的照片？")) return;
      const spot = row.content.spot;
      if (await discard(row)) {
        if (spot?.printed) await store.spoil(spot.number, now()); open = null; location.hash = "#/"; } else say("没有信号，或者另一台设备改过：现在不能删除", "due");
    }),
  }).flat(Infinity).filter(Boolean));
}

async function printed(row) {
  await guard(() => store.change(row.key, (kept) => { kept.content.spot.printed = true; kept.dirty = kept.dirty || kept.state === "draft"; }));
  print();
}

async function settle(row, content) {
  await guard(() => store.change(row.key, (kept) => Object.assign(kept, { content, version: row.theirs.version, theirs: null, dirty: true, state: "draft", envelope: null })));
  location.hash = `#/d/${row.key}`;
  sync();
}

async function pageOf(rows) {
  const [, place, key, part] = location.hash.split("/");
  const row = key ? rows.find((one) => one.key === key) : null;
  if (place === "queue") return queue({ rows, ...acts });
  if (place === "device") return device({ day, rows, spoiled: await store.spoiled(), voided, name: await store.meta("device"), rename: (name) => store.setMeta("device", name) });
  if (place === "d" && row) {
    if (part === "compare" && row.theirs) return compare({ day, row, settle: (content) => settle(row, content) });
    if (part === "paper" && row.content.spot) return paper({ day, row, thumb, printed: () => printed(row) });
    if (row.state === "draft" && !row.theirs) {
      drawDraft(row, await freeNumbers());
      return null;
    }
    location.hash = row.theirs ? `#/d/${key}/compare` : "#/queue";
    return null;
  }
  return home({ day, rows, begin });
}

/* Somebody has said why a number is void: it goes with the next signal. */
async function voided(number, reason) {
  await guard(async () => {
    const list = await store.spoiled();
    const known = list.some((one) => one.number === number) ? list : [...list, { number, at: now(), reason: "" }];
    await store.setMeta("spoiled", known.map((one) => (one.number === number ? { ...one, reason } : one)));
  });
  await sync();
  await draw();
}

function bar(rows) {
  const waiting = rows.filter((row) => row.state === "waiting" || row.state === "back").length;
  document.getElementById("waiting").textContent = waiting || "";
  const box = document.getElementById("net");
  box.className = net.online && !net.signedOut ? "" : "off";
  const state = net.signedOut ? "登录已过期，记录都在手机里" : net.online ? "有信号" : "无信号";
  box.replaceChildren(waiting ? `${state} · ${waiting} 条待发送` : state, net.signedOut ? h("a", { href: "/sign-in/?next=/field/" }, "登录") : "");
  const now = location.hash.split("/")[1] || "";
  document.querySelectorAll(".tabs a").forEach((a) => a.toggleAttribute("aria-current", (a.hash.split("/")[1] || "") === (now === "d" ? "" : now)));
}

async function draw() {
  if (!store.person() || !day) return nobody();
  open = null;
  const rows = await store.records();
  const parts = await pageOf(rows);
  if (parts) main.replaceChildren(...parts.flat(Infinity).filter(Boolean));
  document.title = `${main.querySelector("h1")?.textContent ?? "现场"} · 明镜`;
  bar(rows);
}

function nobody() {
  const words = net.barred || (net.online && !net.signedOut ? "正在取今天的资料…" : "这台手机还没有人登录：请在有信号的地方登录一次，之后没有信号也能用。");
  main.replaceChildren(h("h1", {}, "现场"), notice(net.barred ? "over" : "info", "", words, h("p", { class: "buttons" }, h("a", { class: "btn", href: "/sign-in/?next=/field/" }, "登录"))));
}

/* After each talk with the office: the page is drawn anew, unless somebody is writing on it. */
async function told() {
  if (store.person()) day = await store.meta("day");
  const rows = store.person() ? await store.records() : [];
  const mine = open && rows.find((row) => row.key === open.key);
  if (mine?.state === "draft" && !mine.theirs && !mine.changed) {
    Object.assign(open, { version: mine.version });
    return bar(rows);
  }
  const part = location.hash.split("/")[3];
  const still = open === null && (part || location.hash === "#/device");
  if (still && rows.some((row) => location.hash.includes(row.key)) === Boolean(part)) return bar(rows);
  if (mine?.theirs) say("另一台设备修改过这份草稿：请对照两个版本", "due");
  if (mine?.changed) await store.change(mine.key, (row) => { delete row.changed; });
  return draw();
}
onChange(told);

async function start() {
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/field/worker.js", { scope: "/field/" }).catch(() => {});
  const someone = store.current();
  if (someone) {
    await store.open(someone);
    day = await store.meta("day");
  }
  window.addEventListener("hashchange", async () => { await flush(); await draw(); scrollTo(0, 0); });
  window.addEventListener("online", () => sync());
  window.addEventListener("offline", () => { net.online = false; told(); });
  window.addEventListener("pagehide", () => flush());
  document.addEventListener("visibilitychange", () => (document.hidden ? flush() : sync()));
  setInterval(() => sync(), EVERY);
  await draw();
  await sync();
}

start();
