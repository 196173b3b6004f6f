package io.symbia.verifier;

import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.streams.StreamMap;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;

/** Some two hundred bundles: good ones, and others that are wrong in every way that a statement has a word for. */
final class Corpus {
    static final String NOW = "2023-11-15T12:00:00Z";

    private static final NoteSigner BANK = NoteSigner.cosignerOfSeed("bank.example", seed("bank"));
    private static final NoteSigner INDUSTRY =
            NoteSigner.postQuantumCosignerOfSeed("industry.example", seed("industry"));
    private static final String LOG = "log " + SmallLog.KEY.verifierKey() + "\n";
    private static final String TWO_OF_THREE = LOG + "witness customs " + SmallLog.CUSTOMS.verifierKey()
            + "\nwitness bank " + BANK.verifierKey() + "\nwitness industry " + INDUSTRY.verifierKey()
            + "\ngroup two 2 customs bank industry\nquorum two\n";
    private static final String NOBODY_ASKED = LOG + "quorum none\n";
    private static final long TIME = SmallLog.COSIGNED_AT_SECONDS;
    private static final List<String> TEXTS = List.of(
            "62.40",
            "\u202E04.26",
            "\u05E9\u05DC\u05D5\u05DD 12",
            "a\u0000\u001B[2K\rPROVEN",
            "back\\slash \\u{41}",
            "\u2066isolated\u2069",
            "\uD83D\uDE00 \u00E9 \u4E2D\u6587",
            "soft\u00ADhyphen\u200B\uFEFF",
            "line\nPROVEN\u2028next",
            "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62",
            "\"quoted\"",
            "\u0627\u0644\u0645\u0628\u0644\u063A");

    private final List<Case> cases = new ArrayList<>();

    /**
     * A bundle and its reader.
     *
     * @param policy the reader's file, if there is one
     */
    record Case(String name, EvidenceArchive archive, Optional<Octets> policy, String now) {}

    private Corpus() {}

    private static Octets seed(String name) {
        return Octets.of(Hash.ofContent(name.getBytes(StandardCharsets.UTF_8)).toArray());
    }

    static List<Case> cases() throws NotProvenException {
        Corpus corpus = new Corpus();
        corpus.addGood();
        corpus.addTexts();
        corpus.addTimes();
        corpus.addSealingTimes();
        corpus.addMaps();
        corpus.addNamesakes();
        corpus.addMany();
        corpus.addPolicies();
        corpus.addTampered();
        corpus.cases.addAll(Contradictions.cases());
        corpus.cases.addAll(OddBundles.cases());
        corpus.cases.addAll(OddProofs.cases());
        corpus.cases.addAll(OddBatches.cases());
        return corpus.cases;
    }

    private void add(String name, EvidenceArchive archive, String policy) {
        cases.add(new Case(name, archive, Optional.of(Bundles.octets(policy)), NOW));
    }

    private void addBoth(String name, EvidenceArchive archive, String policy) {
        add(name, archive, policy);
        cases.add(new Case(name + ", nobody's policy", archive, Optional.empty(), NOW));
    }

    private static SmallLog log(String escrow, int events) {
        SmallLog log = new SmallLog();
        for (int event = 0; event < events; event++) {
            log.add(escrow).add("B");
            if (event % 3 == 2) {
                log.seal();
            }
        }
        return log.add("C").seal();
    }

    private static EvidenceArchive whole(SmallLog log, String policy, String escrow, List<Disclosure> disclosures)
            throws NotProvenException {
        StreamMap map = log.map();
        log.sealMap(log.streams());
        return Bundles.of(log, policy, Optional.of(map), escrow, disclosures);
    }

    private void addGood() throws NotProvenException {
        for (int events = 1; events <= 12; events++) {
            addBoth(events + " events", whole(log("E-7", events), SmallLog.POLICY, "E-7", List.of()), SmallLog.POLICY);
        }
        addBoth("imported", whole(log("I-7", 3), SmallLog.POLICY, "I-7", List.of()), SmallLog.POLICY);
        for (int events = 1; events <= 4; events++) {
            SmallLog log = log("E-8", events);
            addBoth(
                    events + " events of a stream of which nothing is claimed",
                    Bundles.of(log, SmallLog.POLICY, Optional.empty(), "E-8", List.of()),
                    SmallLog.POLICY);
        }
        SmallLog rotated = log("E-9", 2).signWith(SmallLog.NEXT_KEY, SmallLog.KEY);
        rotated.sealKeys(SmallLog.NEXT_KEY, SmallLog.KEY);
        EvidenceArchive bundle = whole(rotated, SmallLog.POLICY, "E-9", List.of());
        addBoth("two keys, the old one known", bundle, SmallLog.POLICY);
        add("two keys, both known", bundle, "log " + SmallLog.NEXT_KEY.verifierKey() + "\n" + SmallLog.POLICY);
    }

