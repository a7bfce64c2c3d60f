/* Mingjing's own script. Every page works without it; it saves keystrokes and typed words. */
(function () {
  "use strict";

  const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
  const person = () => document.body.dataset.person || "";
  const DAY = 86400000;

  /* --- Cookies: the theme chosen, and the path of the form that was just accepted --- */
  function cookie(name) {
    const found = document.cookie.split("; ").find((part) => part.startsWith(name + "="));
    return found ? decodeURIComponent(found.slice(name.length + 1).replace(/^"|"$/g, "")) : "";
  }
  function setCookie(name, value, seconds) {
    document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${seconds}; samesite=lax`;
  }

  /* --- Theme: the server writes it into the page, so nothing flashes on the next one --- */
  function switchTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    setCookie("mj_theme", root.dataset.theme, 31536000);
  }

  /* --- Keys: "/" goes to the search field, Escape closes what floats --- */
  function typing(target) {
    return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  }
  function onKey(event) {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      const field = document.getElementById("q");
      if (field && field.offsetParent) {
        event.preventDefault();
        field.focus();
        field.select();
      }
    }
    if (event.key === "Escape") closeDefinitions(null, true);
  }

  /* --- Definitions of figures: open by click, tap or Enter; one at a time --- */
  function closeDefinitions(except, refocus) {
    for (const open of all("details.definition[open]")) {
      if (open === except) continue;
      const summary = open.querySelector("summary");
      const within = open.contains(document.activeElement);
      open.open = false;
      if (refocus && within) summary.focus();
    }
  }
  function hoverDefinitions(root) {
    if (!matchMedia("(hover: hover)").matches) return;
    for (const details of all("details.definition", root)) {
      let byHover = false;
      const summary = details.querySelector("summary");
      summary.addEventListener("mouseenter", () => {
        if (!details.open) byHover = details.open = true;
      });
      summary.addEventListener("click", (event) => {
        if (byHover) event.preventDefault(); // a click on what hovering opened keeps it open
        byHover = false;
      });
      details.addEventListener("mouseleave", () => {
        if (byHover) details.open = byHover = false;
      });
    }
  }

  /* --- 大写 beside amounts --- */
  const DIGITS = "零壹贰叁肆伍陆柒捌玖";
  function fourDigits(n) {
    const places = ["", "拾", "佰", "仟"];
    let out = "";
    let gap = false;
    for (let i = 3; i >= 0; i--) {
      const digit = Math.floor(n / 10 ** i) % 10;
      if (digit) {
        out += (gap && out ? "零" : "") + DIGITS[digit] + places[i];
        gap = false;
      } else gap = true;
    }
    return out;
  }
  function capital(text) {
    if (!/^\d{1,12}(\.\d{1,2})?$/.test(text)) return "";
    const [whole, part = ""] = text.split(".");
    const yuan = Number(whole);
    const cents = Number(part.padEnd(2, "0"));
    let out = "";
    for (const [size, word] of [[1e8, "亿"], [1e4, "万"], [1, ""]]) {
      const group = Math.floor(yuan / size) % 10000;
      if (!group) continue;
      out += (out && group < 1000 ? "零" : "") + fourDigits(group) + word;
    }
    if (out || !cents) out = (out || "零") + "元";
    if (!cents) return out + "整";
    const tenth = Math.floor(cents / 10);
    const cent = cents % 10;
    if (tenth) out += DIGITS[tenth] + "角";
    else if (out) out += "零";
    return out + (cent ? DIGITS[cent] + "分" : "整");
  }

  /* --- Weekday and distance beside days --- */
  function dayWords(text) {
    const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
    if (!found) return "";
    const day = new Date(Date.UTC(+found[1], +found[2] - 1, +found[3]));
    const week = `星期${"日一二三四五六"[day.getUTCDay()]}`;
    const today = Date.parse(document.body.dataset.today || ""); // the office's day, not the device's
    if (Number.isNaN(today)) return week;
    const days = Math.round((day - today) / DAY);
    const far = days === 0 ? "今天" : days > 0 ? `${days} 天后` : `${-days} 天前`;
    return `${week} · ${far}`;
  }
  function hint(input) {
    const output = document.querySelector(`output.hint[for="${CSS.escape(input.id)}"]`);
    if (!output) return;
    const value = input.value.trim();
    const words = "money" in input.dataset ? capital(value) : dayWords(value);
    output.textContent = words && "money" in input.dataset ? `大写：${words}` : words;
  }

  /* --- Drafts: what is typed stays on this device until the server has taken it, or until one
         signs out. Amounts, days and kinds of a penalty come from the record and are never
         brought back over it: what was refused yesterday must not stand in for what was told. --- */
  const KEEP = 7 * DAY;
  const draftKey = (form, path) => `mj-draft:${person()}:${path || location.pathname}:${form.id || ""}`;
  const fromRecord = (el) => "money" in el.dataset || "day" in el.dataset || el.name === "kinds";
  const draftable = (form) =>
    Array.from(form.elements).filter(
      (el) => el.name && !/^(hidden|password|file|submit|button)$/.test(el.type)
        && !("noDraft" in el.dataset) && !fromRecord(el)
    );
  const marked = (el) => el.type === "checkbox" || el.type === "radio";

  function readForm(form) {
    return draftable(form).map((el) =>
      marked(el) ? el.checked
        : el.multiple && el.options ? Array.from(el.options).filter((o) => o.selected).map((o) => o.value)
          : el.value
    );
  }
  function fillForm(form, values) {
    draftable(form).forEach((el, i) => {
      if (marked(el)) el.checked = values[i];
      else if (el.multiple && el.options) for (const o of el.options) o.selected = values[i].includes(o.value);
      else el.value = values[i];
      if (el.id) hint(el);
    });
  }
  function store(work) {
    try { return work(localStorage); } catch (_) { return null; } // full or forbidden: go without
  }
  function forget(when) {
    store((s) => {
      for (const key of Object.keys(s)) if (key.startsWith("mj-draft:") && when(key, s)) s.removeItem(key);
    });
  }
  const forgetMine = (path) => forget((key) => key.startsWith(`mj-draft:${person()}:${path}`));
  function forgetDone() {
    const path = cookie("mj_done");
    if (!path) return;
    setCookie("mj_done", "", 0);
    forgetMine(`${path}:`);
  }
  function forgetOld() {
    const old = (key, s) => Date.now() - ((JSON.parse(s.getItem(key)) || {}).at || 0) > KEEP;
    forget((key, s) => !/^mj-draft:\d*:/.test(key) || old(key, s)); // once they were kept by name
  }
  function tellDraft(form, at, first) {
    const box = document.createElement("div");
    box.className = "notice info draft";
    box.setAttribute("role", "status");
    const body = document.createElement("div");
    const when = new Date(at);
    const time = `${when.getMonth() + 1}月${when.getDate()}日 ${String(when.getHours()).padStart(2, "0")}:${String(when.getMinutes()).padStart(2, "0")}`;
    const title = document.createElement("strong");
    title.textContent = `已恢复 ${time} 填写而未提交的内容`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn quiet";
    button.textContent = "不要草稿，重新填写";
    button.addEventListener("click", () => {
      store((s) => s.removeItem(draftKey(form)));
      fillForm(form, first);
      box.remove();
      const field = draftable(form)[0];
      if (field) field.focus();
    });
    const line = document.createElement("p");
    line.className = "buttons";
    line.append(button);
    body.append(title, line);
    box.append(body);
    form.prepend(box);
  }
  function keepDraft(form) {
    const key = draftKey(form);
    const first = readForm(form);
    const kept = store((s) => JSON.parse(s.getItem(key)));
    if (kept && kept.values.length === first.length && JSON.stringify(kept.values) !== JSON.stringify(first)) {
      fillForm(form, kept.values);
      tellDraft(form, kept.at, first);
    }
    let timer = 0;
    const save = () => store((s) => s.setItem(key, JSON.stringify({ at: Date.now(), values: readForm(form) })));
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, 300);
    });
    form.addEventListener("submit", () => {
      clearTimeout(timer);
      save();
    });
  }

  /* --- Sending: one press is one act; trouble on the way is said, nothing typed is lost --- */
  function busy(form, on) {
    for (const button of all("button[type=submit]", form)) {
      if (on) button.setAttribute("aria-busy", "true");
      else button.removeAttribute("aria-busy");
    }
  }
  function onSubmit(event) {
    const form = event.target;
    if (form.method !== "post") return;
    if ("signOut" in form.dataset) forgetMine("");
    // Whose drawer the phone's app opens is known anew after signing in or out; its records stay.
    if ("signOut" in form.dataset || location.pathname === "/sign-in/") store((s) => s.setItem("mj-field-left", "1"));
    if (form.querySelector("[aria-busy]")) event.preventDefault();
    else busy(form, true);
  }
  function onTrouble(event) {
    const old = document.querySelector(".toast");
    if (old) old.remove();
    const status = event.detail.xhr ? event.detail.xhr.status : 0;
    const toast = document.createElement("div");
    toast.className = "notice over toast";
    toast.setAttribute("role", "alert");
    toast.textContent = status === 401 ? "登录已过期。填写的内容已留在本机，请登录后再提交。" : status
      ? `没有办成（${status}）。填写的内容还在，请稍后重试或刷新页面。`
      : "没有连上服务器。填写的内容已留在本机，恢复网络后再提交。";
    document.body.append(toast);
    setTimeout(() => toast.remove(), 8000);
  }

  /* --- A row is as good as its link, unless one is selecting text --- */
  function onClick(event) {
    closeDefinitions(event.target.closest("details.definition"), false);
    const fill = event.target.closest("[data-fill-username]");
    if (fill) {
      document.getElementById("id_username").value = fill.dataset.fillUsername;
      const password = document.getElementById("id_password");
      password.value = fill.dataset.fillPassword;
      password.form.querySelector("button[type=submit]").focus();
      return;
    }
    if (event.target.closest("[data-theme-switch]")) return switchTheme();
    if (event.target.closest("[data-print]")) return window.print();
    const row = event.target.closest(".tablewrap tbody tr");
    if (!row || event.target.closest("a, button, input, label, summary") || String(getSelection())) return;
    const link = row.querySelector("th > a");
    if (link) link.click();
  }

  /* --- Start: on the page, and on every part htmx brings --- */
  function prepare(root) {
    for (const el of all("[data-theme-switch], [data-fill-username], [data-print]", root)) el.hidden = false;
    for (const input of all("input[data-money], input[data-day]", root)) {
      hint(input);
      input.addEventListener("input", () => hint(input));
    }
    for (const form of all("form[data-draft]", root)) keepDraft(form);
    hoverDefinitions(root);
    const focus = root.querySelector("[data-focus]");
    if (focus) focus.focus();
  }

  forgetDone();
  forgetOld();
  prepare(document);
  document.addEventListener("keydown", onKey);
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit);
  addEventListener("beforeprint", () => all("details.rest:not([open])").forEach((d) => { d.open = true; d.dataset.printed = ""; }));
  addEventListener("afterprint", () => all("details[data-printed]").forEach((d) => { d.open = false; delete d.dataset.printed; }));
  addEventListener("pageshow", () => all("form").forEach((form) => busy(form, false)));
  document.addEventListener("htmx:afterSettle", (event) => prepare(event.detail.elt));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest("form");
    if (form) busy(form, false);
  });
  document.addEventListener("htmx:responseError", onTrouble);
  document.addEventListener("htmx:sendError", onTrouble);
})();
