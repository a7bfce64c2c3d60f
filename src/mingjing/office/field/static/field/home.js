/* The two lists: what is to do today, and what is on its way. */

import { finding, penaltyWords, whole } from "./draft.js";
import { button, clock, h, notice, reasons, section } from "./ui.js";

const WHY = {
  refused: "依法不能办理",
  invalid: "需要补填",
  moved: "任务有了新情况",
  conflict: "另一台设备改过",
  not_yours: "不是您写的",
  key_taken: "编号已被使用",
  malformed: "需要更新应用",
};

export function headline(row) {
  return row.content.title || row.content.address || "未填地点的检查";
}

export function lines(row) {
  const c = whole(row.content);
  const count = (kind) => c.files.filter((one) => one.kind === kind).length;
  const [photos, voices] = [count("photo"), count("voice")];
  if (c.asking) return "提请批准检查";
  return [c.refusal ? "拒绝检查" : finding(c).slice(0, 40), photos && `${photos} 张照片`, voices && `${voices} 段录音`, c.spot && `当场处罚：${penaltyWords(c.spot)}`].filter(Boolean).join(" · ");
}

function badge(row) {
  if (row.theirs) return h("span", { class: "badge over" }, "两个版本");
  if (row.state === "draft") return h("span", { class: "badge" }, "草稿");
  if (row.state === "waiting") return h("span", { class: "badge due" }, "待发送");
  if (row.state === "sent") return h("span", { class: "badge ok" }, "已收到");
  return h("span", { class: "badge over" }, WHY[row.why] || "退回");
}

function card(href, name, sub, side) {
  return h("li", {}, h("a", { class: "card", href }, h("b", {}, name), side, h("small", {}, sub)));
}

const address = (row) => (row.theirs ? `#/d/${row.key}/compare` : row.state === "draft" ? `#/d/${row.key}` : "#/queue");

/* One thing to go to; a drawn object whose visit waits for approval is told, not begun. */
function task(day, visit, begin) {
  const told = [h("b", {}, visit.name), h("span", { class: visit.asked ? "badge due" : "badge" }, visit.asked || day.areas[visit.area] || ""),
    h("small", {}, visit.name === visit.address ? visit.street_name : `${visit.street_name} · ${visit.address}`), h("small", {}, visit.why),
    visit.turn && h("small", { class: visit.late ? "turn late" : "turn" }, visit.turn)];
  return visit.asked ? h("div", { class: "card still" }, told) : h("button", { type: "button", class: "card", onclick: () => begin(visit) }, told);
}

/* What is one's own in the order in which to go; what was drawn for others is folded away below. */
const GROUPS = [["visit", "已批准的检查"], ["complaint", "投诉举报"], ["drawn", "抽查抽中您的对象"]];
let unfolded = false;

function todo(day, left, begin) {
  const cards = (list) => h("ul", { class: "cards" }, list.map((visit) => h("li", {}, task(day, visit, begin))));
  const of = (group) => left.filter((visit) => (visit.group ?? "visit") === group);
  const others = of("others");
  const own = GROUPS.map(([group, words]) => [words, of(group)]).filter(([, list]) => list.length);
  return section(own.length ? `要去的（${left.length - others.length}）` : "要去的",
    own.map(([words, list]) => [h("h3", { class: "group" }, `${words} `, h("b", {}, list.length)), cards(list)]),
    !own.length && h("p", { class: "nothing" }, "没有要您去的检查、抽查对象和线索。现场发现问题，点“新的检查”。"),
    others.length > 0 && h("details", { class: "fold others", open: unfolded, ontoggle: (event) => { unfolded = event.target.open; } },
      h("summary", {}, `抽给别人、没有定人的对象（${others.length}）`), cards(others)));
}

