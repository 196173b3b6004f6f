// ---- What stands behind events: docs/statement.md

const RULE = /^[a-z][a-z0-9-]{0,31}\/[a-z0-9-]{1,64}$/;
const PARTICIPANT = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const MAX_GROUNDS = 64;

/** Each record that is here is read once, and is the one that its events name. */
async function verifyOrigins(files, events) {
  const known = new Map();
  for (const one of events) {
    const digest = one.event.origin;
    const name = "origins/" + digest + ".json";
    if (!known.has(digest) && files.left.has(name)) {
      const bytes = files.take(name);
      need("origin", hex(await sha256(bytes)) === digest, "an origin is called " + digest + " and is another");
      known.set(digest, await within("origin", () => originOf(parseEvent(bytes))));
    }
    one.origin = known.get(digest);
  }
}
/** The line about a record, and its values. */
function originOf(it) {
  wrong(it !== null && typeof it === "object" && !Array.isArray(it), "the record of an origin is no object");
  const text = (name, form) => {
    wrong(Object.hasOwn(it, name) && isText(it[name], form), "the record of an origin has no " + name);
    return it[name];
  };
  const version = () => {
    wrong(areNumbers(it.version) && it.version >= 1 && it.version < 2 ** 31, "the record of an origin has no version");
    return it.version;
  };
  const kind = text("kind", /^[a-z][a-z0-9-]{0,31}$/);
  if (kind === "request") {
    const values = { method: text("method", /^[A-Z]{1,20}$/), target: text("target", /^\/[!-~]{0,2047}$/) };
    return { kind: "requested", values: { ...values, key: Object.hasOwn(it, "keyId") ? text("keyId", TOKEN) : word("none") } };
  }
  if (kind === "derivation") {
    const values = { rule: text("rule", RULE), version: version() };
    const grounds = it.restsOn;
    wrong(Array.isArray(grounds) && grounds.length >= 1 && grounds.length <= MAX_GROUNDS, "the record of an origin rests on nothing");
    return { kind: "followed", values: { ...values, count: grounds.length } };
  }
  if (kind === "import") {
    const values = { importer: text("importer", PARTICIPANT), rule: text("rule", RULE), version: version() };
    return { kind: "imported", values: { ...values, source: text("source", /^[a-z0-9-]{1,64}$/), file: text("file", HASH) } };
  }
  return { kind: "other-origin", values: { what: kind } };
}
