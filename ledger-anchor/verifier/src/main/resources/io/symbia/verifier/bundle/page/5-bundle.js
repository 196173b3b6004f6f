// ---- What the bundle holds

const NOUN = "[a-z][a-z0-9-]";
const STREAM = new RegExp(`^(${NOUN}{0,31})/${NOUN}{0,31}/([A-Za-z0-9._:~%-]{1,160})$`);
const TYPE = new RegExp(`^symbia\\.(${NOUN}*)\\.${NOUN}*(?:\\.${NOUN}*)+\\.v[1-9][0-9]{0,3}$`);
const HASH = /^[0-9a-f]{64}$/;
const FORMS = {
  id: /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  type: TYPE,
  stream: STREAM,
  streamsalt: /^[0-9a-f]{32}$/,
  sequence: /^(0|[1-9][0-9]{0,9})$/,
  issuer: /^([A-Za-z0-9][A-Za-z0-9._-]{0,63}|symbia:[a-z][a-z0-9-]{0,31})$/,
  origin: HASH,
};
const TOKEN = /^[\x21-\x7e]{1,256}$/;
const OPTIONAL = {
  previous: HASH,
  causationid: TOKEN,
  correlationid: TOKEN,
  traceparent: /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/, // W3C Trace Context section 3.2
};

/** What later writers add is passed over. */
const ATTRIBUTE = /^[a-z0-9]{1,20}$/; // CloudEvents 1.0 section 3.1
const ANY = /^/;
const MAX_ATTRIBUTES = 32;
const unreadOf = (event) => Object.keys(event).filter((name) => !KNOWN.has(name)).sort(); // Not numbers first.
const OTHERS = ["specversion", "source", "subject", "time", "datacontenttype", "dataschema", "data"];
const KNOWN = new Set([...OTHERS, ...Object.keys(FORMS), ...Object.keys(OPTIONAL)]);

const SALT = /^[A-Za-z0-9_-]{21}[AQgw]$/; // 16 bytes
const MAX_DISCLOSURE = 16384;

/** The files that no check has taken yet. */
class Files {
  constructor(all) {
    this.left = new Map(all);
  }
  take(name) {
    need("archive", this.left.has(name), "there is no " + name);
    const bytes = this.left.get(name);
    this.left.delete(name);
    return bytes;
  }
  names(folder, extension) {
    return [...this.left.keys()]
      .filter((name) => name.startsWith(folder) && name.endsWith(extension))
      .sort() // As the archive has them, extensions and all.
      .map((name) => name.slice(folder.length, name.length - extension.length));
  }
}
function isTime(text) {
  const isOne = isText(text, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) && !isNaN(Date.parse(text));
  return isOne && new Date(text).toISOString() === text;
}
function eventOf(bytes) {
  const event = parseEvent(bytes);
  const { specversion, source, subject, time, datacontenttype, dataschema, data, ...rest } = event;
  wrong(specversion === "1.0" && datacontenttype === "application/json" && isTime(time), "no event");
  wrong(data !== null && typeof data === "object" && !Array.isArray(data), "data is an object");
  for (const [name, form] of Object.entries(FORMS)) wrong(isText(rest[name], form), "no " + name);
  const [, service, id] = STREAM.exec(event.stream);
  wrong(service === TYPE.exec(event.type)[1] && source === "/symbia/" + service && subject === id, "service or subject is another");
  wrong(dataschema === "urn:symbia:schema:" + event.type && BigInt(event.sequence) < 1n << 32n, "schema or sequence is none");
  for (const [name, value] of Object.entries(rest)) {
    const form = Object.hasOwn(OPTIONAL, name) ? OPTIONAL[name] : ANY;
    wrong(Object.hasOwn(FORMS, name) || (isText(value, form) && isText(name, ATTRIBUTE)), "no attribute " + name);
  }
  wrong(Object.keys(event).length <= MAX_ATTRIBUTES, "too many attributes");
  wrong((event.sequence === "0") === (event.previous === undefined), "exactly the first event has no previous one");
  return event;
}
async function verifyEvents(files, checkpoint) {
  const events = [];
  for (const digest of files.names("events/", ".json")) {
    const bytes = files.take("events/" + digest + ".json");
    need("events", hex(await sha256(bytes)) === digest, "an event is called " + digest + " and is another");
    const event = await within("event", () => eventOf(bytes));
    const tag = (await sha256(unhex(event.streamsalt), 0, bytesOfText(event.stream))).slice(0, 16);
    const entry = join(1, unhex(digest), tag, big(decimal(event.sequence), 4));
    const leaf = await verifyLeaf(files, "events/" + digest, entry, checkpoint);
    events.push({ event, digest, tag: hex(tag), entry, leaf, sequence: decimal(event.sequence), disclosed: [] });
  }
  if (events.length === 0) throw new Unchecked("there is no event in the bundle");
  return events.sort((one, other) => (one.leaf < other.leaf ? -1 : 1));
}
const areNumbers = (...values) => values.every((value) => Number.isSafeInteger(value) && value >= 0);
function hasMembers(value, names, more) {
  if (value === null || typeof value !== "object") return false;
  return names.every((name) => name in value) && Object.keys(value).every((name) => names.includes(name) || more.includes(name));
}
const TOPIC = /^[a-zA-Z0-9._-]{1,249}$/;

