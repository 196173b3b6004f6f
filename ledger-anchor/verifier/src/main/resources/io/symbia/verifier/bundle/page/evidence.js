"use strict";
// Checks the bundle that this page is in. Formats: c2sp.org/signed-note, tlog-checkpoint, tlog-cosignature, tlog-policy, tlog-proof,
// RFC 9162 section 2.1.3.2, RFC 9901, and docs/streams.md of Symbia.

const TEXTS = {
  title: ["Evidence", "证据"],
  working: ["Checking …", "正在核验……"],
  proven: ["All checks made here hold", "此处所做的核验全部通过"],
  partly: ["Nothing is wrong, but not all could be checked here", "未发现问题，但有些内容无法在此核验"],
  refused: ["NOT PROVEN", "未能证明"],
  events: ["Events", "事件"],
  trust: [
    "This page vouches for nothing by itself: it was made by whoever gave you the bundle. " +
      "Check the bundle with the verifier and a policy of your own: symbia verify bundle.zip --policy policy.txt",
    "此页本身不提供任何担保：它由提供该证据包的一方制作。" +
      "请用验证程序和您自己的信任策略核验：symbia verify bundle.zip --policy policy.txt",
  ],
  log: ["The log {0} signed {2} leaves with root {1}", "日志 {0} 签署了 {2} 个叶子，根为 {1}"],
  witness: ["Witness {0} cosigned at {1}", "见证方 {0} 于 {1} 联署"],
  quorum: ["The policy's quorum {0} is met", "已满足策略的法定见证数 {0}"],
  quorumOpen: ["The policy's quorum {0} needs signatures that are not checked here", "策略的法定见证数 {0} 需要此处无法核验的签名"],
  unchecked: ["The ML-DSA signature of {0} is not checked here", "{0} 的 ML-DSA 签名不在此核验"],
  event: ["Event {0} is leaf {1}", "事件 {0} 是第 {1} 号叶子"],
  batch: ["Batch {0}, sealed at {1}, holds leaves {2} to {3}", "批次 {0} 于 {1} 封存，包含叶子 {2} 至 {3}"],
  stream: ["Stream {0} is complete: {1} events as of leaf {2}", "事件流 {0} 完整：截至叶子 {2} 共 {1} 个事件"],
  disclosed: ["{0} disclosed values are those that their events commit to", "{0} 个披露值与事件中的承诺一致"],
  accounted: ["Every file of the bundle is accounted for", "证据包中的每个文件都已核验"],
  failed: ["{0}: {1}", "{0}：{1}"],
};
const KEY_TYPES = { ED25519: 1, COSIGNATURE: 4, ML_DSA: 6 }; // Types of keys, c2sp.org/signed-note
const files = new Map(Object.entries(JSON.parse(document.getElementById("data").textContent)).map(([n, b]) => [n, bytesOf(b)]));
const results = []; // { key, values, state }
const shown = []; // What is listed of each event.
let language = navigator.language.startsWith("zh") ? 1 : 0;
let verdict = "working";

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
function strictBase64(text) {
  const bytes = bytesOf(text);
  need(base64(bytes) === text, "base64 is not in its one spelling");
  return bytes;
}
function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const bytesOfText = (text) => new TextEncoder().encode(text);
const same = (one, other) => hex(one) === hex(other);
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));

function join(...parts) {
  const arrays = parts.map((part) => (typeof part === "number" ? [part] : part));
  const all = new Uint8Array(arrays.reduce((size, array) => size + array.length, 0));
  let offset = 0;
  for (const array of arrays) {
    all.set(array, offset);
    offset += array.length;
  }
  return all;
}
function big(value, size) {
  const bytes = new Uint8Array(size);
  let rest = BigInt(value);
  for (let index = size - 1; index >= 0; index--, rest >>= 8n) bytes[index] = Number(rest & 255n);
  return bytes;
}
function need(holds, otherwise) {
  if (!holds) throw new Error(otherwise);
}
function take(name) {
  need(files.has(name), "there is no " + name);
  const bytes = files.get(name);
  files.delete(name);
  return bytes;
}
function names(folder, extension) {
  return [...files.keys()]
    .filter((name) => name.startsWith(folder) && name.endsWith(extension))
    .map((name) => name.slice(folder.length, name.length - extension.length));
}
function decimal(text) {
  need(/^(0|[1-9][0-9]{0,15})$/.test(text), "not a number: " + text);
  return BigInt(text);
}
function ok(key, ...values) {
  results.push({ key, values, state: "ok" });
}

// ---- Signatures

