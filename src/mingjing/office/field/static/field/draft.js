/* One visit as it is written, and the envelope that it becomes. */

import { after, now, raw, today } from "./clock.js";
import { limit } from "./law.js";

const NO_OPINION = "当事人表示没有意见";

export function fresh(day, visit, last) {
  const key = crypto.randomUUID();
  return {
    key,
    version: 0,
    dirty: true,
    state: "draft",
    made: now(),
    content: {
      about: visit?.about ?? null,
      why: visit?.why ?? "",
      started_at: now(),
      ended_at: "",
      title: visit?.name ?? "",
      area: visit?.area ?? last?.area ?? "",
      street: visit?.street ?? (day.streets.length === 1 ? day.streets[0].key : last?.street ?? ""),
      place: visit?.place ?? null,
      address: visit?.address ?? "",
      kind: visit?.kind ?? "daily",
      colleague: day.officers.some((one) => one.key === last?.colleague) ? last.colleague : "",
      identity_shown: false,
      items: visit?.items ?? null,
      checks: {},
      rest: false,
      told: "",
      finding: "",
      fixed: 0,
      talk: false,
      result: "",
      files: [],
      party: visit?.party ?? null,
      spot: null,
      extra: {},
    },
  };
}

/* What happened, where nobody has said otherwise: it follows from what was found. */
export const result = (c) => c.result || (broken(c).length ? "lead" : "clean");
export const broken = (c) => Object.keys(c.checks).filter((code) => c.checks[code] === false);
export const itemOf = (day, code) => day.items.find((item) => item.code === code) ?? null;

export const approved = (c) => c.about?.kind === "visit";
export const itemsOf = (day, c) => day.items.filter((item) => (c.items ? c.items.includes(item.code) : item.area === c.area));

export function checks(day, c) {
  const told = { ...c.checks };
  if (c.rest) for (const item of itemsOf(day, c)) if (!(item.code in told)) told[item.code] = true;
  return told;
}

/* How a visit may end here; an order to correct and what else follows is made in the office. */
export function results(day, c) {
  const all = Object.entries(day.results);
  if (!approved(c)) return all;
  const some = broken(c).length ? ["lead", ...(c.spot ? [] : ["fixed"])] : ["clean"];
  return all.filter(([key]) => some.includes(key));
}

export function team(day, c) {
  const keys = [day.person.key, Number(c.colleague)];
  return day.officers.filter((one) => keys.includes(one.key));
}

export function beginSpot(day, c, number) {
  const codes = broken(c).filter((code) => itemOf(day, code)?.spot);
  const item = itemOf(day, codes[0]);
  const kinds = item ? item.kinds.filter((kind) => day.law.kinds.includes(kind)) : [];
  return {
    item: item?.code ?? "",
    kinds: kinds.includes("罚款") ? ["罚款"] : kinds.slice(0, 1),
    fine: "",
    party: { kind: "individual", name: "", credit_code: "", id_number: "", address: "" },
    content: "",
    recorded_at: now(),
    told_at: "",
    heard_at: "",
    said: NO_OPINION,
    decided_at: "",
    facts_certain: false,
    review_first: false,
    handed_at: "",
    signature: "",
    receipt: "",
    number,
  };
}

export const partyKind = (c) => (c.party ? c.party.kind : c.spot.party.kind);
export const partyName = (c) => (c.party ? c.party.name : c.spot.party.name);

/* What the law is asked about this draft. */
export function attempt(day, c) {
  const s = c.spot;
  return {
    day: today(),
    officers: team(day, c),
    identity_shown: c.identity_shown,
    party_kind: partyKind(c),
    item: itemOf(day, s.item),
    kinds: s.kinds,
    fine: Number(s.fine) || 0,
    told: Boolean(s.told_at),
    heard: Boolean(s.heard_at),
    facts_certain: s.facts_certain,
    review_first_told: s.review_first,
    receipt: s.receipt || s.signature,
  };
}

export const most = (day, c) => limit(day.law, partyKind(c), today());

const COURSE = ["recorded_at", "told_at", "heard_at", "decided_at", "handed_at"];

export function advance(s, step) {
  s[step] = after(...COURSE.map((name) => s[name]));
}

/* Told, heard, decided, handed over: each after the other, and whoever takes one back takes back
   what came after it. */
export function tell(s, step, done) {
  for (const later of COURSE.slice(COURSE.indexOf(step))) s[later] = "";
  Object.assign(s, { signature: "", receipt: "" });
  if (done) advance(s, step);
  s.facts_certain = Boolean(s.decided_at);
}

/* What was told is told of one penalty: another one must be told anew. */
export function changePenalty(s, change) {
  Object.assign(s, change);
  tell(s, "told_at", false);
}

export function penaltyWords(s) {
  return s.kinds.map((kind) => (kind === "罚款" ? `罚款 ${s.fine} 元` : kind)).join("，");
}

