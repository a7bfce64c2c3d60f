/* The decision on the spot as it is told, heard, made, handed over and, within its limit, paid. */

import { keep, pad } from "./capture.js";
import { after, today } from "./clock.js";
import * as d from "./draft.js";
import { figure } from "./law.js";
import { button, clock, h, notice, reasons, section, text, tick } from "./ui.js";

export function spot(page, set, redraw) {
  const { day, row: { content: c } } = page;
  if (!c.spot) return null;
  const s = c.spot;
  const item = d.itemOf(day, s.item);
  const penalty = (change) => {
    if (s.printed) page.spoil();
    d.changePenalty(s, change);
  };
  const kinds = (item ? item.kinds : []).filter((kind) => day.law.kinds.includes(kind));
  const most = d.most(day, c);
  return section("当场处罚",
    item && h("p", { class: "sub" }, `${item.text}：${item.fine}（${[item.basis, item.whose].filter(Boolean).join("，")}）`),
    kinds.map((kind) => tick(kind, s.kinds.includes(kind), redraw((v) => penalty({ kinds: v ? [...s.kinds, kind] : s.kinds.filter((one) => one !== kind) })), { name: `kind-${kind}` })),
    s.kinds.includes("罚款") && text("罚款金额（元）", s.fine, set((v) => { penalty({ fine: Number(v) || "" }); untick("told", "heard", "certain"); }), { mode: "numeric", name: "fine", help: d.partyKind(c) ? `当场处罚对${day.party_kinds[d.partyKind(c)]}不超过 ${most.toLocaleString("zh-CN")} 元（${d.amountRule(day).article}）` : "先选被检查的是单位还是个人，限额不同" }),
    text("现场记录", s.content, set((v) => { s.content = v; }), { rows: 2, name: "content", help: "不填的，用上面“发现的问题”" }),
    tick("已告知拟处罚内容、事实、理由、依据和陈述申辩的权利", s.told_at, redraw((v) => d.tell(s, "told_at", v)), { name: "told" }),
    text("当事人的意见", s.said, set((v) => { s.said = v; }), { rows: 2, name: "said" }),
    tick("已听取并记录当事人的意见", s.heard_at, redraw((v) => d.tell(s, "heard_at", v)), { name: "heard", off: !s.told_at }),
    tick("违法事实确凿并有法定依据", s.facts_certain, redraw((v) => d.tell(s, "decided_at", v)), { name: "certain", off: !s.heard_at }),
    tick("已告知：不服本决定的，应当先申请行政复议", s.review_first, set((v) => { s.review_first = v; }), { name: "review" }),
    s.decided_at && handing(page, set));
}

/* What was told of another penalty is not told of this one. */
function untick(...names) {
  for (const name of names) for (const box of document.getElementsByName(name)) Object.assign(box, { checked: false, disabled: name !== "told" });
}

function handing(page, set) {
  const { row: { content: c } } = page;
  const s = c.spot;
  const signing = async (blob) => page.guard(async () => {
    const taken = await keep(blob, "signature", "当事人签收");
    await page.into((content) => {
      content.files = [...content.files.filter((one) => one.kind !== "signature"), taken];
      content.spot.signature = taken.sha256;
      d.advance(content.spot, "handed_at");
    });
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
    collection(page),
    text("拒签或不能签的，注明情况", s.receipt, set((v) => { s.receipt = v; if (v && !s.handed_at) d.advance(s, "handed_at"); }), { name: "receipt" }),
  ];
}

/* After the decision is in the party's hands: money is taken only within art. 68. */
function collection(page) {
  const { row: { key, content: c } } = page;
  const s = c.spot;
  if (!s.handed_at || !s.kinds.includes("罚款")) return null;
  return h("p", { class: "buttons" }, h("a", { class: "btn quiet", href: `#/d/${key}/collect` }, s.collect ? `已当场收缴 ${s.fine} 元` : "当场收缴罚款"));
}

/* The screen of the collection: its limit, its receipt; what may not be taken is said. */
export function collectPage(page, set, redraw) {
  const { day, row: { key, content: c } } = page;
  const s = c.spot;
  const limit = figure(day.law, "collection", today());
  const m = s.collect ?? { hard_later: false, reason: "", receipt: "", at: "" };
  const fill = (name, wrap) => wrap((v) => { s.collect = Object.assign(m, { [name]: v, at: m.at || after(s.handed_at) }); });
  const barred = s.collect ? d.collecting(day, c) : [];
  return [
    h("p", {}, h("a", { class: "back", href: `#/d/${key}` }, "‹ 返回检查")),
    h("h1", {}, "当场收缴罚款"),
    h("p", { class: "sub" }, `罚款 ${s.fine} 元；${limit} 元以下可以当场收缴，超过的限于事后难以执行`),
    s.fine > limit && tick("不当场收缴事后难以执行", m.hard_later, fill("hard_later", redraw), { name: "hard-later" }),
    m.hard_later && text("为什么事后难以执行", m.reason, fill("reason", set), { rows: 2, name: "hard-why", help: "例：当事人为外地流动摊贩，没有固定住所" }),
    text("专用票据号码", m.receipt, fill("receipt", set), { name: "money-receipt", help: "财政部门统一制发；不出具专用票据的，当事人有权拒绝缴纳" }),
    h("div", { "aria-live": "polite" }, barred.length > 0 ? notice("over", "还不能收缴", reasons(barred)) : s.collect && notice("ok", `收缴 ${s.fine} 元，随本记录登记`)),
    h("p", { class: "nothing" }, "收缴的罚款自收缴之日起二日内交至行政机关，行政机关在二日内缴付银行（行政处罚法第七十一条）。"),
    s.collect && button("没有当场收缴", redraw(() => { s.collect = null; }), "plain"),
    h("p", {}, h("a", { class: "btn wide", href: `#/d/${key}` }, "返回检查")),
  ];
}
