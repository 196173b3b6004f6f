// ---- Whole streams: docs/streams.md

const MAX_STREAM_PROOF_BYTES = 4 << 20;
const MAX_STREAM_EVENTS = 100000;
const MAX_STREAM_COUNT = 1n << 32n;
const MAX_PATH = 63;
const MAX_NODES = 128; // Bits of a tag

function headOf([count, last, chain]) {
  const head = { count: decimal(count), last: decimal(last), chain: hashOf(chain) };
  wrong(head.count >= 1n && head.count <= MAX_STREAM_COUNT && head.last >= head.count - 1n, "no stream has such a head");
  wrong(head.last <= BigInt(Number.MAX_SAFE_INTEGER), "no stream has such a head");
  return head;
}
/** What the lines of a proof say, which have one spelling: blanks and fields where docs/streams.md has them, and nowhere else. */
async function streamProofOf(lines) {
  let next = 0;
  const line = (form) => (isText(lines[next], form) ? form.exec(lines[next++]).slice(1) : null);
  const all = (form, read) => {
    const values = [];
    for (let fields = line(form); fields !== null; fields = line(form)) values.push(read(fields[0]));
    return values;
  };
  const header = line(/^symbia\.io\/stream-proof@v1$/);
  const tag = line(/^stream ([0-9a-f]{32})$/);
  const own = line(/^head ([^ ]+) ([^ ]+) ([^ ]+)$/);
  const other = own ?? line(/^other [0-9a-f]{32} ([^ ]+) ([^ ]+) ([^ ]+)$/);
  const found = other ?? line(/^empty$/);
  const leaves = all(/^leaf ([^ ]+)$/, decimal);
  const nodes = all(/^node ([^ ]+)$/, hashOf);
  const manifest = line(/^manifest ([^ ]+)$/);
  const path = all(/^path ([^ ]+)$/, hashOf);
  wrong(header !== null && tag !== null && found !== null && manifest !== null, "a line of the stream proof is missing");
  wrong(next === lines.length, "a stream proof has a line that is out of place");
  const head = other === null ? null : headOf(other);
  const count = own === null ? 0n : head.count;
  wrong(BigInt(leaves.length) === count && leaves.length <= MAX_STREAM_EVENTS, "the leaves of the stream do not fit");
  wrong(leaves.every((leaf, index) => index === 0 || leaves[index - 1] < leaf), "the leaves of a stream increase");
  wrong(own === null || leaves.at(-1) === head.last, "the leaves of the stream do not fit");
  wrong(nodes.length <= MAX_NODES && path.length <= MAX_PATH, "a path is too long");
  const sealing = await manifestOf(strictBase64(manifest[0]));
  wrong(sealing.streams !== undefined, "no map is sealed");
  return { tag: tag[0], head: own === null ? null : head, leaves, nodes, path, manifest: sealing };
}
async function verifyStream(files, tag, events, checkpoint) {
  const bytes = files.take("streams/" + tag + ".stream-proof");
  return within("streams", async () => {
    const { lines, isOther } = proofOf(bytes, MAX_STREAM_PROOF_BYTES, checkpoint);
    const proof = await streamProofOf(lines);
    const { manifest } = proof;
    need("log", !isOther, "streams/" + tag + " has another checkpoint");
    await verifyInclusion(await sha256(0, await entryOfManifest(manifest)), BigInt(manifest.end), proof.path, checkpoint);
    wrong(proof.tag === tag, "the proof is about another stream");
    wrong(proof.head !== null, "there is no such stream");
    await verifyMap(proof, manifest.streams);
    const own = events.filter((event) => event.tag === tag);
    await verifyChain(proof, own);
    requireMapped(manifest, checkpoint);
    return { stream: own[0].event.stream, tag, count: own.length, manifest };
  });
}
async function verifyMap({ tag, head, nodes }, sealed) {
  wrong((nodes.length === 0) === (sealed.count === 1), "the path in the map has a wrong length");
  wrong(nodes.length === 0 || nodes[0].some((byte) => byte !== 0), "the path in the map ends too deep");
  wrong(head.last < BigInt(sealed.size - 1), "the last event is not among the leaves of the map");
  const key = unhex(tag);
  let hash = await sha256(0x10, key, big(head.count, 8), big(head.last, 8), head.chain);
  for (let index = 0; index < nodes.length; index++) {
    const depth = nodes.length - 1 - index;
    const isRight = (key[depth >> 3] >> (7 - (depth & 7))) & 1;
    hash = isRight ? await sha256(0x11, nodes[index], hash) : await sha256(0x11, hash, nodes[index]);
  }
  wrong(hex(hash) === sealed.root, "the path in the map leads to another root");
}
async function verifyChain({ tag, head, leaves }, events) {
  const ordered = [...events].sort((one, other) => (one.sequence < other.sequence ? -1 : 1));
  wrong(ordered.every((event, index) => event.sequence === BigInt(index)), "an event of the stream is left out or twice");
  wrong(ordered.length === leaves.length, "the stream has " + head.count + " events, these are " + ordered.length);
  let hash = await sha256(0x12, unhex(tag));
  for (let index = 0; index < leaves.length; index++) hash = await sha256(0x12, hash, big(leaves[index], 8), ordered[index].entry);
  wrong(same(hash, head.chain), "the events of the stream are not those of the map");
}

// ---- All of it

/**
 * The statement about some files, and their events.
 *
 * @param all   the bundle's files by name, without schemas and page
 * @param given the reader's policy, or null
 * @param now   seconds since 1970, as a BigInt
 */