/* What is missing before anything can be sent at all; the law's own questions come beside it. */
export function gaps(day, c) {
  const found = [];
  const need = (is, sentence) => is || found.push({ sentence });
  need(c.area, "请选择领域");
  need(c.street, "请选择街道");
  need(c.address.trim() || c.place, "请填写地点");
  need(c.colleague, "请选择同行的执法人员");
  need(c.identity_shown, "请出示执法证件并确认");
  need(Object.keys(checks(day, c)).length, "请至少记录一个检查事项");
  need(result(c) === "clean" || c.finding.trim(), "请写明发现的问题");
  if (approved(c)) {
    need(itemsOf(day, c).length && Object.keys(checks(day, c)).length === itemsOf(day, c).length, "批准的检查事项须逐项记录");
    need(results(day, c).some(([key]) => key === result(c)), "请选择检查结果");
    need(c.told.trim(), "请写明结果怎样告知被检查人、由谁签收");
  }
  if (c.spot) {
    need(c.spot.item, "请选择处罚的事项");
    need(partyName(c).trim(), "请填写当事人名称或姓名");
  }
  return found;
}

function step(name, at, colleague, values, extra = {}) {
  return { step: name, at, values: { colleague, ...values, ...(extra[name] ?? {}) } };
}

function spotSteps(day, c) {
  const s = c.spot;
  const item = itemOf(day, s.item);
  const told = `拟处罚：${penaltyWords(s)}；事实：${c.finding}；依据：${item.basis}；已告知陈述、申辩的权利`;
  const receipt = s.receipt || "当事人在手机上签名，签名图像随本记录保存";
  return [
    step("notify_on_the_spot", s.told_at, c.colleague, { opinion: told }, c.extra),
    step("hear_on_the_spot", s.heard_at, c.colleague, { content: s.said }, c.extra),
    step("decide_on_the_spot", s.decided_at, c.colleague, {
      kinds: s.kinds, fine: s.fine || 0, facts_certain: s.facts_certain, review_first_told: s.review_first,
      reason: `${c.finding}（${item.basis}）`, printed_number: s.number,
    }, c.extra),
    step("hand_over", s.handed_at, c.colleague, { receipt }, c.extra),
  ];
}

function spotAct(day, c) {
  const s = c.spot;
  const known = c.party ? { party: c.party.key } : {
    party_kind: s.party.kind, party_name: s.party.name, credit_code: s.party.credit_code,
    id_number: s.party.id_number, party_address: s.party.address,
  };
  return {
    kind: "on_the_spot",
    at: s.recorded_at,
    values: {
      ...known, colleague: c.colleague, item: s.item, place: c.address || c.title, street: c.street,
      conduct: c.finding.slice(0, 300), conduct_from: today(), identity_shown: c.identity_shown,
      content: s.content || c.finding, source: c.about?.kind === "complaint" ? "complaint" : "inspection",
      steps: spotSteps(day, c), ...(c.extra.record_on_the_spot ?? {}),
    },
  };
}

/* An approved visit, step by step: the entry when it began, the rest when it was finished. */
function visitSteps(day, c) {
  const at = c.ended_at;
  const wrong = broken(c);
  const told = checks(day, c);
  const list = Object.keys(told).map((code) => [code, told[code], told[code] ? "" : c.finding]);
  const answer = result(c) === "fixed"
    ? { step: "correct_on_the_spot", at, values: { findings: wrong, content: c.finding } }
    : { step: "hand_to_case", at, values: { findings: wrong } };
  return [
    { step: "begin_visit", at: c.started_at, values: { identity_shown: c.identity_shown } },
    { step: "record_checks", at, values: { checks: list } },
    ...(wrong.length ? [answer] : []),
    { step: "tell_findings", at, values: { receipt: c.told } },
    { step: "end_visit", at, values: {} },
  ];
}

/* The same bytes every time: what is sent again must be what was sent. */
export function envelope(day, row) {
  const c = row.content;
  const visit = approved(c) ? {
    kind: "visit",
    at: c.started_at,
    values: { officers: [day.person.key, Number(c.colleague)], steps: visitSteps(day, c) },
  } : {
    kind: "inspection",
    at: c.ended_at,
    values: {
      area: c.area, street: c.street, place: c.place, address: c.address, kind: c.kind, unit: day.person.unit_key,
      started_at: c.started_at, ended_at: c.ended_at, officers: [day.person.key, Number(c.colleague)],
      identity_shown: c.identity_shown, checks: checks(day, c), finding: c.finding,
      fixed_on_the_spot: c.fixed || 0, talk_held: c.talk, result: result(c), ...(c.extra.inspection ?? {}),
    },
  };
  return {
    key: row.key,
    person: day.person.key,
    about: c.about,
    acts: c.spot ? [visit, spotAct(day, c)] : [visit],
    files: c.files.filter((one) => one.kind !== "signature" || one.sha256 === c.spot?.signature).map(({ sha256, kind, note, taken_at, place }) => ({ sha256, kind, note, taken_at, place })),
  };
}

export const stamped = (told, version) => JSON.stringify({ ...told, draft: version, sent_at: raw() });
