/* What was found and what was done about each breach; each answer is one act with its moment. */

import { now } from "./clock.js";
import * as d from "./draft.js";
import { button, choose, h, reasons, section, text } from "./ui.js";

/* One row of large choices; the chosen one is told to `set`. */
export function chips(label, options, value, set, name) {
  return h("div", { class: "chips", role: "group", "aria-label": label }, options.map(([key, words]) =>
    h("button", { type: "button", class: "chip", name: `${name}-${key}`, "aria-pressed": String(value === key), onclick: () => set(key) }, words)));
}

/* One of a few, not chosen yet: a tap each; chosen, or one of many: a list that folds away. */
const FEW = 12;
export function pick(label, options, value, set, more) {
  if (value || options.length > FEW) return choose(label, options, value, set, more);
  return [h("p", { class: "ask" }, label), more.help && h("p", { class: "help" }, more.help), chips(label, options, value, set, more.name)];
}

export function answers(page, set, redraw) {
  const { row: { content: c } } = page;
  const wrong = d.broken(c);
  if (!wrong.length) return null;
  return section("发现的问题和处理", wrong.map((code) => one(page, code, set, redraw)), d.orderedCodes(c).length > 0 && order(page, set));
}

function one(page, code, set, redraw) {
  const { day, row: { content: c } } = page;
  const a = d.answerOf(c, code);
  const item = d.itemOf(day, code);
  return h("div", { class: "breach" },
    h("p", {}, h("a", { href: `#/d/${page.row.key}/item/${code}` }, item?.text ?? code)),
    text("看到的事实", a.fact, set((v) => { a.fact = v; }), { rows: 2, name: "finding" }),
    h("p", { class: "ask" }, "怎样处理"),
    chips("怎样处理", d.choices(day, c, code), a.act, redraw((act) => d.answer(page, code, act)), "act"),
    d.beyond(day, c, code) && h("div", { class: "help" }, `${item.fine}，不能当场处罚：`, reasons([d.beyond(day, c, code)])),
    a.act && a.act !== "spot" && day.visit_law.steps[a.act] && h("p", { class: "help" }, day.visit_law.steps[a.act].says),
    a.act === "order_correction" && chips("责令改正以外", d.besides(day, c, code), a.also, redraw((act) => d.answerBeside(page, code, act)), "also"),
    a.act === "correct_on_the_spot" && text("改正前后的情况", a.content, set((v) => { a.content = v; }), { rows: 2, name: "content-fix" }),
    day.visit_law.lenient.includes(a.act) && soft(day, a, set, redraw));
}

/* With whom, what, and how it was taken: the same for all four lenient acts. */
function soft(day, a, set, redraw) {
  return [
    text("对象", a.with_whom, set((v) => { a.with_whom = v; }), { name: "with-whom", help: "姓名和身份，例：店长演示某" }),
    text("内容", a.content, set((v) => { a.content = v; }), { rows: 2, name: "content-soft" }),
    h("p", { class: "ask" }, "对方的答复"),
    chips("对方的答复", Object.entries(day.responses), a.response, redraw((v) => { a.response = v; }), "response"),
  ];
}

function order(page, set) {
  const { day, row: { content: c } } = page;
  if (!c.order.due_on) c.order.due_on = d.usualDue(day);
  return h("div", { class: "breach order" }, h("b", {}, "责令改正通知书"),
    text("改正期限（复查日）", c.order.due_on, set((v) => { c.order.due_on = v; }), { type: "date", name: "due" }),
    text("改正的要求", c.order.conduct, set((v) => { c.order.conduct = v; }), { rows: 2, name: "conduct", help: "不填的，按上面的事项和事实写入通知书" }));
}

const spotMost = (day, c) => (d.partyKind(c) ? `${d.most(day, c).toLocaleString("zh-CN")} 元` : "限额（公民、单位不同）");

