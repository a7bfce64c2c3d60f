/* One visit as it is written: its parts, what may be done about a breach, its decision. */

import { after, now, today } from "./clock.js";
import { limit, refusals as spotRefusals, withinReach } from "./law.js";

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
      colleague: withWhom(day, visit, last),
      team: visit?.team ?? [],
      asking: false,
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

/* Whoever the task names beside this person, else the colleague of the last time. */
function withWhom(day, visit, last) {
  const there = (key) => key !== day.person.key && day.officers.some((one) => one.key === key);
  return (visit?.team ?? []).find(there) ?? (there(last?.colleague) ? last.colleague : "");
}

export const broken = (c) => Object.keys(c.checks).filter((code) => c.checks[code] === false);
export const itemOf = (day, code) => day.items.find((item) => item.code === code) ?? null;

/* Three roads: a visit that was approved, one that begins at once, and an object that was drawn
   and has no approved visit yet: that one is registered afterwards. */
export const approved = (c) => c.about?.kind === "visit";
export const drawn = (c) => c.about?.kind === "drawn";
export const atOnce = (c) => !approved(c) && !drawn(c);

/* Whether an item may be used against this party: some conduct stands twice, for firms and for
   citizens, with different fines. A sole trader may stand under either. */
export const fits = (item, c) => [item.subject, "", "sole_trader"].includes(partyKind(c)) || item.subject === "any";

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
  c.facts[code] ??= { fact: "", act: "", also: "", content: "", with_whom: "", response: "", at: "" };
  return c.facts[code];
}

export const finding = (c) => broken(c).map((code) => answerOf(c, code).fact.trim()).filter(Boolean).join("；");
export const answeredBy = (c, act) => broken(c).filter((code) => answerOf(c, code).act === act);
export const orderedCodes = (c) => answeredBy(c, "order_correction");
export const handed = (c) => broken(c).filter((code) => [answerOf(c, code).act, answerOf(c, code).also].some((act) => ["spot", "hand_to_case"].includes(act)));

export function flag(c, code, wrong) {
  if (wrong) c.checks[code] = false; else delete c.checks[code];
  if (!wrong && c.spot?.item === code) c.spot = null;
}

/* What may be done about a breach here, in words of the procedure. */
export function choices(day, c, code) {
  const words = Object.fromEntries(Object.entries(day.visit_law.steps).map(([name, step]) => [name, step.label]));
  const acts = ["correct_on_the_spot", ...(drawn(c) ? [] : ["order_correction"]), "educate", "admonish", "hold_talk", "give_guidance", "hand_to_case"];
  return [...acts.map((act) => [act, words[act]]), ...(spotOffered(day, c, code) ? [["spot", "当场处罚"]] : [])];
}

/* What may stand beside an order to correct: the order is no penalty and bars none (art. 28). */
export function besides(day, c, code) {
  const spot = spotOffered(day, c, code) ? [["spot", "同时当场处罚"]] : [];
  return [["hand_to_case", `同时${day.visit_law.steps.hand_to_case.label}`], ...spot];
}

function spotOffered(day, c, code) {
  const item = itemOf(day, code);
  return Boolean(item?.spot) && withinReach(day.law, partyKind(c), today(), item) && (!c.spot || c.spot.item === code);
}

/* The rule that keeps a breach from being decided here although its kind would do. */
export function beyond(day, c, code) {
  const item = itemOf(day, code);
  if (!item?.spot || withinReach(day.law, partyKind(c), today(), item)) return null;
  return amountRule(day);
}

export const amountRule = (day) => day.law.rules.decide_on_the_spot.find((rule) => rule.name === "summary_amount");

/* Chooses what is done about a breach; a decision on the spot begins or ends with it. */
export function answer(page, code, act) {
  const c = page.row.content;
  const a = answerOf(c, code);
  if (c.spot?.item === code && act !== "spot") {
    if (c.spot.printed) page.spoil();
    c.spot = null;
  }
  Object.assign(a, { act, also: "", at: now() });
  if (act === "spot" && !c.spot) c.spot = beginSpot(page.day, code, page.number());
}

/* What is done beside the order; tapped again it is taken back. */
export function answerBeside(page, code, act) {
  const c = page.row.content;
  const also = answerOf(c, code).also === act ? "" : act;
  answer(page, code, "order_correction");
  answerOf(c, code).also = also;
  if (also === "spot" && !c.spot) c.spot = beginSpot(page.day, code, page.number());
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
  const c = Object.assign({ ground: "", facts: {}, order: { due_on: "", conduct: "" }, beside: [], refusal: null, team: [], asking: false }, content);
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
export const firm = (c) => Boolean(partyName(c).trim()) && partyKind(c) !== "individual";

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
  if (!s.kinds.includes("罚款")) s.fine = ""; // a sum that nobody sees is not sent
  tell(s, "told_at", false);
}

export function penaltyWords(s) {
  return s.kinds.map((kind) => (kind === "罚款" ? `罚款 ${s.fine} 元` : kind)).join("，");
}

/* What stands between this draft and a lawful decision with its collection. */
export function collecting(day, c) {
  return spotRefusals(day.law, "collect_on_the_spot", { ...attempt(day, c), hard_later: c.spot.collect?.hard_later, reason: c.spot.collect?.reason, money_receipt: c.spot.collect?.receipt });
}
