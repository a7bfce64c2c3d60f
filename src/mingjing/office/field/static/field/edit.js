/* One visit on one page: whom, who, what, photographs, the decision on the spot. */

import { keep, pad, recorder } from "./capture.js";
import * as d from "./draft.js";
import { standsInTheWay } from "./law.js";
import { button, choose, clock, field, h, notice, reasons, say, section, text, tick } from "./ui.js";

let recording = null;

/* `page` gives: day, row, save(), again() to draw the page anew, thumb(sha256), number(), done(). */
export function edit(page) {
  const c = page.row.content;
  const gaps = h("div", { "aria-live": "polite" });
  const set = (work) => (value) => { work(value); page.save(); review(); };
  const redraw = (work) => (value) => { work(value); page.save(); page.again(); };
  function review() {
    const missing = [...d.gaps(page.day, c), ...(c.spot ? standsInTheWay(page.day.law, d.attempt(page.day, c)) : [])];
    gaps.replaceChildren(missing.length ? notice("due", "还差", reasons(missing)) : notice("ok", "可以放入待发送"));
    return missing;
  }
  const parts = [
    h("p", {}, h("a", { class: "back", href: "#/" }, "‹ 今天")),
    h("h1", {}, c.title || "新的检查"),
    h("p", { class: "sub" }, c.why || `${clock(c.started_at)} 开始`),
    page.row.sentence && notice("over", "上次没有登记成功", page.row.reasons?.length ? reasons(page.row.reasons) : page.row.sentence),
    asked(page, set),
    where(page, set, redraw),
    who(page, set),
    list(page, redraw),
    found(page, set),
    pictures(page),
    spot(page, set, redraw),
    section("完成", gaps, button("完成，放入待发送", () => {
      const missing = review();
      if (missing.length) return gaps.scrollIntoView({ block: "center" });
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
    choose("街道", day.streets.map((s) => [s.key, s.name]), c.street, set((v) => { c.street = Number(v); }), { name: "street" }),
    !d.approved(c) && choose("领域", Object.entries(day.areas), c.area, redraw((v) => { c.area = v; c.checks = {}; }), { name: "area" }),
    !c.about && choose("检查类型", Object.entries(day.kinds), c.kind, set((v) => { c.kind = v; }), { empty: "", name: "kind" }),
  ];
  const known = c.about && c.area && c.street && c.address;
  return section("对象", known
    ? h("details", { class: "fold" }, h("summary", {}, `${c.address} · ${day.areas[c.area]}`), fields)
    : fields);
}

function who(page, set) {
  const { day, row: { content: c } } = page;
  const others = day.officers.filter((one) => one.key !== day.person.key);
  return section("人员",
    choose("同行执法人员", others.map((one) => [one.key, `${one.name} · ${one.unit}`]), c.colleague, set((v) => { c.colleague = Number(v); }), { name: "colleague", help: "不少于两人，证件当日有效" }),
    tick("已向当事人出示执法证件", c.identity_shown, set((v) => { c.identity_shown = v; }), { name: "identity" }));
}

function list(page, redraw) {
  const { day, row: { content: c } } = page;
  if (!c.area) return section("检查事项", h("p", { class: "nothing" }, "先选领域，再列出这个领域的事项。"));
  const items = d.itemsOf(day, c);
  const wrong = new Set(d.broken(c));
  const rows = h("ul", { class: "items" });
  const line = (item) => h("li", {},
    h("span", {}, item.text, h("small", {}, item.basis)),
    h("button", { type: "button", class: "flag", "aria-pressed": String(wrong.has(item.code)), "aria-label": `不符合：${item.text}`,
      onclick: () => redraw(() => { if (wrong.has(item.code)) delete c.checks[item.code]; else c.checks[item.code] = false; })() }, "不符合"));
  const show = (words) => rows.replaceChildren(...items
    .filter((item) => wrong.has(item.code) || !words || item.text.includes(words) || item.statute.includes(words))
    .sort((a, b) => wrong.has(b.code) - wrong.has(a.code)).slice(0, 60).map(line));
  show("");
  return section(`检查事项（${items.length}）`,
    field("查找事项", h("input", { type: "search", name: "find", oninput: (event) => show(event.target.value.trim()) })),
    h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "检查事项清单" }, rows),
    tick("其余事项都已检查，符合", c.rest, redraw((v) => { c.rest = v; }), { name: "rest" }));
}

function found(page, set) {
  const { day, row: { content: c } } = page;
  const results = d.results(day, c);
  return section("结果",
    text("发现的问题", c.finding, set((v) => { c.finding = v; }), { rows: 3, name: "finding", help: "写看到的事实；没有问题的不填" }),
    choose("检查结果", results, d.result(c), set((v) => { c.result = v; }), { empty: "", name: "result" }),
    !d.approved(c) && text("当场改正（处）", c.fixed || "", set((v) => { c.fixed = Number(v) || 0; }), { mode: "numeric", name: "fixed" }),
    d.approved(c) && text("结果告知和签收", c.told, set((v) => { c.told = v; }), { name: "told-whom", help: "例：当面告知负责人，本人签收" }),
    !d.approved(c) && tick("约谈了负责人", c.talk, set((v) => { c.talk = v; }), { name: "talk" }));
}

function pictures(page) {
  const { row: { content: c } } = page;
  const add = async (blob, kind) => {
    c.files.push(await keep(blob, kind));
    await page.save();
    page.again();
  };
  const input = h("input", { type: "file", id: "camera", class: "vh", accept: "image/*", capture: "environment", multiple: true, name: "photo",
    onchange: async (event) => { for (const one of event.target.files) await page.guard(() => add(one, "photo")); } });
  const voice = button("录音", async () => {
    await page.guard(async () => {
      if (recording) {
        const done = recording;
        recording = null;
        return add(await done.stop(), "voice");
      }
      recording = recorder();
      try { await recording.start(); } catch { recording = null; return say("没有麦克风权限，不能录音：请在浏览器设置中允许，或者改用文字", "due"); }
      voice.textContent = "停止录音";
      return voice.classList.add("danger");
    });
  }, "quiet");
  if (recording) voice.textContent = "停止录音";
  return section("照片和录音",
    h("p", { class: "help" }, "原样保存，立即计算指纹；位置只在拍照、录音时询问。"),
    h("p", { class: "buttons capture" }, input, h("label", { class: "btn", for: "camera" }, "拍照"), voice),
    c.files.length > 0 && h("ul", { class: "files" }, c.files.filter((one) => one.kind !== "signature").map((one) => h("li", {},
      one.kind === "photo" ? page.thumb(one.sha256) : h("span", { class: "sound" }, "录音"),
      h("div", {}, h("b", {}, clock(one.taken_at)), h("small", {}, one.place ? `位置已记，误差约 ${one.place.accuracy} 米` : "没有位置，请在文字中写明地点"), h("small", { class: "print" }, `指纹 ${one.sha256.slice(0, 16)}…`)),
      button("移除", () => { c.files.splice(c.files.indexOf(one), 1); page.save(); page.again(); }, "plain")))));
}

function spot(page, set, redraw) {
  const { day, row: { content: c } } = page;
  const able = d.broken(c).map((code) => d.itemOf(day, code)).filter((item) => item?.spot);
  if (!c.spot) {
    return section("当场处罚", able.length
      ? button("当场处罚", redraw(() => { c.spot = d.beginSpot(day, c, page.number()); }), "quiet wide")
      : h("p", { class: "nothing" }, "有事项不符合、且可以当场处罚时，在这里作出决定。"));
  }
  const s = c.spot;
  const item = d.itemOf(day, s.item);
  const penalty = (change) => {
    if (s.printed) page.spoil();
    d.changePenalty(s, change);
  };
  const kinds = (item ? item.kinds : []).filter((kind) => day.law.kinds.includes(kind));
  const most = d.most(day, c);
  return section("当场处罚",
    able.length > 1 && choose("事项", able.map((one) => [one.code, one.text]), s.item, redraw((v) => penalty({ item: v })), { empty: "", name: "item" }),
    item && h("p", { class: "sub" }, `${item.text}：${item.fine}（${item.basis}）`),
    party(page, set, redraw),
    kinds.map((kind) => tick(kind, s.kinds.includes(kind), redraw((v) => penalty({ kinds: v ? [...s.kinds, kind] : s.kinds.filter((one) => one !== kind) })), { name: `kind-${kind}` })),
    s.kinds.includes("罚款") && text("罚款金额（元）", s.fine, set((v) => { penalty({ fine: Number(v) || "" }); untick("told", "heard", "certain"); }), { mode: "numeric", name: "fine", help: `当场处罚对${day.party_kinds[d.partyKind(c)]}不超过 ${most} 元` }),
    text("现场记录", s.content, set((v) => { s.content = v; }), { rows: 2, name: "content", help: "不填的，用上面“发现的问题”" }),
    tick("已告知拟处罚内容、事实、理由、依据和陈述申辩的权利", s.told_at, redraw((v) => d.tell(s, "told_at", v)), { name: "told" }),
    text("当事人的意见", s.said, set((v) => { s.said = v; }), { rows: 2, name: "said" }),
    tick("已听取并记录当事人的意见", s.heard_at, redraw((v) => d.tell(s, "heard_at", v)), { name: "heard", off: !s.told_at }),
    tick("违法事实确凿并有法定依据", s.facts_certain, redraw((v) => d.tell(s, "decided_at", v)), { name: "certain", off: !s.heard_at }),
    tick("已告知：不服本决定的，应当先申请行政复议", s.review_first, set((v) => { s.review_first = v; }), { name: "review" }),
    s.decided_at && handing(page, set),
    h("p", { class: "buttons" }, button("不当场处罚", async () => { if (s.printed) await page.spoil(); redraw(() => { c.spot = null; })(); }, "plain")));
}

/* What was told of another penalty is not told of this one. */
function untick(...names) {
  for (const name of names) for (const box of document.getElementsByName(name)) Object.assign(box, { checked: false, disabled: name !== "told" });
}

function party(page, set, redraw) {
  const { day, row: { content: c } } = page;
  if (c.party) return h("p", { class: "whom" }, h("b", {}, c.party.name), h("small", {}, day.party_kinds[c.party.kind]), button("换当事人", redraw(() => { c.party = null; }), "plain"));
  const p = c.spot.party;
  return [
    choose("当事人类型", Object.entries(day.party_kinds), p.kind, redraw((v) => { p.kind = v; }), { empty: "", name: "party-kind" }),
    text("当事人名称或姓名", p.name, set((v) => { p.name = v; }), { name: "party-name" }),
    p.kind === "individual" || p.kind === "sole_trader" ? text("身份证号码", p.id_number, set((v) => { p.id_number = v; }), { name: "party-id" }) : null,
    p.kind !== "individual" && text("统一社会信用代码", p.credit_code, set((v) => { p.credit_code = v; }), { name: "party-code" }),
    text("当事人地址", p.address, set((v) => { p.address = v; }), { name: "party-address" }),
  ];
}

function handing(page, set) {
  const { row: { content: c } } = page;
  const s = c.spot;
  const signing = async (blob) => page.guard(async () => {
    const taken = await keep(blob, "signature", "当事人签收");
    c.files = c.files.filter((one) => one.kind !== "signature");
    c.files.push(taken);
    s.signature = taken.sha256;
    d.advance(s, "handed_at");
    await page.save();
    page.again();
  });
  const { canvas, clear } = pad(signing);
  return [
    h("p", { class: "buttons" }, h("a", { class: "btn quiet", href: `#/d/${page.row.key}/paper` }, "打印决定书"), h("small", {}, s.number || "没有预先编号：先联网取号，再交付决定书"),
      button(s.number ? "作废这个编号，换一个" : "取编号", async () => {
        if (s.number) await page.spoil(); else s.number = page.number();
        await page.save();
        page.again();
      }, "plain")),
    s.signature
      ? h("p", { class: "whom" }, page.thumb(s.signature), h("small", {}, `${clock(s.handed_at)} 签收`), button("重签", () => { s.signature = ""; page.save(); page.again(); }, "plain"))
      : h("div", { class: "field" }, h("b", {}, "当事人签收"), canvas, button("擦掉", clear, "plain")),
    text("拒签或不能签的，注明情况", s.receipt, set((v) => { s.receipt = v; if (v && !s.handed_at) d.advance(s, "handed_at"); }), { name: "receipt" }),
  ];
}
