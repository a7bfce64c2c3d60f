/* What a draft becomes: what is missing before it may go, and the envelope of its acts. */

import { now, today } from "./clock.js";
import {
  answeredBy, answerOf, approved, atOnce, broken, checks, drawn, finding, firm, fits, ground, itemOf, itemsOf, orderedCodes,
  partyKind, partyName, penaltyWords, result, team,
} from "./draft.js";
import { refusals } from "./visitlaw.js";

/* What is missing before anything can be sent at all; the law's own questions come beside it. */
export function gaps(day, c) {
  const found = [];
  const need = (is, sentence) => is || found.push({ sentence });
  need(c.area, "请选择领域");
  need(c.street, "请选择街道");
  need(c.address.trim() || c.place, "请填写地点");
  need(c.colleague, "请选择同行的执法人员");
  if (atOnce(c)) need(c.party || c.whom.kind, "请选择被检查的是单位、个体工商户还是个人");
  if (atOnce(c) && !c.party && c.whom.kind && c.whom.kind !== "individual") need(c.whom.name.trim(), "请填写单位或者经营者的名称：检查企业的，事后须补批");
  if (c.refusal) return [...found, ...lawful(day, c)];
  if (drawn(c)) need(Object.keys(checks(day, c)).length, "请至少记录一个检查事项");
  for (const code of broken(c)) need(answerOf(c, code).act, `请选择怎样处理：${itemOf(day, code)?.text ?? code}`);
  if (orderedCodes(c).length || c.spot) need(partyKind(c), "请选择当事人类型");
  const spotItem = c.spot && itemOf(day, c.spot.item);
  if (spotItem) need(fits(spotItem, c), `“${spotItem.text}”${spotItem.whose}，当事人不是：请取消这一项的“不符合”，改选适用的同名事项`);
  if (orderedCodes(c).length || c.spot) need(partyName(c).trim(), "请填写当事人名称或姓名");
  const spoken = [...broken(c).map((code) => answerOf(c, code)), ...c.beside].filter((a) => day.visit_law.lenient.includes(a.act));
  need(spoken.every((a) => a.response), "请选择对方的答复");
  return [...found, ...lawful(day, c)];
}

/* What the guards say of each act that this draft would become. */
function lawful(day, c) {
  const common = { day: today(), officers: team(day, c), identity_shown: c.identity_shown, started_at: c.started_at, ended_at: c.ended_at || now() };
  const told = drawn(c) ? registered(c) : visitSteps(day, c, common.ended_at);
  const first = atOnce(c) ? [["begin_at_once", { ground: ground(c) }]] : [];
  const asked = [...first, ...told.map((one) => [one.step, one.values])];
  const all = asked.flatMap(([name, values]) => refusals(day, name, {
    ...common, ...values,
    answered: Object.keys(checks(day, c)).length, asked: approved(c) ? itemsOf(day, c).length : 1,
    facts: broken(c).map((code) => answerOf(c, code).fact),
  }));
  return all.filter((rule, i) => all.findIndex((other) => other.name === rule.name) === i);
}

const registered = (c) => [{ step: "begin_visit", values: {} }, { step: "record_checks", values: {} }, ...answerSteps(c)];

function step(name, at, colleague, values, extra = {}) {
  return { step: name, at, values: { colleague, ...values, ...(extra[name] ?? {}) } };
}

function spotSteps(day, c) {
  const s = c.spot;
  const item = itemOf(day, s.item);
  const fact = answerOf(c, s.item).fact;
  const told = `拟处罚：${penaltyWords(s)}；事实：${fact}；依据：${item.basis}；已告知陈述、申辩的权利`;
  const receipt = s.receipt || "当事人在手机上签名，签名图像随本记录保存";
  return [
    step("notify_on_the_spot", s.told_at, c.colleague, { opinion: told }, c.extra),
    step("hear_on_the_spot", s.heard_at, c.colleague, { content: s.said }, c.extra),
    step("decide_on_the_spot", s.decided_at, c.colleague, {
      kinds: s.kinds, fine: s.fine || 0, facts_certain: s.facts_certain, review_first_told: s.review_first,
      reason: `${fact}（${item.basis}）`, printed_number: s.number,
    }, c.extra),
    step("hand_over", s.handed_at, c.colleague, { receipt }, c.extra),
    ...(s.collect ? [step("collect_on_the_spot", s.collect.at, c.colleague, { identity_shown: c.identity_shown, receipt: s.collect.receipt, hard_later: s.collect.hard_later, reason: s.collect.reason }, c.extra)] : []),
  ];
}

/* The party as the office reads it: one that it knows, or one described here. */
function partyTold(c) {
  if (c.party) return { party: c.party.key };
  const { kind, name, credit_code, id_number, address } = c.whom;
  return kind && name.trim() ? { party_kind: kind, party_name: name, credit_code, id_number, party_address: address } : {};
}

function spotAct(day, c) {
  const s = c.spot;
  const fact = answerOf(c, s.item).fact;
  return {
    kind: "on_the_spot",
    at: s.recorded_at,
    values: {
      ...partyTold(c), colleague: c.colleague, item: s.item, place: c.address || c.title, street: c.street,
      conduct: fact.slice(0, 300), conduct_from: today(), identity_shown: c.identity_shown,
      content: s.content || fact, source: c.about?.kind === "complaint" ? "complaint" : "inspection",
      steps: spotSteps(day, c), ...(c.extra.record_on_the_spot ?? {}),
    },
  };
}

/* Whoever says when the visit was says so of its acts too; else each stands at its own moment. */
function within(c, at) {
  const end = c.ended_at || now();
  return at < c.started_at ? c.started_at : at > end ? end : at;
}

