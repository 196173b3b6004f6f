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

