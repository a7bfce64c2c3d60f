/* The phone's app: draws the page that the address names, keeps what is typed, sends when it can. */

import { now } from "./clock.js";
import { compare } from "./compare.js";
import { device } from "./device.js";
import * as d from "./draft.js";
import { edit } from "./edit.js";
import { asking, envelope } from "./envelope.js";
import { home, queue } from "./home.js";
import { paper } from "./paper.js";
import * as store from "./store.js";
import { net } from "./send.js";
import { discard, onChange, sync, wake } from "./sync.js";
import { h, notice, say } from "./ui.js";
import { hush, onVoice, speaking } from "./voice.js";

const main = document.getElementById("main");
const EVERY = 30000;
let day = null;
let open = null; // the draft on the page
let saving = 0;
let drawing = 0; // which drawing of a page is the last that was asked for
let beginning = false; // a visit is being kept and its page is not drawn yet
let unsaved = ""; // what the disk would not take; told until it does

/* Runs what writes; a full disk is told in words and nothing pretends to be kept. */
async function guard(work) {
  try {
    const done = await work();
    unsaved = "";
    return done;
  } catch (error) {
    if (error instanceof store.Full) unsaved = "空间已满，没有保存";
    say(error instanceof store.Full ? error.message : `没有成功：${error?.message || error}`, "over");
    return null;
  }
}

async function flush() {
  if (!open) return;
  const { key, content } = open;
  const before = unsaved;
  await guard(() => store.change(key, (row) => { Object.assign(row, { content, dirty: true }); }));
  if (unsaved !== before) bar(await store.records());
}

function save() {
  clearTimeout(saving);
  saving = setTimeout(() => sync(), 800);
  return flush();
}

/* Numbers of this device that no record bears and that nobody has spoilt. */
function freeNumbers(rows, spoiled) {
  const taken = new Set([...rows.map((row) => row.content.spot?.number), ...spoiled.map((one) => one.number)]);
  return day.numbers.filter((number) => !taken.has(number));
}

/* Goes on to a page once the disk is done; who has left this one meanwhile stays where they went. */
function leaving(from = location.hash) {
  return async (to) => {
    if (location.hash !== from && !location.hash.startsWith(`${from}/`)) return told();
    location.hash = to;
  };
}

/* One tap is one draft, however often it is repeated before the page of the draft is there. */
async function begin(visit) {
  if (beginning) return;
  beginning = true;
  const go = leaving();
  const row = await guard(async () => {
    const fresh = d.fresh(day, visit, await store.meta("last"));
    await store.putRecord(fresh);
    return fresh;
  });
  const to = location.hash;
  if (row) await go(`#/d/${row.key}`);
  if (location.hash === to) beginning = false; // else when the page is drawn
  navigator.storage?.persist?.();
}

function finish(row) {
  const c = row.content;
  c.ended_at = c.ended_at || now();
  return hand(row, async () => {
    await store.setMeta("last", { colleague: Number(c.colleague), street: c.street, area: c.area, ground: c.ground });
    return envelope(day, row);
  });
}

/* From here on the same bytes are sent until the office has answered: a second tap makes no others. */
async function hand(row, made) {
  const c = row.content;
  const go = leaving();
  await guard(async () => {
    const message = await made();
    await store.change(row.key, (kept) => {
      if (kept.state === "draft") Object.assign(kept, { content: c, state: "waiting", envelope: message, tried: 0, sentence: "", reasons: [], moved: null });
    });
    if (open?.key === row.key) open = null;
    await go("#/queue");
    await wake();
    sync();
  });
}

const acts = {
  edit: (row) => guard(async () => {
    const go = leaving();
    let gone = false; // the worker may have begun to send it since this page was drawn
    await store.change(row.key, (kept) => {
      gone = kept.state === "sent" || (kept.state === "waiting" && kept.tried > 0);
      if (!gone) kept.content.asking = false;
      if (!gone) Object.assign(kept, { state: "draft", envelope: null, dirty: true });
    });
    if (gone) return told();
    return go(`#/d/${row.key}`);
  }),
  again: (row) => guard(async () => {
    await store.change(row.key, (kept) => { if (kept.state === "back") kept.state = "waiting"; });
    await wake();
    sync();
    await told();
  }),
  apart: (row) => guard(async () => {
    const go = leaving();
    // Another visit begins at once: the person says why and for whom, hence it comes back as a draft.
    const kind = ["complaint", "random"].includes(row.content.kind) ? "daily" : row.content.kind;
    await store.change(row.key, (kept) => {
      if (kept.state !== "back") return; // a second tap finds a draft, and what was written since
      Object.assign(kept.content, { about: null, kind, items: null });
      Object.assign(kept, { envelope: null, state: "draft", dirty: true, moved: null, sentence: "", reasons: [] });
    });
    return go(`#/d/${row.key}`);
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

/* What comes only after a while (a photograph waits for its place) belongs to the draft it was made for,
   whatever page is shown by then. */
async function into(row, work) {
  if (open?.key === row.key) {
    work(open.content);
    return save();
  }
  const kept = await store.change(row.key, (one) => { if (one.state === "draft") { work(one.content); one.dirty = true; } });
  if (kept?.state !== "draft") say("检查已经放入待发送，刚才拍摄、录制的没有放入：请取回修改后再拍", "over");
  return sync();
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
    into: (work) => into(row, work),
    again: () => {
      if (open?.key !== row.key) return;
      const at = scrollY;
      drawDraft(open, free);
      scrollTo(0, at);
    },
    done: () => finish(row),
    ask: () => hand(row, () => {
      row.content.asking = true;
      return asking(day, row);
    }),
    drop: () => guard(async () => {
      if (!confirm("删除这份草稿和它的照片？")) return;
      const spot = row.content.spot;
      const go = leaving();
      if (!(await discard(row))) return say("没有信号，或者另一台设备改过：现在不能删除", "due");
      await hush(row.key);
      if (spot?.printed) await store.spoil(spot.number, now());
      if (open?.key === row.key) open = null;
      return go("#/");
    }),
  }).flat(Infinity).filter(Boolean));
}

