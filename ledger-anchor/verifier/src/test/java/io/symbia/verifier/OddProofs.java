package io.symbia.verifier;

import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Bundles whose notes, proofs or policies have a form that they may not have, or only just may: each line of a proof in another spelling, a byte
 * over a limit, keys that cannot be told apart. Most of them anybody can make who hands a bundle on.
 */
final class OddProofs {
    private static final String ESCROW = "E-31";
    private static final String PROOF = "streams/" + Events.tag(ESCROW) + ".stream-proof";
    private static final String CHECKPOINT = "checkpoint";
    private static final String UNKNOWN = "— junk.example ";
    private static final int MAX_LINES = 1_000; // Of a checkpoint.
    private static final List<String> NUMBERS = List.of("0%s", "+%s", "%s ", "%s x", " %s", "%s\t", "%s.0");

    /** Pairs of keys with one name and one key id each, found by trying: of logs, of witnesses, and one of each. */
    private static final List<String> TWINS = List.of(
            "log.example/symbia+e82f9214+AaPjsIm+5papIhhIvtbHHmJvhEzmxad670uMMIF+hj2W",
            "log.example/symbia+e82f9214+AbwRwsuel8kKsOxayGlLwN6dnoiAcbYWKMk6datRYfEw",
            "log.example/symbia+07cf201b+BJTdCeVKxuWuS1fdPg64EHpFM6wFQeYkWQ8s3UIVfLIZ",
            "log.example/symbia+07cf201b+BBWodD0aBTwbAYyp12hNuO9U06Sn8Qz3uBhNVgFr0/l9",
            "log.example/symbia+d9023903+AdICV/vU6jiETyuVCzl/lUL5mzXpqtTOA4lZ13L/FBAX",
            "log.example/symbia+d9023903+BMwpiZ1/gt6dzv8mKlIvYV5eTjNuRYmimUl/PyeTTUYb");

    private final List<Corpus.Case> cases = new ArrayList<>();

    private OddProofs() {}

    static List<Corpus.Case> cases() {
        OddProofs odd = new OddProofs();
        odd.addStreamProofs();
        odd.addNotes();
        odd.addCosignatures();
        odd.addPolicies();
        odd.addNames();
        return odd.cases;
    }

    private void add(String name, SortedMap<String, Octets> files) {
        add(name, files, Optional.of(SmallLog.POLICY));
    }

    private void add(String name, SortedMap<String, Octets> files, Optional<String> policy) {
        cases.add(new Corpus.Case(name, new EvidenceArchive(files), policy.map(Bundles::octets), Corpus.NOW));
    }

    static String text(Octets file) {
        return new String(file.toArray(), StandardCharsets.UTF_8);
    }

    private static SortedMap<String, Octets> good() {
        SmallLog log = new SmallLog().add(ESCROW).add("B").add(ESCROW).seal();
        StreamMap map = log.map();
        log.sealMap(log.streams());
        return new TreeMap<>(Bundles.byHand(log, Optional.of(map), ESCROW, List.of(0, 2), List.of())
                .files());
    }

    private static SortedMap<String, Octets> changed(String file, UnaryOperator<String> change) {
        SortedMap<String, Octets> files = good();
        files.computeIfPresent(file, (_, content) -> Bundles.octets(change.apply(text(content))));
        return files;
    }

    /** The checkpoint and each proof, which ends with it. */
    private static SortedMap<String, Octets> changedNotes(UnaryOperator<String> change) {
        SortedMap<String, Octets> files = good();
        String note = text(files.get(CHECKPOINT));
        String other = change.apply(note);
        files.replaceAll((name, content) -> name.equals(CHECKPOINT) || name.endsWith("-proof")
                ? Bundles.octets(text(content).replace(note, other))
                : content);
        return files;
    }

    private void addStreamProofs() {
        String[] lines = text(good().get(PROOF)).split("\n\n", 2)[0].split("\n", -1);
        for (String line : lines) {
            for (String spelling : NUMBERS) {
                String other = line.contains("leaf ")
                        ? "leaf " + spelling.formatted(line.substring("leaf ".length()))
                        : spelling.formatted(line);
                addLine(line, other);
            }
            addLine(line, line + "\n" + line);
            addLine(line, line.replaceFirst(" ", "  "));
            addLine(line, line.replaceFirst("=$", ""));
        }
        String chain = lines[2].substring(lines[2].lastIndexOf(' '));
        for (String head : List.of(
                "head 02 2" + chain,
                "head 2 +2" + chain,
                "head 1 2" + chain,
                "head 0 2" + chain,
                "head 3 2" + chain,
                "head 2 0" + chain,
                "head 2 9007199254740992" + chain,
                "empty",
                "other " + Events.tag("B") + " 2 2" + chain,
                "other " + Events.tag("B").hex().toUpperCase(Locale.ROOT) + " 2 2" + chain)) {
            addLine(lines[2], head);
            addLine(lines[2] + "\nleaf 0\nleaf 2", head);
        }
        addLine("leaf 0\nleaf 2", "leaf 2\nleaf 0");
    }

    /** Alone, and with another checkpoint too: both sides find the same of two faults first. */
    private void addLine(String line, String other) {
        if (line.equals(other)) return; // Without a blank, or without base64.
        UnaryOperator<String> change = proof -> proof.replace(line + "\n", other + "\n");
        String name = "stream proof: " + line.substring(0, Math.min(9, line.length())) + " -> " + other;
        add(name, changed(PROOF, change));
        add(
                name + ", another checkpoint",
                changed(PROOF, proof -> change.apply(proof).replace("\n— customs", "\n— custom")));
    }

