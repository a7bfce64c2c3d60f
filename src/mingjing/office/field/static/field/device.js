/* What is on this phone, and how it leaves it. */

import * as store from "./store.js";
import { button, h, notice, section } from "./ui.js";

const MB = 1024 * 1024;
const size = (bytes) => (bytes > 1024 * MB ? `${(bytes / MB / 1024).toFixed(1)} GB` : bytes > MB ? `${(bytes / MB).toFixed(1)} MB` : `${Math.ceil(bytes / 1024)} KB`);
const token = () => (/(?:^|; )csrftoken=([^;]+)/.exec(document.cookie) || [])[1] || "";

async function leave() {
  try {
    await fetch("/logout/", { method: "POST", credentials: "same-origin", headers: { "X-CSRFToken": token() } });
  } catch { /* without signal the session ends when it is next asked for */ }
  location.href = "/sign-in/";
}

/* The numbers of this device: each is used or made void with a reason. */
function numbers({ day, rows, spoiled, voided }) {
  const used = new Set(rows.map((row) => row.content.spot?.number));
  const gone = new Map(spoiled.map((one) => [one.number, one]));
  const line = (number) => {
    const told = gone.get(number);
    if (told?.reason) return h("li", {}, h("b", {}, number), h("small", {}, `作废：${told.reason}；有信号时告诉系统`));
    if (used.has(number)) return h("li", {}, h("b", {}, number), h("small", {}, "已写在一份决定书上"));
    const reason = h("input", { name: "why-void", maxlength: "200", autocomplete: "off", "aria-label": `${number} 作废的原因`, placeholder: "例：打印错误，已收回" });
    const strike = button("作废", () => { if (reason.value.trim()) voided(number, reason.value.trim()); else reason.focus(); }, "danger");
    const form = h("span", { class: "strike" }, reason, strike);
    return h("li", {}, h("b", {}, number), told
      ? [h("small", { class: "must" }, "打印后没有使用，请写明原因"), form]
      : h("details", {}, h("summary", {}, "还没有使用"), form));
  };
  const all = [...new Set([...spoiled.map((one) => one.number), ...day.numbers])];
  return section("决定书编号",
    h("p", {}, "只属于这台设备，另一台设备不会有相同的编号。写坏的写明原因作废，不留空号。"),
    all.length ? h("ul", { class: "numbers" }, all.map(line)) : h("p", { class: "nothing" }, "没有编号：联网后自动领取，最多五个。"),
    h("p", {}, h("a", { class: "back", href: "/spot-forms/" }, "查看全部编号和去向")));
}

export async function device({ day, rows, spoiled, voided, rename, name }) {
  const files = await store.files();
  const bytes = files.reduce((sum, one) => sum + one.blob.size, 0);
  const room = (await navigator.storage?.estimate?.()) ?? {};
  const safe = await navigator.storage?.persisted?.();
  const unsent = rows.filter((row) => row.state !== "sent").length;
  const others = (await store.people()).filter((key) => key !== store.person().key).length;
  const sure = async (all) => {
    const lost = all ? "这台手机上所有人" : "您";
    if (unsent && !confirm(`${lost}有 ${unsent} 条以上没有发送的记录，清除后无法找回。确定清除？`)) return;
    if (!unsent && !confirm(`清除${lost}在这台手机上的草稿、照片和当天资料。确定？`)) return;
    await store.wipe(all);
    await leave();
  };
  const label = h("input", { value: name, name: "device", maxlength: "60", autocomplete: "off", onchange: (event) => rename(event.target.value) });
  label.id = "device-name";
  return [
    h("h1", {}, "本机"),
    h("p", { class: "sub" }, `${store.person().name} · 资料更新于 ${new Date(day.now).toLocaleString("zh-CN")}`),
    section("手机里存着什么", h("dl", { class: "facts" },
      h("div", {}, h("dt", {}, "草稿"), h("dd", {}, `${rows.filter((row) => row.state === "draft").length} 份，同时存在系统中`)),
      h("div", {}, h("dt", {}, "待发送"), h("dd", {}, `${rows.filter((row) => ["waiting", "back"].includes(row.state)).length} 条，只在这台手机上`)),
      h("div", {}, h("dt", {}, "照片录音"), h("dd", {}, `${files.length} 件，${size(bytes)}`)),
      h("div", {}, h("dt", {}, "当天资料"), h("dd", {}, `${day.visits.length} 项任务、${day.items.length} 个事项、${day.officers.length} 名执法人员`)),
      room.quota && h("div", {}, h("dt", {}, "剩余空间"), h("dd", {}, `约 ${size(room.quota - room.usage)}`)),
      h("div", {}, h("dt", {}, "浏览器保证"), h("dd", {}, safe ? "不会自动清理" : "空间紧张时可能清理，请及时联网发送")))),
    others > 0 && notice("info", `这台手机还有另外 ${others} 人的记录`, "只有其本人登录后才能看到和发送。"),
    numbers({ day, rows, spoiled, voided }),
    section("设备名称", h("div", { class: "field" }, h("label", { for: "device-name" }, "同一份草稿在两台设备上修改时，用来分辨"), label)),
    section("离开这台手机",
      h("p", {}, "退出登录后，没有发送的记录留在手机里，您下次登录后继续；别人登录看不到。资料没有另外加密，请给手机设锁屏密码。"),
      h("p", { class: "buttons" }, button("退出登录，保留记录", async () => { await store.signOut(); await leave(); }, "quiet")),
      h("p", { class: "buttons" }, button("清除我在本机的资料", () => sure(false), "danger"), button("清除本机全部资料", () => sure(true), "danger")),
      h("p", { class: "nothing" }, "手机丢失：请管理员在“管理 · 人员”中改密码或停用账号，手机即不能再发送；手机里的资料仍在，靠锁屏和手机厂商的远程清除保护。")),
  ];
}