async function printed(row) {
  const from = location.hash;
  await guard(() => store.change(row.key, (kept) => { kept.content.spot.printed = true; kept.dirty = kept.dirty || kept.state === "draft"; }));
  if (location.hash === from) print(); // the decision, not the page that somebody went on to
}

async function settle(row, content) {
  const go = leaving(`#/d/${row.key}`);
  const { version } = row.theirs;
  const kept = await guard(() => store.change(row.key, (one) => {
    // A second tap finds it settled, and what was written since.
    if (one.theirs?.version === version) Object.assign(one, { content, version, theirs: null, dirty: true, state: "draft", envelope: null });
  }));
  if (kept) await go(`#/d/${row.key}`);
  sync();
}

async function pageOf(rows, { spoiled, name }) {
  const [, place, key, part] = location.hash.split("/");
  const row = key ? rows.find((one) => one.key === key) : null;
  if (place === "queue") return queue({ rows, ...acts });
  if (place === "device") return device({ day, rows, spoiled, voided, name, rename: (name) => store.setMeta("device", name) });
  if (place === "d" && row) {
    if (part === "compare" && row.theirs) return compare({ day, row, settle: (content) => settle(row, content) });
    if (part === "paper" && row.content.spot) return paper({ day, row, thumb, printed: () => printed(row) });
    if (row.state === "draft" && !row.theirs) {
      drawDraft(row, freeNumbers(rows, spoiled));
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
  await (location.hash === "#/device" ? draw() : told());
}

function bar(rows) {
  const waiting = rows.filter((row) => row.state === "waiting" || row.state === "back").length;
  document.getElementById("waiting").textContent = waiting || "";
  const box = document.getElementById("net");
  box.className = net.online && !net.signedOut && !unsaved ? "" : "off";
  const state = net.signedOut ? "登录已过期，记录都在手机里" : net.online ? "有信号" : "无信号";
  box.replaceChildren(unsaved || (waiting ? `${state} · ${waiting} 条待发送` : state), net.signedOut ? h("a", { href: "/sign-in/?next=/field/" }, "登录") : "",
    speaking() && h("a", { class: "speaking", href: `#/d/${speaking()}` }, "正在录音"));
  const here = location.hash.split("/")[1]?.replace(/^d$/, "") ?? "";
  for (const tab of document.querySelectorAll(".tabs a")) {
    if ((tab.hash.split("/")[1] ?? "") === here) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
}

async function draw() {
  if (!store.person() || !day) return nobody();
  const mine = (drawing += 1);
  const rows = await store.records();
  const kept = { spoiled: await store.spoiled(), name: await store.meta("device") };
  if (mine !== drawing) return; // another page was asked for meanwhile
  open = null;
  const parts = await pageOf(rows, kept);
  if (mine !== drawing) return;
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
onVoice(async () => { if (store.person()) bar(await store.records()); });

/* A worker of modules where the browser can wake it to send; the plain one elsewhere. */
async function register() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  workers.addEventListener("message", () => told());
  const plain = () => workers.register("/field/worker.js", { scope: "/field/" }).catch(() => {});
  if (!("SyncManager" in window && "cookieStore" in window)) return plain();
  return workers.register("/field/worker.js?sends", { scope: "/field/", type: "module", updateViaCache: "none" }).catch(plain);
}

async function start() {
  register();
  const someone = await store.current();
  if (someone) {
    await store.open(someone);
    day = await store.meta("day");
  }
  window.addEventListener("hashchange", async () => { await flush(); await draw(); beginning = false; scrollTo(0, 0); });
  window.addEventListener("online", () => sync());
  window.addEventListener("offline", () => { net.online = false; told(); });
  window.addEventListener("pagehide", () => flush());
  document.addEventListener("visibilitychange", () => (document.hidden ? flush() : sync()));
  setInterval(() => sync(), EVERY);
  await draw();
  await sync();
}

start();
