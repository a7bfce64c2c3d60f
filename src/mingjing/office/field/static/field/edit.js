/* One visit on one page: whom, who, what, photographs, the decision on the spot. */

import { answers, chips, itemPage, pick, refusalPage, softPage } from "./answers.js";
import { keep } from "./capture.js";
import { shown, typed } from "./clock.js";
import * as d from "./draft.js";
import { gaps as gapsOf } from "./envelope.js";
import { standsInTheWay } from "./law.js";
import { collectPage, spot } from "./spot.js";
import { button, choose, clock, field, h, notice, reasons, say, section, text, tick } from "./ui.js";
import { speaking, voice } from "./voice.js";

/* `page` gives: day, row, part and more of the address, save(), again() to draw the page anew,
   thumb(sha256), number(), spoil(), done(), into(work) for what is ready only later. */
export function edit(page) {
  const c = page.row.content;
  const gaps = h("div", { "aria-live": "polite" });
  const set = (work) => (value) => { work(value); page.save(); review(); };
  const redraw = (work) => (value) => { work(value); page.save(); page.again(); };
  page.camera = (code) => camera(page, code);
  const part = { item: () => d.itemOf(page.day, page.more) && itemPage(page, page.more, redraw), soft: () => softPage(page, set, redraw), refusal: () => refusalPage(page, set, redraw), collect: () => c.spot?.handed_at && collectPage(page, set, redraw) }[page.part]?.();
  function review() {
    const missing = [...gapsOf(page.day, c), ...(c.spot && !c.refusal ? [...standsInTheWay(page.day.law, d.attempt(page.day, c)), ...(c.spot.collect ? d.collecting(page.day, c) : [])] : [])]
      .filter((rule, i, all) => all.findIndex((other) => other.sentence === rule.sentence) === i);
    gaps.replaceChildren(missing.length ? notice("due", "还差", reasons(missing)) : notice("ok", "可以放入待发送"));
    return missing;
  }
  if (part) return part;
  const parts = [
    h("p", {}, h("a", { class: "back", href: "#/" }, "‹ 今天")),
    h("h1", {}, c.title || "新的检查"),
    h("p", { class: "sub" }, c.why || `${clock(c.started_at)} 开始`),
    page.row.sentence && notice("over", "上次没有登记成功", page.row.reasons?.length ? reasons(page.row.reasons) : page.row.sentence),
    asked(page, set),
    why(page, redraw),
    where(page, set, redraw),
    who(page, set, redraw),
    ...(c.refusal ? [] : [list(page, redraw), answers(page, set, redraw), spot(page, set, redraw), told(page, set, redraw)]),
    pictures(page),
    others(page),
    section("完成", times(page, set), gaps, button("完成，放入待发送", () => {
      const missing = review();
      if (missing.length) return gaps.scrollIntoView({ block: "center" });
      if (speaking() === page.row.key) return say("还在录音：请先停止录音，再放入待发送", "due");
      if (keeping.get(page.row.key)) return say("照片、录音还在保存，最多等 8 秒取位置：请稍候再点“完成”", "due");
      return page.done();
    }, "wide"), h("p", { class: "buttons" }, button("删除这份草稿", page.drop, "danger"))),
  ];
  review();
  return parts;
}

/* Questions that only the office knows to ask: shown once it has asked them. */
const LATER = ["another_act", "mitigation", "law_reason", "catch_all_reason"];
function asked(page, set) {
  const extra = (page.row.reasons || []).filter((one) => one.step && LATER.includes(one.field));
  return extra.map((one) => text(one.label || one.field, page.row.content.extra[one.step]?.[one.field] ?? "", set((value) => {
    const kept = page.row.content.extra;
    kept[one.step] = { ...(kept[one.step] ?? {}), [one.field]: value };
  }), { help: one.sentence, name: `extra-${one.field}` }));
}

function where(page, set, redraw) {
  const { day, row: { content: c } } = page;
  const fields = [
    text("地点", c.address, set((v) => { c.address = v; }), { name: "address", help: "例：示例路 12 号门前" }),
    pick("街道", day.streets.map((s) => [s.key, s.name]), c.street, redraw((v) => { c.street = Number(v); }), { name: "street" }),
    !d.approved(c) && pick("领域", Object.entries(day.areas), c.area, redraw((v) => { c.area = v; c.checks = {}; c.spot = null; }), { name: "area" }),
    !c.about && choose("检查类型", Object.entries(day.kinds), c.kind, set((v) => { c.kind = v; }), { empty: "", name: "kind" }),
  ];
  const known = c.about && c.area && c.street && c.address;
  return section("对象", known
    ? h("details", { class: "fold" }, h("summary", {}, `${c.address} · ${day.areas[c.area]}`), fields)
    : fields, party(page, set, redraw));
}

