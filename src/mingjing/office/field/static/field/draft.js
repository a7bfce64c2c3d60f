/* One visit as it is written, and the envelope that it becomes. */

import { after, now, raw, today } from "./clock.js";
import { limit, refusals as spotRefusals } from "./law.js";
import { refusals } from "./visitlaw.js";

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
      ground: last?.ground ?? "",
      facts: {},
      order: { due_on: "", conduct: "" },
      beside: [],
      refusal: null,
      files: [],
      party: visit?.party ?? null,
      whom: { kind: "", name: "", credit_code: "", id_number: "", address: "" },
      spot: null,
      extra: {},
    },
  };
}

export const broken = (c) => Object.keys(c.checks).filter((code) => c.checks[code] === false);
export const itemOf = (day, code) => day.items.find((item) => item.code === code) ?? null;

/* Three roads: a visit that was approved, one that begins at once, and an object that was drawn
   and has no approved visit yet: that one is registered afterwards. */
export const approved = (c) => c.about?.kind === "visit";
export const drawn = (c) => c.about?.kind === "drawn";
export const atOnce = (c) => !approved(c) && !drawn(c);
export const itemsOf = (day, c) => day.items.filter((item) => (c.items ? c.items.includes(item.code) : item.area === c.area));

export const GROUNDS = [["ongoing", "正在发生的违法"], ["danger", "安全隐患"]];

/* Why a visit begins at once; a complaint says it itself. */
export function ground(c) {
  if (c.about?.kind === "complaint") return c.why;
  const words = GROUNDS.find(([key]) => key === c.ground)?.[1];
  return words ? [words, finding(c)].filter(Boolean).join("：").slice(0, 300) : "";
}

export function checks(day, c) {
  const told = { ...c.checks };
  if (c.rest) for (const item of itemsOf(day, c)) if (!(item.code in told)) told[item.code] = true;
  return told;
}

/* Each breach with its fact and its answer. */
export function answerOf(c, code) {
  c.facts[code] ??= { fact: "", act: "", content: "", with_whom: "", response: "", at: "" };
  return c.facts[code];
}

export const finding = (c) => broken(c).map((code) => answerOf(c, code).fact.trim()).filter(Boolean).join("；");
export const answeredBy = (c, act) => broken(c).filter((code) => answerOf(c, code).act === act);
export const orderedCodes = (c) => answeredBy(c, "order_correction");
const handed = (c) => broken(c).filter((code) => ["spot", "hand_to_case"].includes(answerOf(c, code).act));

export function flag(c, code, wrong) {
  if (wrong) c.checks[code] = false; else delete c.checks[code];
  if (!wrong && c.spot?.item === code) c.spot = null;
}

/* What may be done about a breach here, in words of the procedure. */
export function choices(day, c, code) {
  const words = Object.fromEntries(Object.entries(day.visit_law.steps).map(([name, step]) => [name, step.label]));
  const acts = ["correct_on_the_spot", ...(drawn(c) ? [] : ["order_correction"]), "educate", "admonish", "hold_talk", "give_guidance", "hand_to_case"];
  const spot = itemOf(day, code)?.spot && (!c.spot || c.spot.item === code);
  return [...acts.map((act) => [act, words[act]]), ...(spot ? [["spot", "当场处罚"]] : [])];
}

/* Chooses what is done about a breach; a decision on the spot begins or ends with it. */
export function answer(page, code, act) {
  const c = page.row.content;
  const a = answerOf(c, code);
  if (c.spot?.item === code && act !== "spot") {
    if (c.spot.printed) page.spoil();
    c.spot = null;
  }
  Object.assign(a, { act, at: now() });
  if (act === "spot" && !c.spot) c.spot = beginSpot(page.day, code, page.number());
}

export function usualDue(day) {
  const days = day.visit_law.correction_days.find((one) => one.since <= today() && (!one.until || today() <= one.until))?.value ?? 0;
  return new Date(Date.parse(today()) + days * 86400000).toISOString().slice(0, 10);
}

/* How an inspection that is registered afterwards ended: by the gravest of what followed. */
export function result(c) {
  if (!broken(c).length) return "clean";
  if (handed(c).length) return "lead";
  return answeredBy(c, "correct_on_the_spot").length ? "fixed" : "taught";
}