function isPartition({ topic, partition }) {
  return isText(topic, TOPIC) && areNumbers(partition) && partition < 2 ** 31;
}
function isSource(source) {
  const isOne = hasMembers(source, ["from", "partition", "records", "to", "topic"], []) && isPartition(source);
  const { from, records, to } = isOne ? source : {};
  return isOne && areNumbers(from, records, to) && from < to && records <= to - from;
}
/** Records that are not sealed, or a topic that begins again. */
function isPassed(range) {
  const isOne = hasMembers(range, ["from", "partition", "reason", "to", "topic"], ["cluster", "topicId"]) && isPartition(range);
  const { from, to, reason, cluster, topicId } = isOne ? range : {};
  const begins = cluster !== undefined && topicId !== undefined;
  const isTopic = begins ? isText(cluster, /^[a-zA-Z0-9._-]{1,200}$/) && isText(topicId, /^[a-zA-Z0-9_-]{22}$/) : cluster === topicId;
  return isOne && isTopic && areNumbers(from, to) && (begins || from < to) && isText(reason, /^[ !#-[\]-~]{1,200}$/);
}
/** By topic, then partition, none twice. */
function areOrdered(ranges) {
  return ranges.every(({ topic, partition }, index) => {
    const before = ranges[index - 1];
    return index === 0 || before.topic < topic || (before.topic === topic && before.partition < partition);
  });
}
async function areKeysOfALog(texts) {
  if (!Array.isArray(texts) || texts.length === 0 || texts.length > 8) return false;
  if (!texts.every((text) => typeof text === "string" && text.isWellFormed())) return false;
  const keys = await Promise.all(texts.map(keyOf));
  const isOne = keys.every((key) => key.name === keys[0].name) && isText(keys[0].name, /^[^"\\]+$/) && areTold(keys);
  return isOne && new Set(keys.map((key) => hex(key.bytes))).size === keys.length && keys.some((key) => key.type === KEY_TYPES.ED25519);
}
async function manifestOf(bytes) {
  const it = parseCanonical(bytes);
  const { batch, start, end, streams } = it;
  wrong(hasMembers(it, ["batch", "end", "previous", "sealedAt", "sources", "start"], ["keys", "passed", "streams"]), "no manifest");
  wrong(areNumbers(batch, start, end) && isText(it.previous, HASH) && isTime(it.sealedAt), "no manifest");
  const { sources, passed = [] } = it;
  wrong(Array.isArray(sources) && sources.length <= 10000 && sources.every(isSource) && areOrdered(sources), "no sources");
  wrong(Array.isArray(passed) && passed.length <= 1000 && passed.every(isPassed) && areOrdered(passed), "nothing that is passed");
  wrong(passed.length > 0 || !Object.hasOwn(it, "passed"), "nothing that is passed");
  const read = new Map(sources.map((source) => [source.topic + " " + source.partition, source.to]));
  wrong(passed.every((range) => range.from >= (read.get(range.topic + " " + range.partition) ?? 0)), "passes what it read");
  wrong(!Object.hasOwn(it, "keys") || (await areKeysOfALog(it.keys)), "no keys of a log");
  wrong((batch === 0) === isText(it.previous, /^0+$/) && (batch > 0 || start === 0), "the first manifest names none before");
  const records = sources.reduce((sum, source) => sum + source.records, 0);
  wrong(records === end - start && (end > start || streams || it.keys || it.passed), "a manifest covers its events");
  if (Object.hasOwn(it, "streams")) {
    wrong(hasMembers(streams, ["count", "root", "size"], []) && areNumbers(streams.count, streams.size), "no such map");
    wrong(isText(streams.root, HASH) && streams.size >= 2 && streams.size <= start, "no such map");
    wrong(streams.count >= 1 && streams.count < streams.size, "no such map");
  }
  return { ...it, bytes, millis: BigInt(Date.parse(it.sealedAt)) };
}
const secondsOf = (manifest) => (manifest.millis < 0n ? 0n : manifest.millis / 1000n);

async function entryOfManifest(manifest) {
  return join(2, await sha256(manifest.bytes), new Uint8Array(16), big(BigInt(manifest.batch) & 0xffffffffn, 4));
}
async function verifyManifests(files, events, checkpoint) {
  const manifests = [];
  for (const batch of files.names("manifests/", ".json")) {
    const name = "manifests/" + batch;
    const bytes = files.take(name + ".json");
    const manifest = await within("batches", () => manifestOf(bytes));
    const leaf = await verifyLeaf(files, name, await entryOfManifest(manifest), checkpoint);
    need("batches", leaf === BigInt(manifest.end) && batch === String(manifest.batch), name + " is misplaced");
    const own = events.filter((event) => !event.sealed && event.leaf >= BigInt(manifest.start) && event.leaf < leaf);
    need("batches", own.length > 0, name + " holds none of these events");
    for (const event of own) event.sealed = manifest.sealedAt;
    manifests.push(manifest);
  }
  need("batches", events.every((event) => event.sealed), "the batch of an event is missing");
  return manifests;
}
/** By their leaves, each once: streams can have one manifest. Numbers rise with leaves, and no leaf is in two batches. */
function inOrder(manifests) {
  const ordered = [...new Map(manifests.map((manifest) => [manifest.end, manifest])).values()];
  ordered.sort((one, other) => one.end - other.end);
  ordered.forEach((manifest, index) => {
    const before = ordered[index - 1];
    const follows = index === 0 || (before.batch < manifest.batch && before.end < manifest.start);
    need("batches", follows, "batch " + manifest.batch + " does not follow the one that ends before it");
  });
  return ordered;
}
/** When batches were sealed is the log's word; it never falls, and is not later than the quorum's. */
function requirePlausible(ordered, notLaterThan, now) {
  const latest = (notLaterThan ?? now) + SKEW_SECONDS;
  ordered.forEach((manifest, index) => {
    const before = ordered[Math.max(0, index - 1)];
    need("time", manifest.millis >= before.millis, "batch " + manifest.batch + " was sealed before the one before it");
    need("time", secondsOf(manifest) <= latest, "batch " + manifest.batch + " was sealed after it was cosigned");
  });
}
function requireMapped(manifest, checkpoint) {
  const unmapped = checkpoint.size - BigInt(manifest.streams.size);
  need("coverage", unmapped <= MAX_UNMAPPED, unmapped + " leaves are not in the map");
  const due = secondsOf(manifest) + MAX_MAP_AGE_SECONDS;
  const isBehind = unmapped > 1n && checkpoint.notLaterThan !== null && checkpoint.notLaterThan > due;
  need("coverage", !isBehind, "the map was sealed at " + manifest.sealedAt + ", long before the log was cosigned");
}
/** By digest: the record whose _sd has it, with the names that are taken there. RFC 9901 section 7.1: no digest stands twice. */
function commitments(data, place = "", open = new Map()) {
  if (data === null || typeof data !== "object") return open;
  const isList = Array.isArray(data);
  if (!isList && Object.hasOwn(data, "_sd")) {
    wrong(Array.isArray(data._sd), "what stands at _sd is no array of digests");
    const level = { place, names: new Set(Object.keys(data)) };
    for (const digest of data._sd) commit(open, digest, level);
  }
  for (const [name, value] of Object.entries(data)) {
    const inner = place + "/" + escapedName(name);
    if (isList && isDigest(value)) commit(open, value["..."], { place: inner, names: null });
    else commitments(value, inner, open);
  }
  return open;
}
/** RFC 9901 section 4.2.4.2; no event of ours has one, and none is disclosed. */
function isDigest(element) {
  const isOne = element !== null && typeof element === "object" && Object.keys(element).join() === "...";
  return isOne && typeof element["..."] === "string";
}
function commit(open, digest, level) {
  wrong(typeof digest === "string", "what stands at _sd is no array of digests");
  wrong(!open.has(digest), "the digest " + digest + " stands twice in the event");
  open.set(digest, level);
}
const escapedName = (name) => name.replaceAll("~", "~0").replaceAll("/", "~1"); // RFC 6901 section 3

async function verifyDisclosures(files, event) {
  const name = "disclosures/" + event.digest + ".txt";
  await within("disclosed", async () => {
    const open = commitments(event.event.data);
    const text = files.left.has(name) ? utf8(files.take(name)) : "";
    wrong(text === "" || text.endsWith("\n"), name + " is not one disclosure a line");
    for (const line of text === "" ? [] : text.slice(0, -1).split("\n")) event.disclosed.push(await disclosedBy(line, open));
    event.undisclosed = open.size;
    for (const one of event.disclosed) one.rivals = [...open.values()].filter((level) => level === one.level).length;
  });
}
const urlSafe = (bytes) => base64(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** No two values have one place, and none has that of a plain one. */
async function disclosedBy(line, open) {
  const bytes = bytesOf(line.replaceAll("-", "+").replaceAll("_", "/"));
  const parts = parseEvent(bytes);
  const [salt, field, value] = parts;
  wrong(urlSafe(bytes) === line && line.length <= MAX_DISCLOSURE && Array.isArray(parts) && parts.length === 3, "no disclosure");
  wrong(isText(salt, SALT), "no salt");
  wrong(typeof field === "string" && !["", "_sd", "..."].includes(field), "no name of a value");
  const digest = urlSafe(await sha256(bytesOfText(line)));
  const level = open.get(digest);
  wrong(level !== undefined && level.names !== null, "no commitment to a value");
  wrong(!level.names.has(field), "the event has two values of " + level.place + "/" + escapedName(field));
  wrong(commitments(value).size === 0, "a value has digests of its own");
  level.names.add(field);
  open.delete(digest);
  return { parent: level.place, field, value, level };
}