async function statementOf(all, given, now) {
  const draft = new Draft(now);
  try {
    const events = await verify(new Files(all), given, draft);
    return { statement: draft.close("proven", ""), events };
  } catch (stopped) {
    const isRefused = stopped instanceof Refused;
    const detail = stopped instanceof Unchecked ? stopped.message : "a mistake of this page";
    const statement = isRefused ? draft.close("not proven", stopped.check) : draft.close("could not check", detail);
    return { statement, events: [], reason: stopped.message };
  }
}
async function policyIn(file, otherwise) {
  try {
    return await policyOf(file);
  } catch {
    throw new Unchecked(otherwise);
  }
}
async function verify(files, given, draft) {
  let policy = null;
  if (given !== null) {
    policy = await policyIn(given, "the policy that was given is none");
    await believe(draft, policy, given, "reader");
  }
  const own = files.take("policy");
  if (given === null) {
    policy = await policyIn(own, "the bundle's own policy is none");
    await believe(draft, policy, own, "evidence");
  }
  const checkpoint = await verifyCheckpoint(draft, policy, files.take("checkpoint"));
  const events = await verifyEvents(files, checkpoint);
  const manifests = await verifyManifests(files, events, checkpoint);
  const streams = [];
  for (const tag of files.names("streams/", ".stream-proof")) streams.push(await verifyStream(files, tag, events, checkpoint));
  const batches = inOrder([...manifests, ...streams.map((stream) => stream.manifest)]);
  requirePlausible(batches, checkpoint.notLaterThan, draft.now);
  await verifyOrigins(files, events);
  for (const event of events) await verifyDisclosures(files, event);
  requireOneTagEach(events);
  requirePredecessors(events);
  need("archive", files.left.size === 0, "not accounted for: " + [...files.left.keys()].join(", "));
  addEvents(draft, events, streams, checkpoint);
  return events;
}
/** A tag is a salted hash of a name, so a log can hold two streams of one name, and nobody who reads the log sees it. */
function requireOneTagEach(events) {
  const tags = new Map();
  for (const { event, tag } of events) {
    const known = tags.get(event.stream) ?? tag;
    need("names", known === tag, "two streams are called " + event.stream + ": tag " + known + " and tag " + tag);
    tags.set(event.stream, tag);
  }
}
/** The log seals digests and reads no event: that each names the one before it is for whoever holds both to see. */
function requirePredecessors(events) {
  const digests = new Map(); // As an event itself has it, or the one after it.
  for (const { event, tag, digest, sequence } of events) {
    const said = [[sequence, digest]];
    if (event.previous !== undefined) said.push([sequence - 1n, event.previous]);
    for (const [number, one] of said) {
      const place = tag + " " + number;
      need("previous", (digests.get(place) ?? one) === one, "of " + event.stream + " #" + number + " two digests are said");
      digests.set(place, one);
    }
  }
}
/** As the event says, where that is a time: nobody has asked for its form, and a text may say what else stands in a line. */
function happenedOf(data) {
  if (typeof data.occurredAt !== "string") return word("not-said");
  return isTime(data.occurredAt) ? data.occurredAt : word("no-instant");
}
function addEvents(draft, events, streams, checkpoint) {
  events.forEach(({ event, leaf, sealed, digest, origin, disclosed, undisclosed }, index) => {
    const { stream, sequence, type, issuer, time: accepted, data } = event;
    if (index < MAX_LISTED) {
      const happened = happenedOf(data);
      draft.add("event", { stream, sequence, type, issuer, happened, accepted, sealed, leaf, leaves: checkpoint.size, digest });
      if (origin !== undefined) draft.add(origin.kind, { stream, sequence, ...origin.values });
      if (origin?.kind === "imported") {
        const { importer, rule } = origin.values;
        draft.add("derived", { issuer, stream, sequence, importer, rule });
      }
      const names = unreadOf(event);
      if (names.length > 0) draft.add("unread", { stream, sequence, names: names.join(", ") });
    }
    for (const { parent, field, value, rivals } of disclosed) {
      const name = parent + "/" + escapedName(field);
      draft.add("disclosed", { stream, sequence, name, value: canonical(value) });
      if (rivals > 0) draft.add("rivals", { stream, sequence, name, count: rivals });
    }
    if (undisclosed > 0) draft.add("undisclosed", { stream, sequence, count: undisclosed });
  });
  if (events.length > MAX_LISTED) draft.add("unlisted", { count: events.length - MAX_LISTED });
  for (const { stream, tag, count, manifest } of streams) {
    const leaf = manifest.streams.size - 1;
    const values = { stream, tag, count, leaf, leaves: checkpoint.size, sealed: manifest.sealedAt };
    draft.add("complete", { ...values, age: age(secondsOf(manifest), draft.now) });
    draft.add("unmapped", { stream, leaf });
  }
  const unshown = events.filter((one) => one.origin === undefined).length;
  if (unshown > 0) draft.add("unshown", { count: unshown });
  const issuers = new Set(events.map(({ event }) => event.issuer));
  for (const issuer of [...issuers].slice(0, MAX_LISTED)) draft.add("authority", { issuer });
  draft.add("world");
  const counts = new Map(); // By name; each has one tag.
  for (const { event, tag } of events) counts.set(event.stream, { tag, count: (counts.get(event.stream)?.count ?? 0) + 1 });
  const complete = new Set(streams.map(({ stream }) => stream));
  for (const [stream, { tag, count }] of [...counts].slice(0, MAX_LISTED)) {
    draft.add("namesakes", { stream, tag });
    if (!complete.has(stream)) draft.add("others", { stream, count });
  }
  if (issuers.size > MAX_LISTED || counts.size > MAX_LISTED) draft.add("unnamed", { limit: MAX_LISTED });
}
