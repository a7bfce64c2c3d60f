/* The desk of a section: remembers where the cursor stands, goes where a finding points, and keeps
   on this device what has not reached the server, without signal or after the session ended. */
(function () {
  "use strict";
  const area = document.getElementById("id_body");
  if (!area) return;
  const place = document.getElementById("id_place");
  const keep = () => { if (place) place.value = area.selectionStart; };
  for (const event of ["keyup", "click", "input", "blur"]) area.addEventListener(event, keep);
  const at = parseInt(area.dataset.at || "", 10);
  if (!Number.isNaN(at)) {
    area.focus({ preventScroll: false });
    area.setSelectionRange(at, at);
    const lines = area.value.slice(0, at).split("\n").length;
    area.scrollTop = Math.max(0, (lines - 4) * parseFloat(getComputedStyle(area).lineHeight) || 0);
    keep();
  }

  /* The key is that of mingjing.js, which forgets it after a save, after a week and at sign-out. */
  const form = area.form;
  const base = document.getElementById("id_base");
  const key = `mj-draft:${document.body.dataset.person || ""}:${location.pathname}:desk`;
  const store = (work) => { try { return work(localStorage); } catch (_) { return null; } };
  const forget = () => store((s) => s.removeItem(key));
  const given = { body: area.value, base: base.value };
  let sent = area.value;

  function box(words, role, label, press) {
    const found = document.createElement("div");
    found.className = role === "alert" ? "notice over toast" : "notice info";
    found.setAttribute("role", role);
    const title = document.createElement("strong");
    title.textContent = words;
    found.append(title);
    if (label) {
      const line = document.createElement("p");
      const button = document.createElement("button");
      line.className = "buttons";
      button.type = "button";
      button.className = "btn quiet";
      button.textContent = label;
      button.addEventListener("click", () => { press(); found.remove(); area.focus(); });
      line.append(button);
      found.append(line);
    }
    return found;
  }
  function put(text, from) {
    area.value = text;
    base.value = from;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  function restore() {
    if ("kept" in area.dataset) return forget(); // the server has just taken it, as it stands here
    const mine = store((s) => JSON.parse(s.getItem(key)));
    if (!mine || typeof mine.body !== "string" || mine.body === area.value) return forget();
    const when = new Date(mine.at);
    const two = (n) => String(n).padStart(2, "0");
    const time = `${when.getMonth() + 1}月${when.getDate()}日 ${two(when.getHours())}:${two(when.getMinutes())}`;
    put(mine.body, mine.base);
    form.before(box(`已恢复 ${time} 填写、没有送到服务器的文字`, "status", "不要，回到服务器上的文字",
      () => { put(given.body, given.base); forget(); }));
  }
  area.addEventListener("input", () =>
    store((s) => s.setItem(key, JSON.stringify({ at: Date.now(), body: area.value, base: base.value }))));
  /* What goes by itself and what is pressed reach the server in this order, or the older words would
     stand in the draft: a press waits until the answer is there, and nothing goes by itself after it. */
  let going = false;
  let left = false;
  let pressed = null;
  area.addEventListener("htmx:beforeRequest", (event) => {
    if (left) return event.preventDefault();
    sent = area.value;
    going = true;
  });
  addEventListener("pageshow", () => { left = false; });
  area.addEventListener("htmx:afterRequest", (event) => {
    going = false;
    if (event.detail.successful && sent === area.value) forget();
    if (pressed) form.requestSubmit(pressed);
    pressed = null;
  });
  form.addEventListener("submit", (event) => {
    if (going && navigator.onLine) {
      event.preventDefault();
      event.stopPropagation();
      pressed = event.submitter ?? form.querySelector("button[type=submit]");
      return;
    }
    if (navigator.onLine) {
      left = true;
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const toast = box("没有连上网络，还没有保存。文字已留在本机，恢复网络后再按一次。", "alert");
    document.body.append(toast);
    setTimeout(() => toast.remove(), 8000);
  });
  addEventListener("load", restore);
})();
