/* The limits of the decision on the spot, from the office's own dated figures and sentences. This
   warns where there is no signal; the office judges again when the record arrives. */

export function figure(law, name, day) {
  const found = law.figures[name].find((one) => one.since <= day && (!one.until || day <= one.until));
  return found ? found.value : null;
}

export function limit(law, kind, day) {
  const citizen = kind === "individual" || (kind === "sole_trader" && !figure(law, "trader_as_organisation", day));
  return figure(law, citizen ? "citizen" : "organisation", day);
}

/* Whether an item can be decided on the spot at all: another kind than a fine is provided, or the
   lowest fine lies within the limit; where the party is not known yet, within the higher limit. */
export function withinReach(law, kind, day, item) {
  const kinds = item.kinds.filter((one) => law.kinds.includes(one));
  const most = kind ? limit(law, kind, day) : Math.max(figure(law, "citizen", day), figure(law, "organisation", day));
  return kinds.some((one) => one !== "罚款") || item.low <= most;
}

/* What is true of an attempt, under the names of the law's guards. */
function conditions(law, a) {
  const fined = a.kinds.includes("罚款");
  const fine = a.fine || 0;
  const most = limit(law, a.party_kind, a.day);
  const item = a.item || { kinds: [], low: 0, high: null };
  return {
    two_officers: new Set(a.officers.map((one) => one.key)).size >= figure(law, "officers", a.day),
    certified: a.officers.every((one) => one.until >= a.day),
    identity_shown: a.identity_shown,
    told: a.told,
    heard: a.heard,
    facts_certain: a.facts_certain,
    summary_kind: a.kinds.every((kind) => law.kinds.includes(kind)),
    summary_amount: most !== null && fine <= most,
    within_maximum: (fined || !fine) && (item.high === null || fine <= item.high),
    within_minimum: !fined || fine >= Math.max(item.low, 1),
    kind_provided: !item.kinds.length || a.kinds.every((kind) => item.kinds.includes(kind)),
    review_first_told: a.day < law.review_first_since || a.review_first_told,
    handed_over: Boolean(a.receipt),
    collectable: fine <= figure(law, "collection", a.day) || Boolean(a.hard_later && String(a.reason ?? "").trim()),
    receipt_numbered: Boolean(a.money_receipt),
  };
}

export function refusals(law, step, attempt) {
  const holds = conditions(law, attempt);
  return law.rules[step].filter((rule) => !holds[rule.name]);
}

/* All that stands between this draft and a lawful decision that is handed over, each said once. */
export function standsInTheWay(law, attempt) {
  const steps = ["record_on_the_spot", "hear_on_the_spot", "decide_on_the_spot", "hand_over"];
  const all = steps.flatMap((step) => refusals(law, step, attempt));
  return all.filter((rule, i) => all.findIndex((other) => other.name === rule.name) === i);
}