/* The screen of one item: its law, what is typical, its photographs. */
export function itemPage(page, code, redraw) {
  const { day, row: { key, content: c } } = page;
  const item = d.itemOf(day, code);
  const points = day.points[code] ?? [];
  const wrong = c.checks[code] === false;
  const shots = c.files.filter((one) => one.code === code);
  const line = (label, words) => words && h("div", {}, h("dt", {}, label), h("dd", {}, words));
  return [
    h("p", {}, h("a", { class: "back", href: `#/d/${key}` }, "‹ 返回检查")),
    h("h1", {}, item.text),
    h("dl", { class: "facts" }, line("违反", item.broken), line("处罚依据", item.basis), line("罚款", item.fine), line("处罚种类", item.kinds.join("、")), line("当场处罚", item.spot && !d.beyond(day, c, code) ? `可以，不超过 ${spotMost(day, c)}` : "不可以")),
    section("看什么、常见违法", points.length
      ? h("ul", { class: "points" }, points.map((p) => h("li", {}, h("b", {}, p.look), p.how && h("small", {}, `怎样看：${p.how}`), p.typical && h("small", {}, `常见违法：${p.typical}`), h("small", { class: "from" }, `检查单：${p.list}`))))
      : h("p", { class: "nothing" }, "公布的检查单没有写这一项的要点；按上面的法条检查。")),
    section("这一项的照片", page.camera(code), shots.length > 0 && h("p", { class: "shots" }, shots.map((one) => page.thumb(one.sha256)))),
    button(wrong ? "改为没有发现问题" : "不符合，记下来", redraw(() => { d.flag(c, code, !wrong); location.hash = `#/d/${key}`; }), wrong ? "quiet wide" : "wide"),
  ];
}

/* The screen of a talk or guidance that answers no breach: it stands beside what was ordered. */
export function softPage(page, set, redraw) {
  const { day, row: { key, content: c } } = page;
  const words = (act) => day.visit_law.steps[act].label;
  const offered = ["hold_talk", "give_guidance", ...(d.broken(c).length ? ["admonish"] : [])];
  const drop = (one) => redraw(() => { c.beside.splice(c.beside.indexOf(one), 1); });
  return [
    h("p", {}, h("a", { class: "back", href: `#/d/${key}` }, "‹ 返回检查")),
    h("h1", {}, "另作约谈、指导"),
    h("p", { class: "sub" }, "写在这里的不代替对问题的处理，与责令改正、移交立案并行。"),
    c.beside.map((one) => h("div", { class: "breach beside" }, h("b", {}, words(one.act)), h("p", { class: "help" }, day.visit_law.steps[one.act].says),
      soft(day, one, set, redraw), button("去掉", drop(one), "plain"))),
    h("p", { class: "buttons" }, offered.map((act) => button(words(act), redraw(() => { c.beside.push({ act, with_whom: "", content: "", response: "", at: now() }); }), "quiet"))),
    h("p", {}, h("a", { class: "btn wide", href: `#/d/${key}` }, "记下")),
  ];
}

/* The screen of a refused entry: what happened, who saw it, what is done next. */
export function refusalPage(page, set, redraw) {
  const { day, row: { key, content: c } } = page;
  const r = c.refusal ?? { content: "", witness: "", then: "", at: "" };
  const typed = (name) => set((v) => { c.refusal = Object.assign(r, { [name]: v, at: r.at || now() }); });
  return [
    h("p", {}, h("a", { class: "back", href: `#/d/${key}` }, "‹ 返回检查")),
    h("h1", {}, day.visit_law.steps.record_refusal.label),
    h("p", { class: "sub" }, day.visit_law.steps.record_refusal.says),
    text("拒绝、阻挠的经过", r.content, typed("content"), { rows: 3, name: "refusal" }),
    text("见证", r.witness, typed("witness"), { name: "witness", help: "见证人的姓名和单位，或者录音录像的说明" }),
    text("以后怎样处理", r.then, typed("then"), { rows: 2, name: "then", help: "另行检查、报告公安机关或者移交立案；现在不能确定的不填，回到系统中办结" }),
    c.refusal && button("没有拒绝，继续检查", redraw(() => { c.refusal = null; location.hash = `#/d/${key}`; }), "plain"),
    h("p", {}, h("a", { class: "btn wide", href: `#/d/${key}` }, "记下，返回")),
  ];
}
