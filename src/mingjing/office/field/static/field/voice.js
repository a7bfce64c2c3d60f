/* One voice at a time: it belongs to the visit that it was begun in, wherever it is ended. */

import { recorder } from "./capture.js";
import { button, say } from "./ui.js";

let taking = null; // the voice that is being taken: for which draft, and whether the microphone was granted
let shown = null; // the button of the page that is drawn, and the draft of that page
let told = () => {};
export const onVoice = (work) => { told = work; };

/* The draft that a voice is being taken for, or nothing. */
export const speaking = () => taking?.key ?? "";

function paint() {
  if (!shown) return;
  const elsewhere = taking && taking.key !== shown.key ? `（${taking.of() || "另一次检查"}）` : "";
  shown.made.textContent = !taking ? "录音" : taking.granted ? `停止录音${elsewhere}` : "等待麦克风…";
  shown.made.classList.toggle("danger", Boolean(taking?.granted));
}

function become(what) {
  taking = what;
  paint();
  told();
}

async function begin(mine) {
  become(mine);
  try {
    await mine.take.start();
    mine.granted = true;
    if (taking !== mine) return mine.take.stop(); // its draft was thrown away meanwhile
  } catch {
    if (taking !== mine) return null;
    say("没有麦克风权限，不能录音：请在浏览器设置中允许，或者改用文字", "due");
    return become(null);
  }
  return become(mine);
}

async function end() {
  const { take, keep } = taking;
  become(null);
  await keep(await take.stop());
}

/* The draft is thrown away, and with it what is being said for it. */
export async function hush(key) {
  if (taking?.key !== key) return;
  const { take, granted } = taking;
  become(null);
  if (granted) await take.stop();
}

/* Begins a voice for this draft, or ends the one that is being taken: `of` tells which visit it
   is, `keep` puts it there. A tap while the microphone is being asked for changes nothing. */
export function voice(key, { of, keep, guard }) {
  const made = button("录音", () => {
    if (!taking) return begin({ key, of, keep, take: recorder(), granted: false });
    return taking.granted ? guard(end) : null;
  }, "quiet");
  shown = { made, key };
  paint();
  return made;
}