export function home({ day, rows, begin }) {
  const open = rows.filter((row) => row.state === "draft").sort((a, b) => (a.made < b.made ? 1 : -1));
  const mine = rows.filter((row) => !(row.state === "sent" && row.content.asking)); // asked for: the office tells how far it is
  const taken = new Set(mine.map((row) => row.content.about && `${row.content.about.kind}${row.content.about.key}`));
  const left = day.visits.filter((visit) => !taken.has(`${visit.about.kind}${visit.about.key}`));
  return [
    h("h1", {}, "今天"),
    h("p", { class: "sub" }, `${day.day_words} · ${day.person.name}（${day.person.unit}）`),
    button("新的检查", () => begin(null), "wide"),
    open.length > 0 && section("正在写", h("ul", { class: "cards" }, open.map((row) =>
      card(address(row), headline(row), `${clock(row.content.started_at)} 开始 · ${lines(row)}`, badge(row))))),
    todo(day, left, begin),
  ];
}

function entry(row, { edit, again, apart }) {
  const parts = [h("h2", {}, headline(row), badge(row)), h("p", { class: "sub" }, `${clock(row.content.ended_at || row.made)} · ${lines(row)}`)];
  if (row.state === "waiting") {
    parts.push(h("p", {}, row.tried ? `发送过 ${row.tried} 次，还没有收到答复；有信号时自动再发，不会重复登记。` : "有信号时自动发送。"));
    if (!row.tried) parts.push(h("p", { class: "buttons" }, button("取回修改", () => edit(row), "quiet")));
  }
  if (row.state === "sent") {
    parts.push(h("ul", { class: "made" }, row.records.map((one) => h("li", {}, `${one.label} `, h("a", { href: one.url }, one.number), one.note && ` · ${one.note}`))));
    if (row.content.spot) parts.push(h("p", { class: "buttons" }, h("a", { class: "btn quiet", href: `#/d/${row.key}/paper` }, "决定书")));
  }
  if (row.state === "back") {
    parts.push(notice("over", "没有登记，内容都在手机里", row.reasons.length ? reasons(row.reasons) : row.sentence));
    if (row.moved?.length) parts.push(sides(row));
    if (row.why === "moved") parts.push(h("p", { class: "buttons" }, button("作为另一次检查发送", () => apart(row)), button("取回修改", () => edit(row), "quiet")));
    else if (row.theirs) parts.push(h("p", { class: "buttons" }, h("a", { class: "btn", href: `#/d/${row.key}/compare` }, "对照两个版本")));
    else parts.push(h("p", { class: "buttons" }, button("修改", () => edit(row)), button("原样再发", () => again(row), "quiet")));
  }
  return h("li", { class: "entry", "data-key": row.key }, parts);
}

/* Mine and the office's, one beside the other: nobody is told to guess what moved. */
function sides(row) {
  return h("div", { class: "sides" },
    h("div", {}, h("h3", {}, "本机"), h("p", {}, headline(row)), h("p", {}, row.content.why), h("p", {}, `${clock(row.content.started_at)} 检查`)),
    h("div", {}, h("h3", {}, "系统现在"), row.moved.map(([label, value]) => h("p", {}, `${label}：${value}`))));
}

const background = "SyncManager" in globalThis && "cookieStore" in globalThis;

export function queue({ rows, send, ...acts }) {
  const order = { back: 0, waiting: 1, sent: 2 };
  const listed = rows.filter((row) => row.state in order).sort((a, b) => order[a.state] - order[b.state] || (a.made < b.made ? 1 : -1));
  const going = listed.filter((row) => row.state === "waiting").length;
  return [
    h("h1", {}, "待发送"),
    h("p", { class: "sub" }, going ? `${going} 条等信号。每条只登记一次，关掉应用也不会丢。${background ? "应用关着，有信号时浏览器也会发送。" : "这个浏览器在应用关着时不能发送，有信号时请打开一次。"}` : "没有等待发送的记录。"),
    going > 0 && button("现在发送", send, "wide"),
    listed.length ? h("ul", { class: "entries" }, listed.map((row) => entry(row, acts))) : h("p", { class: "nothing" }, "写完的检查在这里等信号，发送后留着编号。"),
  ];
}