function who(page, set, redraw) {
  const { day, row: { content: c } } = page;
  const others = day.officers.filter((one) => one.key !== day.person.key);
  return section("人员",
    pick("同行执法人员", others.map((one) => [one.key, `${one.name} · ${one.unit}`]), c.colleague, redraw((v) => { c.colleague = Number(v); }), { name: "colleague", help: "不少于两人，证件当日有效" }),
    tick("已向当事人出示执法证件", c.identity_shown, set((v) => { c.identity_shown = v; }), { name: "identity" }));
}

function list(page, redraw) {
  const { day, row: { content: c } } = page;
  if (!c.area) return section("检查事项", h("p", { class: "nothing" }, "先选领域，再列出这个领域的事项。"));
  const items = d.itemsOf(day, c);
  const wrong = new Set(d.broken(c));
  const rows = h("ul", { class: "items" });
  const looked = (item) => (day.points[item.code] ?? []).length;
  const line = (item) => h("li", {},
    h("a", { href: `#/d/${page.row.key}/item/${item.code}` }, item.text, h("small", {}, [item.basis, item.whose].filter(Boolean).join(" · "), looked(item) > 0 && h("b", { class: "listed" }, `检查单 ${looked(item)} 点`))),
    h("button", { type: "button", class: "flag", "aria-pressed": String(wrong.has(item.code)), "aria-label": `不符合：${item.text}`,
      onclick: () => redraw(() => d.flag(c, item.code, !wrong.has(item.code)))() }, "不符合"));
  const show = (words) => rows.replaceChildren(...items
    .filter((item) => wrong.has(item.code) || !words || item.text.includes(words) || item.statute.includes(words))
    .sort((a, b) => wrong.has(b.code) - wrong.has(a.code) || d.fits(b, c) - d.fits(a, c) || (looked(b) > 0) - (looked(a) > 0)).slice(0, 60).map(line));
  show("");
  return section(`检查事项（${items.length}）`,
    field("查找事项", h("input", { type: "search", name: "find", oninput: (event) => show(event.target.value.trim()) })),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "检查事项清单" }, rows),
    tick("其余事项都已检查，符合", c.rest, redraw((v) => { c.rest = v; }), { name: "rest" }));
}

/* Why nobody approved this visit beforehand; an object that was drawn is registered afterwards. */
function why(page, redraw) {
  const { row: { content: c } } = page;
  if (d.drawn(c)) return notApproved(page);
  if (c.about) return null;
  return section("为什么现在检查", h("p", { class: "help" }, "未经批准的即时检查，限于投诉举报、正在发生的违法和安全隐患；检查企业的，事后由负责人补批。"),
    chips("为什么现在检查", d.GROUNDS, c.ground, redraw((v) => { c.ground = v; }), "ground"));
}

/* When it was: kept by itself, and said otherwise where somebody writes a visit down later. */
function times(page, set) {
  const { row: { content: c, sentence } } = page;
  const moment = (label, name, help) => text(label, shown(c[name]), set((v) => { c[name] = typed(v) || (name === "ended_at" ? "" : c[name]); }), { type: "datetime-local", name, help });
  return h("details", { class: "fold", open: Boolean(sentence) }, h("summary", {}, `${clock(c.started_at)} 开始，${c.ended_at ? `${clock(c.ended_at)} 结束` : "完成时结束"}`),
    moment("检查开始", "started_at", ""), moment("检查结束", "ended_at", "离开现场以后补写的，填离开的时间；不填的，按完成时"));
}

/* A drawn object without an approved visit: ask for one now, or go and register afterwards. */
function notApproved(page) {
  const { row: { content: c } } = page;
  const begun = Object.keys(c.checks).length > 0 || c.rest || c.files.length > 0;
  const ask = button("提请批准检查", () => (c.colleague || c.team.length ? page.ask() : say("请先选同行的执法人员", "due")), "quiet wide");
  return notice("info", "这个抽查对象还没有经批准的检查安排",
    "提请批准后，负责人批准、通知的，会作为已批准的检查出现在“今天”，可以当场责令改正。已经去检查了的，直接填写，按事后登记。",
    !begun && h("p", { class: "buttons" }, ask));
}

