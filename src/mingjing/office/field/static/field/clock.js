/* The office's time on a phone whose clock may be wrong: the difference is measured whenever the
   office answers, and kept for the next start. Moments carry their zone. */

let off = 0;

/* The difference as it was kept; nothing is kept of a phone that never had signal. */
export function recall(kept) { off = Number(kept) || 0; }
export function learn(office) {
  off = Date.parse(office) - Date.now();
  return off;
}
export const skew = () => off;
export const now = () => new Date(Date.now() + off).toISOString();
export const raw = () => new Date().toISOString();

/* The office's calendar day, wherever the phone thinks it is. */
export function today() {
  return new Date(Date.now() + off + 8 * 3600000).toISOString().slice(0, 10);
}

/* A moment as a field of date and time shows it, in the office's zone, and back. */
export const shown = (moment) => (moment ? new Date(Date.parse(moment) + 8 * 3600000).toISOString().slice(0, 16) : "");
export const typed = (words) => (words ? new Date(`${words}:00+08:00`).toISOString() : "");

/* A moment never earlier than those before it: steps stand in the order in which they were made. */
export const after = (...moments) => moments.filter(Boolean).concat(now()).sort().at(-1);
