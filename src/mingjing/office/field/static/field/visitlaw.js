/* The guards of a visit that a phone can judge, in the office's own sentences; the office judges
   again when the record arrives. */

import { figure } from "./law.js";

const said = (...words) => words.every((one) => String(one ?? "").trim());

/* What is true of one act, under the names of the law's guards. */
export function conditions(law, a) {
  return {
    two_officers: new Set(a.officers.map((one) => one.key)).size >= figure(law, "officers", a.day),
    certified: a.officers.every((one) => one.until >= a.day),
    identity_shown: a.identity_shown,
    urgent: said(a.ground),
    refusal_recorded: said(a.content, a.witness),
    reason_given: said(a.reason),
    all_items_answered: a.answered > 0 && a.answered >= a.asked,
    breach_described: (a.facts ?? []).every((one) => said(one)),
    correction_shown: said(a.content),
    due_ahead: Boolean(a.due_on) && a.due_on >= a.day,
    content_given: said(a.with_whom, a.content),
    receipted: said(a.receipt),
    ended_after_start: a.ended_at > a.started_at,
  };
}

export function refusals(day, step, attempt) {
  const holds = conditions(day.law, attempt);
  return day.visit_law.rules[step].filter((rule) => !holds[rule.name]);
}