function told(page, set, redraw) {
  const { row: { content: c } } = page;
  if (d.drawn(c)) return null;
  const usual = "当面告知检查结果，被检查人签收";
  return section("告知结果",
    tick(usual, c.told === usual, redraw((v) => { c.told = v ? usual : ""; }), { name: "told-result" }),
    text("拒绝签收的，写明见证情况", c.told === usual ? "" : c.told, set((v) => { c.told = v; }), { name: "told-whom" }));
}

/* What is needed now and then has a screen of its own. */
function others(page) {
  const { day, row: { key, content: c } } = page;
  if (d.drawn(c)) return null;
  return section("其他", h("p", { class: "buttons" },
    !c.refusal && h("a", { class: "btn quiet", href: `#/d/${key}/soft` }, c.beside.length ? `另作约谈、指导（${c.beside.length}）` : "另作约谈、指导"),
    h("a", { class: `btn ${c.refusal ? "danger" : "quiet"}`, href: `#/d/${key}/refusal` }, day.visit_law.steps.record_refusal.label)),
    c.refusal && notice("due", "按拒绝检查登记", c.refusal.content || "请写明经过"));
}

function party(page, set, redraw) {
  const { day, row: { content: c } } = page;
  if (c.party) return h("p", { class: "whom" }, h("b", {}, c.party.name), h("small", {}, day.party_kinds[c.party.kind]), !d.approved(c) && button("换当事人", redraw(() => { c.party = null; }), "plain"));
  const p = c.whom;
  return [
    h("p", { class: "ask" }, "被检查的是"),
    chips("被检查的是", Object.entries(day.party_kinds), p.kind, redraw((v) => { p.kind = v; if (c.spot) d.changePenalty(c.spot, {}); }), "party-kind"),
    text("当事人名称或姓名", p.name, set((v) => { p.name = v; }), { name: "party-name" }),
    !p.kind ? null : p.kind === "individual" || p.kind === "sole_trader" ? text("身份证号码", p.id_number, set((v) => { p.id_number = v; }), { name: "party-id" }) : null,
    p.kind && p.kind !== "individual" && text("统一社会信用代码", p.credit_code, set((v) => { p.credit_code = v; }), { name: "party-code" }),
    text("当事人地址", p.address, set((v) => { p.address = v; }), { name: "party-address" }),
  ];
}

const keeping = new Map(); // how many photographs and voices of a draft still wait for disk or sky

async function add(page, blob, kind, code = "") {
  const { day, row: { key } } = page;
  const note = code ? (d.itemOf(day, code)?.text ?? code).slice(0, 200) : "";
  const waits = (more) => keeping.set(key, (keeping.get(key) ?? 0) + more);
  waits(1);
  try {
    const taken = { ...(await keep(blob, kind, note)), code };
    await page.into((content) => content.files.push(taken));
  } finally {
    waits(-1);
  }
  page.again();
}

/* The camera, for the visit or for one item of its list. */
function camera(page, code = "") {
  const input = h("input", { type: "file", id: "camera", class: "vh", accept: "image/*", capture: "environment", multiple: true, name: "photo",
    onchange: async (event) => { for (const one of event.target.files) await page.guard(() => add(page, one, "photo", code)); } });
  return h("p", { class: "buttons capture" }, input, h("label", { class: "btn", for: "camera" }, "拍照"));
}

function pictures(page) {
  const { row: { content: c } } = page;
  const speak = voice(page.row.key, { of: () => c.address || c.title, keep: (blob) => add(page, blob, "voice"), guard: page.guard });
  return section("照片和录音",
    h("p", { class: "help" }, "原样保存，立即计算指纹；位置只在拍照、录音时询问。"),
    h("div", { class: "pair" }, camera(page), h("p", { class: "buttons capture" }, speak)),
    c.files.length > 0 && h("ul", { class: "files" }, c.files.filter((one) => one.kind !== "signature").map((one) => h("li", {},
      one.kind === "photo" ? page.thumb(one.sha256) : h("span", { class: "sound" }, "录音"),
      h("div", {}, h("b", {}, clock(one.taken_at)), one.note && h("small", {}, one.note), h("small", {}, one.place ? `位置已记，误差约 ${one.place.accuracy} 米` : "没有位置，请在文字中写明地点"), h("small", { class: "print" }, `指纹 ${one.sha256.slice(0, 16)}…`)),
      button("移除", () => { c.files.splice(c.files.indexOf(one), 1); page.save(); page.again(); }, "plain")))));
}
