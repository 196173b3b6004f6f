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