    private void addTexts() throws NotProvenException {
        for (int text = 0; text < TEXTS.size(); text++) {
            var value = JsonNodeFactory.instance.stringNode(TEXTS.get(text));
            Disclosure shown = Bundles.disclosure("price", value, 1);
            Disclosure hidden = Bundles.disclosure("iban", value, 2);
            Disclosure odd = Bundles.disclosure("a/b~" + (text % 2 == 0 ? "c" : "\u202Ed"), value, 3);
            SmallLog log = new SmallLog()
                    .addCommitting("E-1", List.of(shown, hidden))
                    .addCommitting("E-1", List.of(odd))
                    .seal();
            addBoth("text " + text, whole(log, SmallLog.POLICY, "E-1", List.of(shown, odd)), SmallLog.POLICY);
        }
        var factory = JsonNodeFactory.instance;
        Disclosure nested = Bundles.disclosure(
                "lines",
                factory.arrayNode()
                        .add(factory.objectNode().put("b", -7).put("a", true).putNull("c"))
                        .add(9_007_199_254_740_991L),
                4);
        SmallLog log = new SmallLog().addCommitting("E-1", List.of(nested)).seal();
        addBoth("a value that is a tree", whole(log, SmallLog.POLICY, "E-1", List.of(nested)), SmallLog.POLICY);
    }

    private EvidenceArchive cosigned(long customs, long bank, long industry) throws NotProvenException {
        SmallLog log = log("E-2", 2)
                .cosignedBy(Bundles.once(text -> List.of(
                        SmallLog.CUSTOMS.cosign(text, customs),
                        BANK.cosign(text, bank),
                        INDUSTRY.cosign(text, industry))));
        return whole(log, TWO_OF_THREE, "E-2", List.of());
    }

    private void addTimes() throws NotProvenException {
        long now = Instant.parse(NOW).getEpochSecond();
        List<Long> times = List.of(
                0L,
                1L,
                TIME,
                TIME + 60,
                now,
                now + 300,
                now + 301,
                253_402_300_799L,
                253_402_300_800L,
                1L << 62,
                Long.MAX_VALUE);
        for (long time : times) {
            addBoth("a time of " + time, cosigned(time, TIME, TIME + 30), TWO_OF_THREE);
            add("two times of " + time, cosigned(time, TIME + 5, time), TWO_OF_THREE);
        }
        for (long age : List.of(0L, 119L, 120L, 7_199L, 7_200L, 172_799L, 172_800L, 1_000_000_000L)) {
            EvidenceArchive archive = cosigned(TIME, TIME, TIME);
            String later = Instant.ofEpochSecond(TIME + age).toString();
            cases.add(new Case("read after " + age, archive, Optional.of(Bundles.octets(TWO_OF_THREE)), later));
        }
    }

    private void addSealingTimes() throws NotProvenException {
        for (String then : List.of(
                "2031-01-01T00:00:00Z",
                "2023-11-14T22:18:20.999Z",
                "2023-11-14T22:18:21Z",
                "1999-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999Z")) {
            SmallLog log = log("E-3", 2).sealAt(Instant.parse(then)).add("E-3").seal();
            addBoth("sealed at " + then, whole(log, SmallLog.POLICY, "E-3", List.of()), SmallLog.POLICY);
        }
    }

    private void addMaps() throws NotProvenException {
        for (int more : List.of(0, 1, 2, 30)) {
            for (long later : List.of(0L, 600L, 601L, 86_400L)) {
                SmallLog log = log("E-4", 2);
                StreamMap map = log.map();
                log.sealMap(log.streams());
                for (int event = 0; event < more; event++) {
                    log.add("E-4-later");
                }
                if (more > 0) {
                    log.seal();
                }
                log.cosignedBy(text -> List.of(SmallLog.CUSTOMS.cosign(text, TIME - 1 + later)));
                EvidenceArchive archive = Bundles.of(log, SmallLog.POLICY, Optional.of(map), "E-4", List.of());
                cases.add(new Case(
                        more + " events after the map, cosigned " + later + " seconds later",
                        archive,
                        Optional.of(Bundles.octets(SmallLog.POLICY)),
                        "2023-11-20T00:00:00Z"));
            }
        }
    }

