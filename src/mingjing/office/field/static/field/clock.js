/* The office's time on a phone whose clock may be wrong: the difference is measured whenever the
   office answers. Moments carry their zone. */

const KEY = "mj-field-clock";
const off = () => Number(localStorage.getItem(KEY)) || 0;

export const learn = (office) => localStorage.setItem(KEY, String(Date.parse(office) - Date.now()));
export const now = () => new Date(Date.now() + off()).toISOString();
export const raw = () => new Date().toISOString();

/* The office's calendar day, wherever the phone thinks it is. */
export function today() {
  return new Date(Date.now() + off() + 8 * 3600000).toISOString().slice(0, 10);
}

/* A moment never earlier than those before it: steps stand in the order in which they were made. */
export const after = (...moments) => moments.filter(Boolean).concat(now()).sort().at(-1);
