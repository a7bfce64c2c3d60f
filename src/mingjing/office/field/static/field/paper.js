/* The decision on the spot as a sheet, printed by the browser; its sentences come from the office. */

import { answerOf, attempt, itemOf, partyName, penaltyWords, team } from "./draft.js";
import { refusals } from "./law.js";
import { button, clock, h, notice, reasons } from "./ui.js";

const day = (moment) => {
  const when = new Date(moment || Date.now());
  return `${when.getFullYear()}年${when.getMonth() + 1}月${when.getDate()}日`;
};

export function paper({ day: office, row, thumb, printed }) {
  const c = row.content;
  const s = c.spot;
  const item = itemOf(office, s.item);
  const words = office.paper;
  const party = c.party ?? c.whom;
  const barred = row.state === "draft" ? refusals(office.law, "decide_on_the_spot", attempt(office, c)) : [];
  const officers = team(office, c).sort((a, b) => (b.key === office.person.key) - (a.key === office.person.key));
  const print = button("打印", printed);
  print.disabled = !s.number || barred.length > 0;
  const line = (label, value) => h("p", { class: "row" }, h("b", {}, label), h("span", {}, value || "—"));
  const broken = item?.broken ? `你（单位）的上述行为违反了${item.broken}的规定。` : "";
  return [
    h("div", { class: "noprint" },
      h("p", {}, h("a", { class: "back", href: row.state === "draft" ? `#/d/${row.key}` : "#/queue" }, "‹ 返回")),
      h("p", { class: "buttons" }, print),
      barred.length > 0 && notice("over", "还不能作出，不能打印交付", reasons(barred)),
      !s.number && notice("over", "这份决定书还没有编号，不能交付", "请先到有信号的地方取号。")),
    h("article", { class: "paper" },
      h("p", { class: "organ" }, words.organ),
      h("h1", {}, "当场行政处罚决定书"),
      h("p", { class: "number" }, s.number || "（待编号）"),
      line("当事人", `${partyName(c)}（${office.party_kinds[party.kind]}）`),
      line(party.kind === "individual" ? "身份证号码" : "统一社会信用代码", party.kind === "individual" ? party.id_number : party.credit_code),
      line("地址", party.address),
      line("处罚时间", `${day(s.decided_at || s.recorded_at)} ${clock(s.decided_at || s.recorded_at).split(" ")[1]}`),
      line("处罚地点", c.address),
      h("h2", {}, "一、违法行为"), h("p", {}, `${answerOf(c, s.item).fact}。${item ? `（${item.text}）` : ""}`),
      h("h2", {}, "二、告知和陈述申辩"),
      h("p", {}, "作出本决定前，执法人员已出示执法证件，当场告知拟处罚的内容、事实、理由、依据以及陈述、申辩的权利。"),
      h("p", {}, `当事人的意见：${s.said}`),
      h("h2", {}, "三、处罚种类和依据"),
      h("p", {}, `${broken}根据${item?.cited ?? item?.basis ?? ""}、《中华人民共和国行政处罚法》第五十一条的规定，决定当场给予：${penaltyWords(s)}。`),
      h("h2", {}, "四、履行方式和期限"), h("p", {}, s.kinds.includes("罚款") ? words.payment : "自本决定书送达之日起执行。"),
      h("h2", {}, "五、申请行政复议、提起行政诉讼的途径和期限"), h("p", { class: "remedies" }, words.remedies),
      h("p", { class: "hands" }, `执法人员：${officers.map((one) => one.name).join("、")}　　签名：`),
      h("p", { class: "hands" }, "当事人签收：", s.signature ? thumb(s.signature) : (s.receipt || "　")),
      h("p", { class: "foot" }, `${words.organ}　${day(s.decided_at || s.recorded_at)}`),
      h("p", { class: "foot" }, `${words.address}　${words.phone}${words.notes ? `　${words.notes}` : ""}`)),
  ];
}