const soft = (a, findings) => ({ step: a.act, at: a.at, values: { findings, with_whom: a.with_whom, content: a.content, response: a.response } });

/* The answers in the order in which they were given; one order for all that is ordered. */
function answerSteps(c) {
  const ordered = orderedCodes(c);
  const steps = broken(c).map((code) => [code, answerOf(c, code)]).filter(([, a]) => a.act && a.act !== "order_correction").map(([code, a]) => {
    if (a.act === "correct_on_the_spot") return { step: a.act, at: a.at, values: { findings: [code], content: a.content } };
    if (["spot", "hand_to_case"].includes(a.act)) return { step: "hand_to_case", at: a.at, values: { findings: [code] } };
    return soft(a, [code]);
  });
  if (ordered.length) {
    const at = ordered.map((code) => answerOf(c, code).at).sort().at(-1);
    const also = ordered.filter((code) => answerOf(c, code).also);
    steps.push({ step: "order_correction", at, values: { findings: ordered, due_on: c.order.due_on, conduct: c.order.conduct } });
    if (also.length) steps.push({ step: "hand_to_case", at, values: { findings: also } }); // an order answers what is still open, hence first
  }
  return [...steps, ...c.beside.map((a) => soft(a, []))].map((one) => ({ ...one, at: within(c, one.at) })).sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/* A visit act by act, each at its own moment: the entry when it began, the list before what was
   done about it, the result and the end when it was finished. */
function visitSteps(day, c, ended) {
  const begin = approved(c) ? [{ step: "begin_visit", at: c.started_at, values: { identity_shown: c.identity_shown } }] : [];
  if (c.refusal) {
    const { content, witness, then, at } = c.refusal;
    const recorded = { step: "record_refusal", at: within(c, at || ended), values: { identity_shown: c.identity_shown, content, witness } };
    return closed([recorded], then, ended);
  }
  const told = checks(day, c);
  const list = Object.keys(told).map((code) => [code, told[code], told[code] ? "" : answerOf(c, code).fact]);
  const answers = answerSteps(c);
  const owed = orderedCodes(c).length > 0 || (atOnce(c) && firm(c));
  return [
    ...begin,
    { step: "record_checks", at: answers[0]?.at ?? ended, values: { checks: list } },
    ...answers,
    { step: "tell_findings", at: ended, values: { receipt: receipt(c) } },
    { step: owed ? "end_to_follow" : "end_visit", at: ended, values: {} },
  ];
}

const closed = (steps, then, at) => (then.trim() ? [...steps, { step: "end_refused", at, values: { reason: then } }] : steps);

/* Whoever signed for the decision was told the result with it. */
export const receipt = (c) => c.told.trim() || (c.spot?.signature ? "结果连同当场处罚决定书当面告知，当事人签名" : "");

function registration(day, c) {
  const done = answerSteps(c).filter((one) => one.values.content).map((one) => `${day.visit_law.steps[one.step].label}：${one.values.content}`);
  return {
    kind: "inspection",
    at: c.ended_at,
    values: {
      area: c.area, street: c.street, place: c.place, address: c.address, kind: c.kind, unit: day.person.unit_key,
      started_at: c.started_at, ended_at: c.ended_at, officers: [day.person.key, Number(c.colleague)],
      identity_shown: c.identity_shown, checks: checks(day, c), finding: [finding(c), ...done].filter(Boolean).join("；"),
      fixed_on_the_spot: answeredBy(c, "correct_on_the_spot").length, result: result(c),
      talk_held: [...answeredBy(c, "hold_talk"), ...c.beside.filter((one) => one.act === "hold_talk")].length > 0, ...(c.extra.inspection ?? {}),
    },
  };
}

function visitAct(day, c) {
  const begin = {
    kind: c.about?.kind === "complaint" ? "complaint" : c.kind, area: c.area, street: c.street, place: c.place, address: c.address,
    ground: ground(c), identity_shown: c.identity_shown, items: Object.keys(c.refusal ? itemsTold(day, c) : checks(day, c)),
  };
  return {
    kind: "visit",
    at: c.started_at,
    values: { officers: [day.person.key, Number(c.colleague)], party: partyTold(c), steps: visitSteps(day, c, c.ended_at), ...(atOnce(c) ? { at_once: { ...begin, ...(c.extra.begin_at_once ?? {}) } } : {}) },
  };
}

/* What was to be looked at where nobody was let in. */
const itemsTold = (day, c) => Object.fromEntries(itemsOf(day, c).map((item) => [item.code, true]));

/* The same bytes every time: what is sent again must be what was sent. */
export function envelope(day, row) {
  const c = row.content;
  const visit = drawn(c) ? registration(day, c) : visitAct(day, c);
  return {
    key: row.key,
    person: day.person.key,
    about: c.about,
    acts: c.spot && !c.refusal ? [visit, spotAct(day, c)] : [visit],
    files: c.files.filter((one) => one.kind !== "signature" || one.sha256 === c.spot?.signature).map(({ sha256, kind, note, taken_at, place }) => ({ sha256, kind, note, taken_at, place })),
  };
}

/* What a drawn object asks for before anybody goes: a visit that a leader approves. */
export function asking(day, row) {
  const c = row.content;
  const officers = c.team.length ? c.team : [day.person.key, Number(c.colleague)];
  const listed = itemsOf(day, c).filter((item) => day.points[item.code]);
  const items = (listed.length ? listed : itemsOf(day, c)).map((item) => item.code);
  return { key: row.key, person: day.person.key, about: c.about, acts: [{ kind: "ask", at: now(), values: { planned_on: today(), officers, items } }], files: [] };
}
