/* Checks the certificate of a draw in the reader's own browser: the whole draw is done again.
   The same steps as verifier/mingjing_verify.py; plain JavaScript, so it works without HTTPS. */
(function () {
  "use strict";

  /* --- SHA-256 over bytes --- */
  const K = new Int32Array(64);
  const FIRST = new Int32Array(8);
  (function constants() {
    const root = (n, power) => Math.floor((n ** power % 1) * 4294967296);
    for (let n = 2, found = 0; found < 64; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
      if (!prime) continue;
      if (found < 8) FIRST[found] = root(n, 1 / 2);
      K[found++] = root(n, 1 / 3);
    }
  })();
  const W = new Int32Array(64);
  function block(h, data, at) {
    for (let i = 0; i < 16; i++, at += 4)
      W[i] = (data[at] << 24) | (data[at + 1] << 16) | (data[at + 2] << 8) | data[at + 3];
    for (let i = 16; i < 64; i++) {
      const a = W[i - 15], b = W[i - 2];
      const s = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
      const t = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
      W[i] = (W[i - 16] + s + W[i - 7] + t) | 0;
    }
    let a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
    for (let i = 0; i < 64; i++) {
      const s = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t = (k + s + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const r = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const u = (r + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      k = g; g = f; f = e; e = (d + t) | 0; d = c; c = b; b = a; a = (t + u) | 0;
    }
    h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
  }
  function sha256(data) {
    const h = FIRST.slice(), whole = data.length - (data.length % 64);
    for (let at = 0; at < whole; at += 64) block(h, data, at);
    const rest = data.length - whole, tail = new Uint8Array(rest < 56 ? 64 : 128);
    tail.set(data.subarray(whole));
    tail[rest] = 128;
    new DataView(tail.buffer).setUint32(tail.length - 4, data.length * 8);
    new DataView(tail.buffer).setUint32(tail.length - 8, Math.floor(data.length / 536870912));
    for (let at = 0; at < tail.length; at += 64) block(h, tail, at);
    const out = new Uint8Array(32), view = new DataView(out.buffer);
    h.forEach((v, i) => view.setUint32(4 * i, v));
    return out;
  }

  /* --- One spelling, one hash --- */
  const bytes = (text) => new TextEncoder().encode(text);
  const hex = (data) => Array.from(data, (b) => b.toString(16).padStart(2, "0")).join("");
  const unhex = (text) => Uint8Array.from(text.match(/../g) || [], (pair) => parseInt(pair, 16));
  function join(parts) {
    const out = new Uint8Array(parts.reduce((n, p) => n + p.length, 0));
    parts.reduce((at, p) => (out.set(p, at), at + p.length), 0);
    return out;
  }
  function length(n) {
    const out = new Uint8Array(8);
    new DataView(out.buffer).setUint32(4, n);
    return out;
  }
  const framed = (...parts) => join(parts.flatMap((p) => [length(p.length), p]));
  const DOMAIN = "mingjing/draw/1/";
  const hashed = (tag, ...parts) => hex(sha256(framed(bytes(DOMAIN + tag), ...parts)));
  function canonical(v) {
    if (Array.isArray(v)) return `[${v.map(canonical).join(",")}]`;
    if (v === null || typeof v !== "object") return JSON.stringify(v);
    const keys = Object.keys(v).sort();
    return `{${keys.map((k) => `${JSON.stringify(k)}:${canonical(v[k])}`).join(",")}}`;
  }
  const fingerprint = (v) => hex(sha256(bytes(canonical(v))));
  const same = (a, b) => canonical(a) === canonical(b);
  function need(holds, why) {
    if (!holds) throw new Error(why);
  }

  function shaped(value, keys) {
    need(Object.keys(value).sort().join(" ") === keys, "证书的项目缺少或者多余");
  }

  /* --- Pools --- */
  function tree(lines) {
    let row = lines.map((line) => sha256(join([Uint8Array.of(0), line])));
    const rows = [row];
    while (row.length > 1) {
      const next = [];
      for (let i = 0; i < row.length; i += 2)
        next.push(i + 1 < row.length ? sha256(join([Uint8Array.of(1), row[i], row[i + 1]])) : row[i]);
      rows.push((row = next));
    }
    return rows;
  }
  function path(rows, index) {
    const out = [];
    for (const row of rows.slice(0, -1)) {
      if ((index ^ 1) < row.length) out.push(hex(row[index ^ 1]));
      index >>= 1;
    }
    return out;
  }
  function pool(told, kept, which, file) {
    need(same(Object.keys(kept), kept.lines ? ["lines"] : ["file"]), "名录的写法不对");
    need(kept.lines || file, `缺少 ${which}.jsonl：没有全部名录，不能证明没有漏过更小的签`);
    const texts = kept.lines ? kept.lines.map(canonical) : file.replace(/\n$/, "").split("\n");
    const leaves = kept.lines || texts.map((text) => JSON.parse(text));
    const rows = tree(texts.map(bytes)), strata = {};
    need(hex(rows[rows.length - 1][0]) === told.root, "名录与冻结时公布的根不符：名录被改动过");
    need(leaves.length === told.count, "名录的行数与公布的不符");
    need(new Set(leaves.map((leaf) => leaf[0])).size === leaves.length, "名录中有重复的编号");
    for (const leaf of leaves) {
      need(leaf.length === 6 && leaf.every((v) => v === v.normalize("NFKC")), "名录的写法不统一");
      strata[leaf[4]] = (strata[leaf[4]] || 0) + 1;
    }
    need(same(strata, told.strata), "名录各层的数目与公布的不符");
    return { leaves, rows };
  }

  /* --- Source and seed --- */
  function given(cert, told) {
    const named = told.source, value = cert.given;
    const order = [told.frozen_at, told.announced_at, named.moment, value.at, cert.drawn_at];
    const times = order.map((text) => Date.parse(text));
    need(!times.some(Number.isNaN), "时间写法不对");
    need(times[1] >= times[0] && times[2] > times[1], "随机数在公告之前就已经产生");
    need(times[3] >= times[2] && times[4] >= times[3], "抽取或者取数的时间不对");
    if (named.kind === "witnesses") {
      need(named.witnesses.length >= 3 && new Set(named.witnesses).size === named.witnesses.length,
           "见证人少于三人或者重复");
      need([6, 10].includes(named.sides) && named.throws * Math.log2(named.sides) >= 64, "掷骰次数太少");
      const dice = named.sides === 6 ? /^[1-6]*$/ : /^[0-9]*$/;
      need(value.dice.length === named.throws && dice.test(value.dice), "骰子结果与公告不符");
      need(same(value.commitments.map((c) => c.witness), named.witnesses)
           && same(value.reveals.map((r) => r.witness), named.witnesses), "见证人与公告不符");
      value.commitments.forEach((held, i) => {
        const at = Date.parse(held.at), secret = bytes(value.reveals[i].secret);
        need(at >= times[1] && at < times[2], "承诺不在公告之后、掷骰之前");
        need(hashed("commitment", unhex(cert.announced_as), bytes(held.witness), secret)
             === held.commitment, `${held.witness}的密语与其承诺不符`);
      });
    } else if (named.kind === "figure") {
      need(named.digits >= 6 && /^\d+$/.test(value.value) && value.value.length === named.digits,
           "公开数字的写法与公告不符");
    } else {
      need(named.kind === "beacon" && hex(sha256(unhex(value.signature))) === value.value
           && value.round === named.round, "信标的随机值与签名不符");
      need(Date.parse(named.moment) === 1000 * (named.genesis + (named.round - 1) * named.period),
           "信标的轮次与时刻不符");
    }
    /* Chance alone makes the seed: no time that somebody could choose for its result. */
    const chance = {};
    for (const key of ["dice", "reveals", "round", "value"]) if (key in value) chance[key] = value[key];
    need(hashed("seed", unhex(cert.announced_as), bytes(canonical(chance))) === cert.seed,
         "种子不是由公告和随机数算出的");
  }

  /* --- The draw, done again --- */
  function ticketer(seed, use, ...about) {
    const head = framed(bytes(DOMAIN + "ticket"), unhex(seed), bytes(use), ...about.map(bytes));
    return (id, n) => {
      const name = bytes(id);
      return hex(sha256(join([head, length(name.length), name, length(n)])));
    };
  }
  const byTicket = (a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0);
  function drawnAgain(cert, told, objects) {
    const ticket = ticketer(cert.seed, "object"), aside = new Set(cert.asides.map((a) => a.object));
    const drawn = [], limits = {}, used = new Set();
    for (const stratum of Object.keys(told.quotas).sort()) {
      const row = [];
      objects.leaves.forEach((leaf, index) => {
        if (leaf[4] !== stratum) return;
        let best = "g";
        for (let n = 1; n <= told.tickets[leaf[5]]; n++) {
          const next = ticket(leaf[0], n);
          if (next < best) best = next;
        }
        need(best !== "g", "有的等级没有写明签数");
        row.push({ stratum, id: leaf[0], leaf, index, ticket: best });
      });
      row.sort(byTicket);
      const kept = row.filter((t) => !aside.has(t.id)), quota = told.quotas[stratum];
      need(quota >= 1 && kept.length >= quota, "没有下一签可以递补");
      row.filter((t) => aside.has(t.id) && t.ticket < kept[quota - 1].ticket).forEach((t) => used.add(t.id));
      limits[stratum] = kept.length > quota ? kept[quota].ticket : "";
      drawn.push(...kept.slice(0, quota));
    }
    need(used.size === aside.size, "有没有被抽中的对象被登记为递补");
    need(same(limits, cert.limits), "各层的界限与证书不符");
    return drawn.map((one) => ({ ...one, proof: path(objects.rows, one.index) }));
  }
  function team(cert, told, one, people) {
    const out = new Set(cert.recusals.filter((r) => r.object === one.id).map((r) => r.inspector));
    const ticket = ticketer(cert.seed, "inspector", one.id);
    const row = people.leaves.filter((leaf) => leaf[4] === "" || leaf[4] === one.stratum)
      .map((leaf) => ({ id: leaf[0], name: leaf[1], ticket: ticket(leaf[0], 1) })).sort(byTicket);
    const kept = row.filter((t) => !out.has(t.id)).slice(0, told.per_object);
    need(told.per_object >= 2 && kept.length === told.per_object, "可派检查人员不足");
    const last = kept[kept.length - 1].ticket;
    need(row.filter((t) => out.has(t.id) && t.ticket < last).length === out.size, "没有被抽中的人员被登记为回避");
    return kept;
  }
  function recusedBefore(cert, told, known, people, objects) {
    for (const row of cert.recusals.filter((r) => !known.includes(r.object))) {
      const aside = cert.asides.find((a) => a.object === row.object);
      need(aside && Date.parse(row.at) <= Date.parse(aside.at), "回避所属的对象没有被抽中");
      const leaf = objects.leaves.find((line) => line[0] === row.object);
      team(cert, told, { id: row.object, stratum: leaf[4] }, people);
    }
  }
  function verify(text, file, published) {
    const cert = JSON.parse(text), { digest, ...body } = cert;
    need(canonical(cert) + "\n" === text, "文件的写法不是唯一的规范写法，可能被改动过");
    need(cert.kind === "mingjing/draw/certificate/1", "证书的版本不认识");
    need(fingerprint(body) === digest, "证书与其指纹不符：被改动过");
    need(!published || published === digest, "不是所公布的那份证书");
    const told = cert.announcement;
    need(told.kind === "mingjing/draw/announcement/1", "公告的版本不认识");
    need(fingerprint(told) === cert.announced_as, "公告与其指纹不符");
    given(cert, told);
    const people = pool(told.inspectors, cert.pools.inspectors, "inspectors", "");
    const objects = pool(told.objects, cert.pools.objects, "objects", file);
    const again = drawnAgain(cert, told, objects)
      .map((one) => ({ ...one, inspectors: team(cert, told, one, people) }));
    need(same(again, cert.drawn), "重新抽取的结果与证书不符");
    recusedBefore(cert, told, again.map((one) => one.id), people, objects);
    shaped(cert.pools, "inspectors objects");
    for (const row of cert.asides) shaped(row, "at object reason");
    for (const row of cert.recusals) shaped(row, "at inspector object reason");
    const out = [...cert.asides, ...cert.recusals], who = out.map((r) => `${r.object} ${r.inspector || ""}`);
    need(new Set(who).size === out.length, "同一递补登记了两次");
    for (const row of out)
      need(row.reason.trim() && Date.parse(row.at) >= Date.parse(cert.drawn_at), "递补没有写明理由或者早于抽取");
    return `${told.draw}：${told.objects.count} 个对象中抽取 ${again.length} 个，`
      + `${told.inspectors.count} 名检查人员；公告指纹 ${cert.announced_as.slice(0, 16)}，证书指纹 ${digest.slice(0, 16)}`;
  }

  /* --- The page --- */
  function tell(place, kind, title, text) {
    const box = document.createElement("div");
    box.className = `notice ${kind}`;
    box.append(document.createElement("div"));
    box.firstChild.append(Object.assign(document.createElement("strong"), { textContent: title }));
    box.firstChild.append(Object.assign(document.createElement("p"), { textContent: text }));
    place.replaceChildren(box);
  }
  function judge(place, text, file, published) {
    try {
      tell(place, "ok", "验算成立", verify(text, file, published));
    } catch (why) {
      const known = why instanceof Error && why.constructor === Error;
      tell(place, "over", "验算不成立", known ? why.message : "证书的结构不对");
    }
  }
  async function start() {
    const place = document.querySelector("[data-verify]");
    if (place) {
      const text = await (await fetch(place.dataset.verify)).text();
      const beside = JSON.parse(text).pools.objects.file;
      const file = beside ? await (await fetch(place.dataset.pool)).text() : "";
      judge(place, text, file, place.dataset.digest);
    }
    const form = document.querySelector("[data-verify-file]");
    if (form) form.addEventListener("change", async () => {
      const [cert, lines] = [...form.querySelectorAll("input")].map((input) => input.files[0]);
      if (cert) judge(document.querySelector("[data-verdict]"), await cert.text(), lines ? await lines.text() : "");
    });
  }
  /* For whoever wants to try it from the console: true when a certificate holds. */
  window.mingjingVerify = (text, file) => {
    try {
      return Boolean(verify(text, file || "", ""));
    } catch (why) {
      return false;
    }
  };
  start();
})();