function keyOf(text) {
  const [name, id, ...rest] = text.split("+");
  const bytes = strictBase64(rest.join("+"));
  return { name, id, type: bytes[0], key: bytes.slice(1), all: bytes };
}
async function requireKeyId(key) {
  const id = (await sha256(bytesOfText(key.name + "\n"), key.all)).slice(0, 4);
  if (key.type !== KEY_TYPES.ML_DSA) need(hex(id) === key.id, "the key of " + key.name + " has another id");
}
async function ed25519(key, signature, message) {
  const imported = await crypto.subtle.importKey("raw", key.key, { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, imported, signature, message);
}
function policyOf(text) {
  const policy = { logs: [], witnesses: [], groups: [], quorum: "" };
  for (const line of text.split("\n")) {
    const [word, ...rest] = line.trim().split(/\s+/);
    if (word === "log") policy.logs.push(keyOf(rest[0]));
    else if (word === "witness") policy.witnesses.push({ name: rest[0], key: keyOf(rest[1]) });
    else if (word === "group") policy.groups.push({ name: rest[0], threshold: rest[1], members: rest.slice(2) });
    else if (word === "quorum") policy.quorum = rest[0];
    else need(word === "" || word.startsWith("#"), "the policy has a line " + word);
  }
  need(policy.logs.length > 0 && policy.quorum !== "", "the policy names no log or no quorum");
  return policy;
}
function noteOf(text) {
  const blank = text.lastIndexOf("\n\n");
  need(blank > 0 && text.endsWith("\n"), "the checkpoint is no signed note");
  const signatures = text.slice(blank + 2, -1).split("\n").map((line) => {
    const [dash, name, encoded, ...more] = line.split(" ");
    need(dash === "—" && more.length === 0, "a signature line is malformed");
    const bytes = strictBase64(encoded);
    return { name, id: hex(bytes.slice(0, 4)), bytes: bytes.slice(4) };
  });
  return { text: text.slice(0, blank + 1), signatures };
}
const by = (key) => (signature) => signature.name === key.name && signature.id === key.id;

async function verifyCheckpoint(policy, text) {
  const note = noteOf(text);
  const [origin, size, root, ...more] = note.text.slice(0, -1).split("\n");
  let signed = false;
  for (const key of policy.logs.filter((log) => log.name === origin && log.type === KEY_TYPES.ED25519)) {
    await requireKeyId(key);
    for (const signature of note.signatures.filter(by(key))) {
      need(await ed25519(key, signature.bytes, bytesOfText(note.text)), "the signature of " + key.name + " is wrong");
      signed = true;
    }
  }
  need(signed, "no log of the policy signed the checkpoint");
  need(more.every((line) => line !== ""), "the checkpoint has an empty line");
  ok("log", origin, root, size);
  await verifyQuorum(policy, note);
  return { size: decimal(size), root: strictBase64(root), text };
}
async function verifyQuorum(policy, note) {
  const met = new Set();
  const maybe = new Set();
  for (const { name, key } of policy.witnesses) {
    for (const signature of note.signatures.filter(by(key))) {
      maybe.add(name);
      if (key.type === KEY_TYPES.COSIGNATURE) {
        await requireKeyId(key);
        const time = BigInt("0x" + hex(signature.bytes.slice(0, 8)));
        const message = bytesOfText("cosignature/v1\ntime " + time + "\n" + note.text);
        need(await ed25519(key, signature.bytes.slice(8), message), "the cosignature of " + name + " is wrong");
        met.add(name);
        ok("witness", name, new Date(Number(time) * 1000).toISOString());
      } else {
        results.push({ key: "unchecked", values: [name], state: "skipped" });
      }
    }
  }
  for (const group of policy.groups) {
    for (const set of [met, maybe]) {
      const least = { all: group.members.length, any: 1 }[group.threshold] ?? Number(decimal(group.threshold));
      if (group.members.filter((member) => set.has(member)).length >= least) set.add(group.name);
    }
  }
  if (policy.quorum === "none" || met.has(policy.quorum)) ok("quorum", policy.quorum);
  else if (maybe.has(policy.quorum)) results.push({ key: "quorumOpen", values: [policy.quorum], state: "skipped" });
  else need(false, "the quorum " + policy.quorum + " is not met");
}

// ---- The tree

async function verifyInclusion(leaf, index, path, checkpoint) {
  need(index < checkpoint.size, "the leaf is not in the tree");
  let node = index;
  let last = checkpoint.size - 1n;
  let hash = leaf;
  for (const sibling of path) {
    need(last > 0n, "the path is too long");
    if (node % 2n === 1n || node === last) {
      hash = await sha256(1, sibling, hash);
      while (node % 2n === 0n) {
        node >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = await sha256(1, hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  need(last === 0n, "the path is too short");
  need(same(hash, checkpoint.root), "the path leads to another root");
}
function hashOf(text) {
  const hash = strictBase64(text);
  need(hash.length === 32, "a hash has 32 bytes");
  return hash;
}
/** Where the entry is, as the proof of that name proves. */
async function verifyLeaf(name, entry, checkpoint) {
  const text = utf8(take(name + ".tlog-proof"));
  const blank = text.indexOf("\n\n");
  need(blank > 0 && text.slice(blank + 2) === checkpoint.text, name + " has another checkpoint");
  const [header, index, ...path] = text.slice(0, blank).split("\n");
  need(header === "c2sp.org/tlog-proof@v1" && index.startsWith("index "), name + " is no proof");
  const leaf = decimal(index.slice("index ".length));
  await verifyInclusion(await sha256(0, entry), leaf, path.map(hashOf), checkpoint);
  return leaf;
}

// ---- What the bundle holds

async function verifyEvents(checkpoint) {
  const events = [];
  for (const digest of names("events/", ".json")) {
    const bytes = take("events/" + digest + ".json");
    need(hex(await sha256(bytes)) === digest, "an event is called " + digest + " and is another");
    const event = JSON.parse(utf8(bytes));
    const tag = (await sha256(unhex(event.streamsalt), 0, bytesOfText(event.stream))).slice(0, 16);
    const entry = join(1, unhex(digest), tag, big(decimal(event.sequence), 4));
    const leaf = await verifyLeaf("events/" + digest, entry, checkpoint);
    events.push({ event, digest, tag: hex(tag), entry, leaf, sequence: decimal(event.sequence), disclosed: [] });
    ok("event", event.type + " " + event.stream + " #" + event.sequence, leaf);
  }
  need(events.length > 0, "there is no event in the bundle");
  return events.sort((one, other) => (one.leaf < other.leaf ? -1 : 1));
}
async function entryOfManifest(bytes, manifest) {
  return join(2, await sha256(bytes), new Uint8Array(16), big(BigInt(manifest.batch) & 0xffffffffn, 4));
}
async function verifyManifests(events, checkpoint) {
  for (const batch of names("manifests/", ".json")) {
    const bytes = take("manifests/" + batch + ".json");
    const manifest = JSON.parse(utf8(bytes));
    const leaf = await verifyLeaf("manifests/" + batch, await entryOfManifest(bytes, manifest), checkpoint);
    need(leaf === BigInt(manifest.end) && batch === String(manifest.batch), "manifest " + batch + " is misplaced");
    const own = events.filter((event) => event.leaf >= BigInt(manifest.start) && event.leaf < leaf);
    need(own.length > 0, "batch " + batch + " holds none of these events");
    for (const event of own) event.sealedAt = manifest.sealedAt;
    ok("batch", batch, manifest.sealedAt, manifest.start, manifest.end - 1);
  }
  need(events.every((event) => event.sealedAt), "the batch of an event is missing");
}
function linesOf(name, lines, starts) {
  const parts = {};
  let next = 0;
  for (const start of starts) {
    parts[start] = [];
    while (next < lines.length && lines[next].startsWith(start)) parts[start].push(lines[next++].slice(start.length));
  }
  need(next === lines.length, name + " has a line that is out of place");
  return parts;
}
async function verifyStream(tag, events, checkpoint) {
  const name = "streams/" + tag;
  const text = utf8(take(name + ".stream-proof"));
  const blank = text.indexOf("\n\n");
  need(blank > 0 && text.slice(blank + 2) === checkpoint.text, name + " has another checkpoint");
  const starts = ["symbia.io/stream-proof@v1", "stream ", "head ", "leaf ", "node ", "manifest ", "path "];
  const lines = linesOf(name, text.slice(0, blank).split("\n"), starts);
  need(starts.slice(0, 3).every((start) => lines[start].length === 1) && lines["manifest "].length === 1, name + " is no proof");
  need(lines["stream "][0] === tag && lines[starts[0]][0] === "", name + " is about another stream");
  const bytes = strictBase64(lines["manifest "][0]);
  const manifest = JSON.parse(utf8(bytes));
  const leaf = await sha256(0, await entryOfManifest(bytes, manifest));
  await verifyInclusion(leaf, BigInt(manifest.end), lines["path "].map(hashOf), checkpoint);
  await verifyMap(tag, lines, manifest.streams);
  await verifyChain(tag, lines, events.filter((event) => event.tag === tag));
  ok("stream", events.find((event) => event.tag === tag).event.stream, lines["leaf "].length, manifest.streams.size - 1);
}
async function verifyMap(tag, lines, sealed) {
  const [count, last, chain] = lines["head "][0].split(" ");
  const nodes = lines["node "].map(hashOf);
  need(nodes.length <= 128 && (nodes.length === 0) === (sealed.count === 1), "the path in the map has a wrong length");
  need(nodes.length === 0 || nodes[0].some((byte) => byte !== 0), "the path in the map ends too deep");
  need(decimal(last) < BigInt(sealed.size - 1), "the last event is not among the leaves of the map");
  const key = unhex(tag);
  let hash = await sha256(0x10, key, big(decimal(count), 8), big(decimal(last), 8), hashOf(chain));
  for (let index = 0; index < nodes.length; index++) {
    const depth = nodes.length - 1 - index;
    const isRight = (key[depth >> 3] >> (7 - (depth & 7))) & 1;
    hash = isRight ? await sha256(0x11, nodes[index], hash) : await sha256(0x11, hash, nodes[index]);
  }
  need(hex(hash) === sealed.root, "the path in the map leads to another root");
}
async function verifyChain(tag, lines, events) {
  const [count, last, chain] = lines["head "][0].split(" ");
  const leaves = lines["leaf "].map(decimal);
  const ordered = [...events].sort((one, other) => (one.sequence < other.sequence ? -1 : 1));
  need(ordered.every((event, index) => event.sequence === BigInt(index)), "an event of the stream is left out or twice");
  need(BigInt(ordered.length) === decimal(count), "the stream has " + count + " events, these are " + ordered.length);
  need(leaves.length === ordered.length && leaves.at(-1) === decimal(last), "the leaves of the stream do not fit");
  let hash = await sha256(0x12, unhex(tag));
  for (let index = 0; index < leaves.length; index++) {
    need(ordered[index].leaf === leaves[index], "an event of the stream is elsewhere");
    hash = await sha256(0x12, hash, big(leaves[index], 8), ordered[index].entry);
  }
  need(same(hash, hashOf(chain)), "these are not the events of the stream");
}
function commitments(node, found = new Set()) {
  if (node !== null && typeof node === "object") {
    if (Array.isArray(node._sd)) node._sd.forEach((digest) => found.add(digest));
    Object.values(node).forEach((child) => commitments(child, found));
  }
  return found;
}
async function verifyDisclosures(events) {
  let count = 0;
  for (const event of events) {
    const name = "disclosures/" + event.digest + ".txt";
    if (!files.has(name)) continue;
    const left = commitments(event.event.data);
    for (const line of utf8(take(name)).slice(0, -1).split("\n")) {
      const digest = base64(await sha256(bytesOfText(line))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
      need(left.delete(digest), "a disclosed value is not the one that the event commits to");
      const [, field, value] = JSON.parse(utf8(bytesOf(line.replaceAll("-", "+").replaceAll("_", "/"))));
      event.disclosed.push([field, value]);
      count++;
    }
  }
  ok("disclosed", count);
}

async function verify() {
  const policy = policyOf(utf8(take("policy")));
  const checkpoint = await verifyCheckpoint(policy, utf8(take("checkpoint")));
  const events = await verifyEvents(checkpoint);
  await verifyManifests(events, checkpoint);
  for (const tag of names("streams/", ".stream-proof")) await verifyStream(tag, events, checkpoint);
  await verifyDisclosures(events);
  need(files.size === 0, "not accounted for: " + [...files.keys()].join(", "));
  ok("accounted");
  shown.push(...events);
}

// ---- What is seen

function say(key, values = []) {
  return TEXTS[key][language].replace(/\{(\d)\}/g, (_, index) => String(values[index]));
}
function element(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}
function show() {
  document.documentElement.lang = language === 1 ? "zh-Hans" : "en";
  document.getElementById("language").textContent = language === 1 ? "English" : "中文";
  for (const it of document.querySelectorAll("[data-text]")) it.textContent = say(it.dataset.text);
  const state = document.getElementById("verdict");
  state.textContent = say(verdict);
  state.className = verdict;
  const checks = results.map((result) => element("li", say(result.key, result.values), result.state));
  document.getElementById("checks").replaceChildren(...checks);
  document.getElementById("events").replaceChildren(...shown.map(eventItem));
}
function eventItem(event) {
  const item = element("li", "");
  item.append(element("strong", event.event.type), " ", event.event.stream + " #" + event.sequence + " · " + event.sealedAt);
  const disclosed = Object.fromEntries(event.disclosed);
  item.append(element("pre", JSON.stringify(event.event.data, null, 1)));
  if (event.disclosed.length > 0) item.append(element("pre", JSON.stringify(disclosed, null, 1)));
  return item;
}

document.getElementById("language").addEventListener("click", () => {
  language = 1 - language;
  show();
});
show();
verify()
  .then(() => {
    verdict = results.some((result) => result.key === "quorumOpen") ? "partly" : "proven";
  })
  .catch((failure) => {
    verdict = "refused";
    results.push({ key: "failed", values: [failure.name, failure.message], state: "failed" });
  })
  .finally(show);
