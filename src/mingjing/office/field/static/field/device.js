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

export async function device({ day, rows, rename, name }) {
  const files = await store.files();
  const bytes = files.reduce((sum, one) => sum + one.blob.size, 0);
  const room = (await navigator.storage?.estimate?.()) ?? {};
  const safe = await navigator.storage?.persisted?.();
  const unsent = rows.filter((row) => row.state !== "sent").length;
  const others = store.people().filter((key) => key !== store.person().key).length;
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
      h("div", {}, h("dt", {}, "编号"), h("dd", {}, `${day.numbers.length} 个预先编号的当场处罚决定书`)),
      room.quota && h("div", {}, h("dt", {}, "剩余空间"), h("dd", {}, `约 ${size(room.quota - room.usage)}`)),
      h("div", {}, h("dt", {}, "浏览器保证"), h("dd", {}, safe ? "不会自动清理" : "空间紧张时可能清理，请及时联网发送")))),
    others > 0 && notice("info", `这台手机还有另外 ${others} 人的记录`, "只有其本人登录后才能看到和发送。"),
    section("设备名称", h("div", { class: "field" }, h("label", { for: "device-name" }, "同一份草稿在两台设备上修改时，用来分辨"), label)),
    section("离开这台手机",
      h("p", {}, "退出登录后，没有发送的记录留在手机里，您下次登录后继续；别人登录看不到。资料没有另外加密，请给手机设锁屏密码。"),
      h("p", { class: "buttons" }, button("退出登录，保留记录", async () => { store.signOut(); await leave(); }, "quiet")),
      h("p", { class: "buttons" }, button("清除我在本机的资料", () => sure(false), "danger"), button("清除本机全部资料", () => sure(true), "danger")),
      h("p", { class: "nothing" }, "手机丢失：请管理员在“管理 · 人员”中改密码或停用账号，手机即不能再发送；手机里的资料仍在，靠锁屏和手机厂商的远程清除保护。")),
  ];
}
