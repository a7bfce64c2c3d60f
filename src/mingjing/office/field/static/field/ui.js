/* Makes elements. Text is always text: nothing that was typed is ever read as HTML. */

export function h(tag, attrs = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attrs)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (name === "value") made.value = value ?? "";
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

let count = 0;
const unique = () => `f${(count += 1)}`;

export function notice(tone, title, ...rest) {
  return h("div", { class: `notice ${tone}` }, h("div", {}, title && h("strong", {}, title), ...rest.map((r) => (typeof r === "string" ? h("p", {}, r) : r))));
}

export function button(label, onclick, kind = "") {
  return h("button", { type: "button", class: `btn ${kind}`, onclick }, label);
}

export function section(title, ...children) {
  const id = unique();
  return h("section", { "aria-labelledby": id }, h("h2", { id }, title), ...children);
}

/* One field: a label above, help under it, and what changes told to `set`. */
export function field(label, control, help = "") {
  const id = unique();
  control.id = id;
  if (help) control.setAttribute("aria-describedby", `${id}h`);
  return h("div", { class: "field" }, h("label", { for: id }, label), help && h("p", { class: "help", id: `${id}h` }, help), h("div", { class: "input" }, control));
}

export function text(label, value, set, { rows = 0, help = "", type = "text", mode = "", name = "" } = {}) {
  const attrs = { value, name, oninput: (event) => set(event.target.value) };
  const control = rows ? h("textarea", { ...attrs, rows }) : h("input", { ...attrs, type, inputmode: mode || null, autocomplete: "off" });
  return field(label, control, help);
}

export function choose(label, options, value, set, { help = "", empty = "请选择", name = "" } = {}) {
  const list = [...(empty ? [["", empty]] : []), ...options];
  const control = h("select", { name, onchange: (event) => set(event.target.value) },
    list.map(([key, words]) => h("option", { value: key, selected: String(key) === String(value ?? "") }, words)));
  control.value = value ?? "";
  return field(label, control, help);
}

export function tick(label, value, set, { help = "", name = "", off = false } = {}) {
  const id = unique();
  const box = h("input", { type: "checkbox", id, name, disabled: off, onchange: (event) => set(event.target.checked) });
  box.checked = Boolean(value);
  return h("div", { class: "check" }, box, h("label", { for: id }, label), help && h("p", { class: "help" }, help));
}

export function reasons(list) {
  return h("ul", { class: "reasons" }, list.map((r) => h("li", {}, r.label ? `${r.label}：` : "", r.sentence,
    r.article && h("span", { class: "cite" }, `（${r.article}${r.mark ? `，${r.mark}` : ""}）`))));
}

let timer = 0;
export function say(sentence, tone = "info") {
  const box = document.getElementById("said");
  box.className = `toast notice ${tone}`;
  box.textContent = sentence;
  box.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { box.hidden = true; }, 8000);
}

export function clock(moment) {
  const when = new Date(moment);
  const two = (n) => String(n).padStart(2, "0");
  return `${when.getMonth() + 1}月${when.getDate()}日 ${two(when.getHours())}:${two(when.getMinutes())}`;
}
