// Checks the bundle that this page is in, and makes the statement that the verifier makes. Formats: c2sp.org/signed-note, tlog-checkpoint,
// tlog-cosignature, tlog-policy, tlog-proof, RFC 9162 section 2.1.3.2, RFC 9901, and docs/streams.md and docs/statement.md of Symbia.

/** A check does not hold. */
class Refused extends Error {
  constructor(check, message) {
    super(message);
    this.check = check;
  }
}
/** A check could not be made. */
class Unchecked extends Error {}

function need(check, holds, otherwise) {
  if (!holds) throw new Refused(check, otherwise);
}
/** Whatever goes wrong inside is a failure of that check. */
async function within(check, work) {
  try {
    return await work();
  } catch (wrong) {
    if (wrong instanceof Refused || wrong instanceof Unchecked) throw wrong;
    throw new Refused(check, wrong.message);
  }
}

const MAX_LONG = (1n << 63n) - 1n;
const bytesOfText = (text) => new TextEncoder().encode(text);
const utf8 = (bytes) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const same = (one, other) => hex(one) === hex(other);
const sha256 = async (...parts) => new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
function base64(bytes) {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
function strictBase64(text) {
  const bytes = bytesOf(text);
  if (base64(bytes) !== text) throw new Error("base64 is not in its one spelling");
  return bytes;
}
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
/** Whether it is a text, and of that form: a form alone takes a list of one text for that text. */
const isText = (value, form) => typeof value === "string" && form.test(value);

function decimal(text) {
  if (!isText(text, /^(0|[1-9][0-9]{0,18})$/) || BigInt(text) > MAX_LONG) throw new Error("not a number: " + text);
  return BigInt(text);
}
/** RFC 8785; numbers are integers here, as in every event. */
function canonical(value) {
  if (Array.isArray(value)) return "[" + value.map(canonical).join(",") + "]";
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort().map((name) => JSON.stringify(name) + ":" + canonical(value[name]));
  return "{" + members.join(",") + "}";
}
/** Parses JSON whose bytes are the canonical form of what they say. */
function parseCanonical(bytes) {
  const text = utf8(bytes);
  const value = JSON.parse(text);
  if (canonical(value) !== text) throw new Error("not in canonical form");
  return value;
}
/** The same within the limits of an event. */
function parseEvent(bytes) {
  if (bytes.length > 524288) throw new Error("too large");
  const value = parseCanonical(bytes);
  if (valuesIn(value, 0) > 100000) throw new Error("too many values");
  return value;
}
/** Number of values, itself included; refuses what readers of I-JSON (RFC 7493) would not all hold exactly, and what is too long or deep. */
function valuesIn(value, depth) {
  if (typeof value === "number" && !Number.isSafeInteger(value)) throw new Error("a number is not an exact integer");
  if (typeof value === "string") requireText(value, 16384);
  if (value === null || typeof value !== "object") return 1;
  if (depth === 32) throw new Error("too deep");
  let values = 1;
  for (const [name, member] of Object.entries(value)) {
    if (!Array.isArray(value)) requireText(name, 128);
    values += valuesIn(member, depth + 1);
  }
  return values;
}
function requireText(text, longest) {
  if (!text.isWellFormed() || text.length > longest) throw new Error("a text is not well formed, or is too long");
}
/** Whether keys may have that name: c2sp.org/signed-note. */
const isKeyName = (name) => isText(name, /^[^+\x00-\x20\u0085\p{Z}]+$/u);