    private static String filled(String note, int bytes) {
        int left = bytes - Bundles.octets(note).size() - Bundles.octets(UNKNOWN).size() - 1;
        int pad = left % 4; // Base64 has four characters for three bytes.
        return note + UNKNOWN.replace("junk", "junk" + "k".repeat(pad)) + "A".repeat(left - pad) + "\n";
    }

    private void addNotes() {
        for (int more : List.of(0, 1))
            add("note of a mebibyte and " + more, changedNotes(note -> filled(note, Note.MAX_BYTES + more)));
        for (int lines : List.of(MAX_LINES, MAX_LINES + 1)) {
            add("checkpoint of " + lines + " lines", changedNotes(note -> {
                String extended = Note.parse(note).text() + "e\n".repeat(lines - 3);
                return new Note(extended, List.of(SmallLog.KEY.sign(extended)))
                        .with(List.of(SmallLog.CUSTOMS.cosign(extended, SmallLog.COSIGNED_AT_SECONDS)))
                        .format();
            }));
        }
        String event = good().keySet().stream()
                .filter(name -> name.endsWith(".tlog-proof"))
                .findFirst()
                .orElseThrow();
        for (int more : List.of(-8, 8)) { // Of another checkpoint, if it is a proof at all.
            add("proof of two mebibytes and " + more, changed(event, proof -> {
                int room = 2 * Note.MAX_BYTES + more - Bundles.octets(proof).size() - "extra \n".length();
                String extra = "extra " + "A".repeat(room / 4 * 4) + "\n";
                return proof.replace("\nindex", "\n" + extra + "index").replace("\n— customs", "\n— custom");
            }));
        }
    }

    /** One that is ahead of the clock, and one that is wrong: nothing is said of the first. */
    private void addCosignatures() {
        NoteSigner bank = NoteSigner.cosignerOfSeed("bank.example", Octets.of(new byte[32]));
        String policy = "log " + SmallLog.KEY.verifierKey() + "\nwitness customs " + SmallLog.CUSTOMS.verifierKey()
                + "\nwitness bank " + bank.verifierKey() + "\nquorum none\n";
        NoteSignature wrong =
                new NoteSignature("bank.example", bank.verifierKey().keyId(), Octets.of(new byte[72]));
        SmallLog log = new SmallLog()
                .add(ESCROW)
                .seal()
                .cosignedBy(text -> List.of(SmallLog.CUSTOMS.cosign(text, Integer.MAX_VALUE * 2L), wrong));
        add(
                "a cosignature ahead of the clock, and one that is wrong",
                new TreeMap<>(Bundles.byHand(log, Optional.empty(), ESCROW, List.of(0), List.of())
                        .files()),
                Optional.of(policy));
    }

    private void addPolicies() {
        String log = "log " + SmallLog.KEY.verifierKey() + "\n";
        List<String> policies = new ArrayList<>(List.of(
                log + "log " + TWINS.get(0) + "\nlog " + TWINS.get(1) + "\nquorum none\n",
                log + "witness a " + TWINS.get(2) + "\nwitness b " + TWINS.get(3) + "\nquorum none\n",
                log + "log " + TWINS.get(4) + "\nwitness b " + TWINS.get(5) + "\nquorum none\n",
                log + "log " + SmallLog.CUSTOMS.verifierKey() + "\nwitness a " + SmallLog.CUSTOMS.verifierKey()
                        + "\nquorum a\n"));
        for (String y : List.of(
                "00".repeat(32),
                "01" + "00".repeat(31),
                "01" + "00".repeat(30) + "80",
                "ec" + "ff".repeat(30) + "7f",
                "ee" + "ff".repeat(31),
                "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
                "02" + "00".repeat(31))) { // The last is no point, and no key of small order.
            for (SignatureType type : List.of(SignatureType.ED25519, SignatureType.ED25519_COSIGNATURE)) {
                policies.add(log + "log " + vkey(type, HexFormat.of().parseHex(y)) + "\nquorum none\n");
            }
        }
        SortedMap<String, Octets> good = good();
        for (int number = 0; number < policies.size(); number++) {
            add("odd policy " + number, good, Optional.of(policies.get(number)));
            SortedMap<String, Octets> own = new TreeMap<>(good);
            own.put("policy", Bundles.octets(policies.get(number)));
            add("odd policy of its own " + number, own, Optional.empty());
        }
    }

    /** By hand: a key that is none cannot be made. */
    private static String vkey(SignatureType type, byte[] key) {
        byte[] typed = new byte[1 + key.length];
        typed[0] = type.identifier();
        System.arraycopy(key, 0, typed, 1, key.length);
        byte[] name = "odd.example\n".getBytes(StandardCharsets.UTF_8);
        byte[] named = Arrays.copyOf(name, name.length + typed.length);
        System.arraycopy(typed, 0, named, name.length, typed.length);
        String id = Hash.ofContent(named).hex().substring(0, 8);
        return "odd.example+" + id + "+" + Octets.of(typed).base64();
    }

    /** Files are read in the order of their whole names, in which a hyphen comes before the dot of an extension. */
    private void addNames() {
        SortedMap<String, Octets> files = good();
        Octets none = Bundles.octets("{}");
        String name = "events/" + Hash.ofContent(none.toArray()).hex();
        files.put(name + ".json", none);
        files.put(name + "-x.json", none);
        add("an event that is none, and one of another name", files);
    }
}