/* Older drafts know one fact for all; they are read as what they said. */
export function whole(content) {
  const c = Object.assign({ ground: "", facts: {}, order: { due_on: "", conduct: "" }, beside: [], refusal: null }, content);
  c.whom ??= c.spot?.party ?? { kind: "", name: "", credit_code: "", id_number: "", address: "" };
  if (c.finding) for (const code of broken(c)) if (!answerOf(c, code).fact) c.facts[code].fact = c.finding;
  delete c.finding;
  return c;
}

export function team(day, c) {
  const keys = [day.person.key, Number(c.colleague)];
  return day.officers.filter((one) => keys.includes(one.key));
}

export function beginSpot(day, code, number) {
  const item = itemOf(day, code);
  const kinds = item ? item.kinds.filter((kind) => day.law.kinds.includes(kind)) : [];
  return {
    item: item?.code ?? "",
    kinds: kinds.includes("罚款") ? ["罚款"] : kinds.slice(0, 1),
    fine: "",
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
    printed: false,
    collect: null,
  };
}

export const partyKind = (c) => (c.party ? c.party.kind : c.whom.kind);
export const partyName = (c) => (c.party ? c.party.name : c.whom.name);
const firm = (c) => Boolean(partyName(c).trim()) && partyKind(c) !== "individual";

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
  Object.assign(s, { signature: "", receipt: "", collect: null });
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
  if (atOnce(c)) need(c.party || c.whom.kind, "请选择被检查的是单位、个体工商户还是个人");
  if (atOnce(c) && !c.party && c.whom.kind && c.whom.kind !== "individual") need(c.whom.name.trim(), "请填写单位或者经营者的名称：检查企业的，事后须补批");
  if (c.refusal) return [...found, ...lawful(day, c)];
  if (drawn(c)) need(Object.keys(checks(day, c)).length, "请至少记录一个检查事项");
  for (const code of broken(c)) need(answerOf(c, code).act, `请选择怎样处理：${itemOf(day, code)?.text ?? code}`);
  if (orderedCodes(c).length || c.spot) need(partyKind(c), "请选择当事人类型");
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

const soft = (a, findings) => ({ step: a.act, at: a.at, values: { findings, with_whom: a.with_whom, content: a.content, response: a.response } });

/* The answers in the order in which they were given; one order for all that is ordered. */
function answerSteps(c) {
  const ordered = orderedCodes(c);
  const steps = broken(c).map((code) => [code, answerOf(c, code)]).filter(([, a]) => a.act && a.act !== "order_correction").map(([code, a]) => {
    if (a.act === "correct_on_the_spot") return { step: a.act, at: a.at, values: { findings: [code], content: a.content } };
    if (["spot", "hand_to_case"].includes(a.act)) return { step: "hand_to_case", at: a.at, values: { findings: [code] } };
    return soft(a, [code]);
  });
  if (ordered.length) steps.push({ step: "order_correction", at: ordered.map((code) => answerOf(c, code).at).sort().at(-1), values: { findings: ordered, due_on: c.order.due_on, conduct: c.order.conduct } });
  return [...steps, ...c.beside.map((a) => soft(a, []))].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/* A visit act by act, each at its own moment: the entry when it began, the list before what was
   done about it, the result and the end when it was finished. */
function visitSteps(day, c, ended) {
  const begin = approved(c) ? [{ step: "begin_visit", at: c.started_at, values: { identity_shown: c.identity_shown } }] : [];
  if (c.refusal) {
    const { content, witness, then, at } = c.refusal;
    const recorded = { step: "record_refusal", at: at || ended, values: { identity_shown: c.identity_shown, content, witness } };
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

/* What stands between this draft and a lawful decision with its collection. */
export function collecting(day, c) {
  return spotRefusals(day.law, "collect_on_the_spot", { ...attempt(day, c), hard_later: c.spot.collect?.hard_later, reason: c.spot.collect?.reason, money_receipt: c.spot.collect?.receipt });
}

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

export const stamped = (told, version) => JSON.stringify({ ...told, draft: version, sent_at: raw() });
