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
  /* The order of code points, as other languages sort; not that of UTF-16. */
  function byPoint(a, b) {
    const x = Array.from(a), y = Array.from(b), n = x.findIndex((sign, i) => sign !== y[i]);
    if (n < 0) return x.length - y.length;
    return y[n] === undefined ? 1 : x[n].codePointAt(0) - y[n].codePointAt(0);
  }
  function canonical(v) {
    if (Array.isArray(v)) return `[${v.map(canonical).join(",")}]`;
    if (v === null || typeof v !== "object") return JSON.stringify(v);
    const keys = Object.keys(v).sort(byPoint);
    return `{${keys.map((k) => `${JSON.stringify(k)}:${canonical(v[k])}`).join(",")}}`;
  }
  const fingerprint = (v) => hex(sha256(bytes(canonical(v))));
  const same = (a, b) => canonical(a) === canonical(b);
  function need(holds, why) {
    if (!holds) throw new Error(why);
  }


  /* --- Shapes: nothing missing, nothing besides, each of its kind --- */
  const SHAPES = {
    certificate: "announced_as announcement asides digest drawn drawn_at given kind limits pools recusals seed",
    announcement: "announced_at draw frozen_at inspectors kind objects organ per_object quotas redraw_of"
      + " source tickets title",
    pool: "count root strata unit",
    pools: "inspectors objects",
    witnesses: "kind moment sides throws witnesses",
    figure: "day digits figure kind moment publisher",
    beacon: "genesis kind moment name period round",
    "given witnesses 1": "at commitments dice reveals",
    "given witnesses": "at commitments dice dice_at reveals",
    "given figure": "at value",
    "given beacon": "at round signature value",
    commitment: "at commitment witness",
    reveal: "secret witness",
    aside: "at object reason",
    recusal: "at inspector object reason",
    redraw: "digest draw reason",
  };
  const plain = (v) => v !== null && typeof v === "object" && !Array.isArray(v);
  function shaped(value, shape, where) {
    need(plain(value) && Object.keys(value).sort().join(" ") === SHAPES[shape], `${where}的项目缺少或者多余`);
    return value;
  }
  function rows(value, shape, where) {
    need(Array.isArray(value), `${where}不是列表`);
    value.forEach((row) => shaped(row, shape, where));
    return value;
  }
  function words(value, where) {
    need(typeof value === "string" && value.trim(), `${where}没有填写`);
    return value;
  }
  function whole(value, where, low, high) {
    need(Number.isInteger(value) && value >= low && value <= (high ?? 1e12), `${where}不是允许的整数`);
    return value;
  }
  const isDigest = (v) => typeof v === "string" && /^[0-9a-f]{64}$/.test(v);
  const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?[+-]\d\d:\d\d$/;
  function moment(value, where) {
    need(typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value)), `${where}不是带时区的时间`);
    return Date.parse(value);
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
  const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u;
  function isLine(leaf) {
    return Array.isArray(leaf) && leaf.length === 6 && leaf.every((v) => typeof v === "string");
  }
  function pool(told, kept, which, file) {
    const inside = plain(kept) && same(Object.keys(kept), ["lines"]);
    need(inside || same(kept, { file: `${which}.jsonl` }), "名录既不在证书里，也没有写明文件");
    need(inside || file, `缺少 ${which}.jsonl：没有全部名录，不能证明没有漏过更小的签`);
    need(inside || file.endsWith("\n"), `${which}.jsonl 不完整`);
    const texts = inside ? kept.lines.map(canonical) : file.slice(0, -1).split("\n");
    const leaves = inside ? kept.lines : texts.map((text) => JSON.parse(text));
    need(leaves.every(isLine), "名录不是一行一个");
    const levels = tree(texts.map(bytes)), root = levels[levels.length - 1][0] || sha256(bytes(""));
    need(hex(root) === told.root, "名录与冻结时公布的根不符：名录被改动过");
    need(leaves.length === told.count, "名录的行数与公布的不符");
    ordered(leaves, told);
    return { leaves, rows: levels };
  }
  /* Each id once, in order; one firm not twice; the strata as announced. */
  function ordered(leaves, told) {
    const strata = {}, firms = new Set();
    let before = null;
    for (const leaf of leaves) {
      const [id, name, holder, site, stratum] = leaf, joined = leaf.join(" ");
      need(!before || (byPoint(before[4], stratum) || byPoint(before[0], id)) < 0, `名录中 ${id} 重复或者次序不对`);
      need(joined === joined.normalize("NFKC") && !UNSEEN.test(joined) && id && name, `名录中 ${id} 的写法不统一`);
      before = leaf;
      strata[stratum] = (strata[stratum] || 0) + 1;
      const firm = canonical([holder.length === 18 ? holder.slice(8, 17) : holder, told.unit === "place" ? site : ""]);
      need(!holder || !firms.has(firm), `名录中同一主体 ${holder} 以两个编号列入`);
      firms.add(firm);
    }
    need(new Set(leaves.map((leaf) => leaf[0])).size === leaves.length, "名录中有重复的编号");
    need(same(strata, told.strata), "名录各层的数目与公布的不符");
  }

  /* --- Source and seed --- */
  function announcement(cert) {
    const told = shaped(cert.announcement, "announcement", "公告");
    need(/^mingjing\/draw\/announcement\/[12]$/.test(told.kind), "公告的版本不认识");
    ["draw", "title", "organ"].forEach((name) => words(told[name], `公告的 ${name}`));
    need(fingerprint(told) === cert.announced_as, "公告与其指纹不符");
    need(moment(told.frozen_at, "冻结时间") <= moment(told.announced_at, "公告时间"), "公告早于名录冻结");
    ["objects", "inspectors"].forEach((which) => shaped(told[which], "pool", "名录的公告"));
    need(plain(told.quotas) && Object.keys(told.quotas).length, "没有写明各层抽取数");
    for (const [stratum, quota] of Object.entries(told.quotas))
      whole(quota, `“${stratum}”一层的抽取数`, 1, told.objects.strata[stratum] || 0);
    need(plain(told.tickets), "没有写明各等级的签数");
    for (const [risk, held] of Object.entries(told.tickets)) whole(held, `“${risk}”等级的签数`, 1, 100);
    whole(told.per_object, "每个对象的检查人员数", 2, 100);
    if (told.redraw_of !== null) {
      const cited = shaped(told.redraw_of, "redraw", "重抽");
      need(isDigest(cited.digest), "所引证书的指纹不是 64 位十六进制数");
      words(cited.draw, "所引抽取");
      words(cited.reason, "重抽的理由");
    }
    source(told, told.source);
    return told;
  }
  /* The source was named before its moment, and nobody can have tried out all it may give. */
  function source(told, named) {
    need(plain(named) && ["witnesses", "figure", "beacon"].includes(named.kind), "随机数的来源不认识");
    shaped(named, named.kind, "随机数来源");
    const early = moment(told.announced_at, "公告时间"), come = moment(named.moment, "随机数产生的时刻");
    need(come > early, "随机数在公告之前就已经产生");
    if (named.kind === "witnesses") {
      need(Array.isArray(named.witnesses) && named.witnesses.length >= 3
           && new Set(named.witnesses).size === named.witnesses.length, "见证人少于三人或者重复");
      whole(named.throws, "掷骰次数", 1, 1000);
      need([6, 10].includes(named.sides) && named.throws * Math.log2(named.sides) >= 64, "掷骰次数太少");
    } else if (named.kind === "figure") {
      whole(named.digits, "公开数字的位数", 6, 1000);
      need(moment(`${named.day}T23:59:59.999999+08:00`, "日期") >= early, "公开数字的日期在公告之前");
    } else {
      const ahead = whole(named.genesis, "起点", 0)
        + (whole(named.round, "轮次", 1) - 1) * whole(named.period, "周期", 1);
      need(come === 1000 * ahead, "信标的轮次与时刻不符");
    }
  }
  function given(cert, told) {
    /* Since the second version dice are public before the secrets, and the certificate tells when. */
    const named = told.source, dice = named.kind === "witnesses";
    const first = cert.kind.endsWith("/1"), early = told.kind.endsWith("/1");
    need((!first || early) && (dice || first === early), "证书的版本与公告的不符");
    const value = shaped(cert.given, `given ${named.kind}${dice && first ? " 1" : ""}`, "随机数记录");
    const at = moment(value.at, "取得随机数的时间");
    need(at >= moment(named.moment, "时刻"), "随机数早于公告的时刻");
    need(at <= moment(cert.drawn_at, "抽取时间"), "抽取早于随机数产生");
    if (named.kind === "witnesses") witnessed(cert, told, value);
    else if (named.kind === "figure")
      need(typeof value.value === "string" && /^[0-9]+$/.test(value.value)
           && value.value.length === named.digits, "公开数字的写法与公告不符");
    else
      need(typeof value.signature === "string" && /^([0-9a-f]{2})+$/.test(value.signature)
           && hex(sha256(unhex(value.signature))) === value.value && value.round === named.round,
           "信标的随机值与签名不符");
    /* Chance alone makes the seed: no time that somebody could choose for its result. */
    const chance = {};
    for (const key of ["dice", "reveals", "round", "value"]) if (key in value) chance[key] = value[key];
    need(hashed("seed", unhex(cert.announced_as), bytes(canonical(chance))) === cert.seed,
         "种子不是由公告和随机数算出的");
  }
  /* Every announced witness committed in time and told the secret that was committed to. */
  function witnessed(cert, told, value) {
    const named = told.source, dice = named.sides === 6 ? /^[1-6]*$/ : /^[0-9]*$/;
    const held = rows(value.commitments, "commitment", "见证记录"), shown = rows(value.reveals, "reveal", "见证记录");
    for (const list of [held, shown])
      need(same(list.map((row) => row.witness), named.witnesses), "见证人与公告不符");
    need(typeof value.dice === "string" && value.dice.length === named.throws && dice.test(value.dice),
         "骰子结果与公告的次数或者面数不符");
    if ("dice_at" in value) {
      const thrown = moment(value.dice_at, "骰子公开的时间");
      need(thrown >= moment(named.moment, "时刻"), "掷骰早于公告的时刻");
      need(thrown < moment(value.at, "密语公开的时间"), "密语公开时骰子还没有公开");
    }
    const early = moment(told.announced_at, "公告时间"), late = moment(named.moment, "时刻");
    held.forEach((row, i) => {
      const at = moment(row.at, "承诺时间"), secret = words(shown[i].secret, "密语");
      need(at >= early && at < late, "承诺不在公告之后、掷骰之前");
      need(Array.from(secret).length >= 12, "密语太短");
      need(hashed("commitment", unhex(cert.announced_as), bytes(row.witness), bytes(secret)) === row.commitment,
           `${row.witness}的密语与其承诺不符`);
    });
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
    for (const stratum of Object.keys(told.quotas).sort(byPoint)) {
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
      need(kept.length >= quota, "没有下一签可以递补");
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
    need(kept.length === told.per_object, "可派检查人员不足");
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
  /* Who was set aside or recused: once each, with a reason, after the draw. */
  function fallenOut(cert) {
    const drawnAt = moment(cert.drawn_at, "抽取时间");
    for (const [list, shape] of [[cert.asides, "aside"], [cert.recusals, "recusal"]]) {
      const who = rows(list, shape, "递补记录").map((row) => canonical([row.object, row.inspector ?? ""]));
      need(new Set(who).size === list.length, "同一递补登记了两次");
      for (const row of list) {
        words(row.reason, "递补的理由");
        need(moment(row.at, "递补时间") >= drawnAt, "递补早于抽取");
      }
    }
  }
  function verify(text, file, published) {
    const cert = shaped(JSON.parse(text), "certificate", "证书"), { digest, ...body } = cert;
    need(canonical(cert) + "\n" === text, "文件的写法不是唯一的规范写法，可能被改动过");
    need(/^mingjing\/draw\/certificate\/[12]$/.test(cert.kind), "证书的版本不认识");
    need(fingerprint(body) === digest, "证书与其指纹不符：被改动过");
    need(!published || published === digest, "不是所公布的那份证书");
    const told = announcement(cert);
    shaped(cert.pools, "pools", "证书的名录");
    given(cert, told);
    fallenOut(cert);
    const people = pool(told.inspectors, cert.pools.inspectors, "inspectors", "");
    const objects = pool(told.objects, cert.pools.objects, "objects", file);
    const again = drawnAgain(cert, told, objects)
      .map((one) => ({ ...one, inspectors: team(cert, told, one, people) }));
    need(same(again, cert.drawn), "重新抽取的结果与证书不符");
    recusedBefore(cert, told, again.map((one) => one.id), people, objects);
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