    /** Two streams of one name, each of which alone is proven to be whole. */
    private void addNamesakes() throws NotProvenException {
        String other = "E-11" + Events.NAMESAKE;
        SmallLog log = log("E-11", 3).add(other).add("E-11").add(other).seal();
        StreamMap map = log.map();
        log.sealMap(log.streams());
        addBoth("of a name", Bundles.of(log, SmallLog.POLICY, Optional.of(map), "E-11", List.of()), SmallLog.POLICY);
        addBoth("of its name", Bundles.of(log, SmallLog.POLICY, Optional.of(map), other, List.of()), SmallLog.POLICY);
        for (Optional<StreamMap> whole : List.of(Optional.of(map), Optional.<StreamMap>empty())) {
            EvidenceArchive both = Bundles.of(log, SmallLog.POLICY, whole, List.of(other, "E-11"), List.of());
            addBoth("of both, complete " + whole.isPresent(), both, SmallLog.POLICY);
        }
    }

    /** More streams, and more events, than are named one by one. */
    private void addMany() throws NotProvenException {
        List<String> escrows = IntStream.rangeClosed(0, 1_000)
                .mapToObj(number -> "M-" + number)
                .toList();
        SmallLog log = new SmallLog();
        escrows.forEach(log::add);
        EvidenceArchive many = Bundles.of(log.seal(), SmallLog.POLICY, Optional.empty(), escrows, List.of());
        add("1,001 streams", many, SmallLog.POLICY);
    }

    private void addPolicies() throws NotProvenException {
        EvidenceArchive unwitnessed = whole(log("E-5", 2).cosignedBy(_ -> List.of()), NOBODY_ASKED, "E-5", List.of());
        addBoth("no quorum is asked for", unwitnessed, NOBODY_ASKED);
        add("cosignatures taken off", unwitnessed, SmallLog.POLICY);
        EvidenceArchive good = whole(log("E-5", 2), SmallLog.POLICY, "E-5", List.of());
        addBoth("a reader who asks nobody", good, NOBODY_ASKED);
        add("another log", good, "log " + SmallLog.NEXT_KEY.verifierKey() + "\nquorum none\n");
        for (String none : List.of(
                "",
                "quorum none",
                LOG,
                LOG + "quorum nobody\n",
                LOG + "quorum none\nquorum none\n",
                LOG + LOG + "quorum none\n",
                LOG + "witness none " + BANK.verifierKey() + "\nquorum none\n",
                LOG + "witness a " + SmallLog.KEY.verifierKey() + "\nquorum none\n",
                LOG + "witness a " + BANK.verifierKey() + "\ngroup g 2 a\nquorum g\n",
                "log " + SmallLog.KEY.verifierKey().format().replaceFirst("\\+.", "+0") + "\nquorum none\n")) {
            add("no policy: " + none, good, none);
        }
        add("tabs, comments and blanks", good, "# mine\n\n\t" + SmallLog.POLICY.replace(' ', '\t') + "  \n");
    }

    private void addTampered() throws NotProvenException {
        Disclosure price = Bundles.disclosure("price", JsonNodeFactory.instance.stringNode("62.40"), 1);
        SmallLog log = new SmallLog()
                .addCommitting("E-6", List.of(price))
                .add("B")
                .seal()
                .add("E-6")
                .seal();
        EvidenceArchive good = whole(log, SmallLog.POLICY, "E-6", List.of(price));
        for (String name : good.files().keySet()) {
            boolean isRead = !name.startsWith("schemas/") && !name.equals("index.html") && !name.equals("policy");
            for (int part = 1; isRead && part < 6; part++) {
                SortedMap<String, Octets> files = new TreeMap<>(good.files());
                byte[] bytes = files.get(name).toArray();
                bytes[bytes.length * part / 6] ^= 1;
                files.put(name, Octets.of(bytes));
                add(name + " changed, " + part, new EvidenceArchive(files), SmallLog.POLICY);
            }
            if (isRead) {
                SortedMap<String, Octets> files = new TreeMap<>(good.files());
                files.remove(name);
                boolean isNeeded = !name.matches("(disclosures|origins|streams)/.*"); // What is not shown is said.
                if (isNeeded) {
                    add(name + " left out", new EvidenceArchive(files), SmallLog.POLICY);
                }
            }
        }
        SortedMap<String, Octets> more = new TreeMap<>(good.files());
        more.put("more", Octets.EMPTY);
        add("a file more", new EvidenceArchive(more), SmallLog.POLICY);
        SortedMap<String, Octets> none = new TreeMap<>(good.files());
        none.keySet().removeIf(name -> name.startsWith("events/") && name.endsWith(".json"));
        add("no event", new EvidenceArchive(none), SmallLog.POLICY);
    }
}
