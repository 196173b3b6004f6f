// ---- What stands behind events: docs/statement.md

const RULE = /^[a-z][a-z0-9-]{0,31}\/[a-z0-9-]{1,64}$/;
const PARTICIPANT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const FIELD = /^[ -~]{1,8192}$/;
const VALUE = /^[ -~]{0,8192}$/;
const SIGNED = ["keyId", "covered", "signatureInput", "signature", "contentDigest"];
const MAX_ORIGIN = 131072;
const MAX_GROUNDS = 64;
const MAX_COVERED = 32;

/** Each record that is here is read once, and is the one that its events name. */
async function verifyOrigins(files, events) {
  const known = new Map();
  for (const one of events) {
    const digest = one.event.origin;
    const name = "origins/" + digest + ".json";
    if (!known.has(digest) && files.left.has(name)) {
      const bytes = files.take(name);
      need("origin", hex(await sha256(bytes)) === digest, "an origin is called " + digest + " and is another");
      need("origin", bytes.length <= MAX_ORIGIN, "the record of an origin is too large");
      known.set(digest, await within("origin", () => originOf(parseEvent(bytes))));
    }
    one.origin = known.get(digest);
  }
}
function textIn(it, name, form) {
  const isHere = it !== null && typeof it === "object" && Object.hasOwn(it, name);
  wrong(isHere && isText(it[name], form), "the record of an origin has no " + name);
  return it[name];
}
function listIn(it, name, most) {
  const list = Object.hasOwn(it, name) ? it[name] : null;
  wrong(Array.isArray(list) && list.length >= 1 && list.length <= most, "the record of an origin has no " + name);
  return list;
}
/** Half a signature would be shown as one. */
function signingKeyOf(it) {
  if (!SIGNED.some((name) => Object.hasOwn(it, name))) return word("none");
  for (const one of listIn(it, "covered", MAX_COVERED)) {
    textIn(one, "component", FIELD);
    textIn(one, "value", VALUE);
  }
  for (const name of ["signatureInput", "signature", "contentDigest"]) textIn(it, name, FIELD);
  return textIn(it, "keyId", TOKEN);
}
function groundsOf(it) {
  const grounds = listIn(it, "restsOn", MAX_GROUNDS);
  for (const ground of grounds) textIn(ground, "digest", HASH);
  const ids = new Set(grounds.map((ground) => textIn(ground, "id", FORMS.id)));
  wrong(ids.size === grounds.length, "the record of an origin rests on an event twice");
  return ids.size;
}
/** The line about a record, and its values. */
function originOf(it) {
  wrong(it !== null && typeof it === "object" && !Array.isArray(it), "the record of an origin is no object");
  const text = (name, form) => textIn(it, name, form);
  const version = () => {
    wrong(areNumbers(it.version) && it.version >= 1 && it.version < 2 ** 31, "the record of an origin has no version");
    return it.version;
  };
  const kind = text("kind", /^[a-z][a-z0-9-]{0,31}$/);
  if (kind === "request") {
    const values = { method: text("method", /^[A-Z]{1,20}$/), target: text("target", /^\/[!-~]{0,2047}$/) };
    return { kind: "requested", values: { ...values, key: signingKeyOf(it) } };
  }
  if (kind === "derivation") {
    return { kind: "followed", values: { rule: text("rule", RULE), version: version(), count: groundsOf(it) } };
  }
  if (kind === "import") {
    const values = { importer: text("importer", PARTICIPANT), rule: text("rule", RULE), version: version() };
    return { kind: "imported", values: { ...values, source: text("source", /^[a-z0-9-]{1,64}$/), file: text("file", HASH) } };
  }
  return { kind: "other-origin", values: { what: kind } };
}
