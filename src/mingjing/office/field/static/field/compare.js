/* Two devices wrote the same draft. Both stand side by side; the person chooses, line by line. */

import { answerOf, broken, GROUNDS, itemOf, partyName, penaltyWords, whole } from "./draft.js";
import { button, clock, h } from "./ui.js";

const person = (day, key) => day.officers.find((one) => one.key === Number(key))?.name ?? "未选";

const FILES = "照片和录音";
const SIDES = { mine: "本机", theirs: "另一台设备", both: "两边" };

/* Nothing that was photographed need be given up: files of both versions, each once. */
const together = (mine, theirs) => [...mine, ...theirs.filter((one) => !mine.some((known) => known.sha256 === one.sha256))];

/* Each line: what it is called, which parts of the draft it stands for, and how it is told. */
const LINES = [
  ["地点", ["address", "street", "place", "title"], (c, day) => `${c.address}（${day.streets.find((s) => s.key === c.street)?.name ?? "未选街道"}）`],
  ["领域和类型", ["area", "kind"], (c, day) => `${day.areas[c.area] ?? "未选"} · ${day.kinds[c.kind] ?? "投诉举报核查"}`],
  ["同行人员", ["colleague"], (c, day) => person(day, c.colleague)],
  ["出示证件", ["identity_shown"], (c) => (c.identity_shown ? "已出示" : "未记录")],
  ["检查事项", ["checks", "rest"], (c, day) => `${broken(c).map((code) => itemOf(day, code)?.text ?? code).join("；") || "没有不符合"}${c.rest ? "；其余符合" : ""}`],
  ["发现的问题和处理", ["facts", "order", "beside"], (c, day) => broken(c).map((code) => `${answerOf(c, code).fact || "没有写事实"}（${day.visit_law.steps[answerOf(c, code).act]?.label ?? (answerOf(c, code).act ? "当场处罚" : "没有处理")}）`).join("；") || "没有写"],
  ["由来和告知", ["ground", "told"], (c) => `${GROUNDS.find(([key]) => key === c.ground)?.[1] ?? "没有选由来"} · ${c.told || "没有写告知"}`],
  ["拒绝检查", ["refusal"], (c) => c.refusal?.content ?? "没有"],
  [FILES, ["files"], (c) => `${c.files.length} 件`],
  ["当事人", ["party", "whom"], (c) => partyName(c) || "没有填写"],
  ["当场处罚", ["spot", "extra"], (c) => (c.spot ? `${penaltyWords(c.spot)} · ${partyName(c)}` : "没有")],
];

const differs = (mine, theirs, names) => JSON.stringify(names.map((n) => mine[n])) !== JSON.stringify(names.map((n) => theirs[n]));

export function compare({ day, row, settle }) {
  const mine = whole(row.content);
  const theirs = whole(row.theirs.content);
  const lines = LINES.filter(([, names]) => differs(mine, theirs, names));
  const chosen = new Map();
  const finish = button("用选定的内容", () => {
    const content = structuredClone(mine);
    if (chosen.get(FILES) === "both") content.files = together(mine.files, theirs.files);
    for (const [label, names] of lines) if (chosen.get(label) === "theirs") for (const name of names) content[name] = theirs[name];
    settle(content);
  }, "wide");
  finish.disabled = lines.length > 0;
  const pick = (label, side) => {
    chosen.set(label, side);
    finish.disabled = chosen.size < lines.length;
  };
  const option = (label, side, words, i) => h("label", { class: "version" },
    h("input", { type: "radio", name: `line${i}`, value: side, onchange: () => pick(label, side) }),
    h("span", {}, h("b", {}, SIDES[side]), h("span", {}, words)));
  return [
    h("p", {}, h("a", { class: "back", href: "#/" }, "‹ 今天")),
    h("h1", {}, "同一份草稿有两个版本"),
    h("p", { class: "sub" }, `另一台设备${row.theirs.device ? `（${row.theirs.device}）` : ""}在 ${clock(row.theirs.saved_at)} 修改过。两个版本都在，请逐项选定；没有选完不会合并。`),
    lines.length === 0 && h("p", {}, "两个版本内容相同。"),
    lines.map(([label, , tell], i) => h("fieldset", { class: "line" }, h("legend", {}, label),
      h("div", { class: "sides" }, option(label, "mine", tell(mine, day), i), option(label, "theirs", tell(theirs, day), i),
        label === FILES && option(label, "both", `全部保留，${together(mine.files, theirs.files).length} 件`, i)))),
    finish,
  ];
}
