package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.bundle.StrictZip;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.bundle.EvidenceBundle;
import io.symbia.verifier.report.NotProvenException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A bundle of one whole stream with disclosed values, and everything that can be wrong with one. */
class BundleTest {
    /** How many random bits are flipped, one at a time; {@code -Dsymbia.bundle.flips=10000} for the long form. */
    private static final int FLIPS = Integer.getInteger("symbia.bundle.flips", 200);

    private static SmallBundle bundle;

    private Path folder;

    private Path policy;

    @BeforeAll
    static void make() throws NotProvenException {
        bundle = SmallBundle.make();
    }

    @AfterEach
    void deleteFolder() throws IOException {
        Scratch.delete(folder);
    }

    @BeforeEach
    void writePolicy() throws IOException {
        folder = Scratch.make(); // By hand, as mistakes are planted under this test by a runner that knows no
        // extensions.
        policy = folder.resolve("policy.txt");
        Files.writeString(policy, SmallLog.POLICY);
    }

    private Run verify(Octets archive, Object... more) throws IOException {
        Path file = folder.resolve("bundle.zip");
        Files.write(file, archive.toArray());
        List<Object> arguments = new ArrayList<>(List.of("verify", file, "--policy", policy));
        arguments.addAll(List.of(more));
        return Run.here(arguments.toArray());
    }

    private void refuses(String check, SortedMap<String, Octets> files) throws IOException {
        Run run = verify(new EvidenceArchive(files).format());
        assertThat(run.status()).as(run.out()).isEqualTo(1);
        assertThat(run.out()).endsWith("NOT PROVEN: " + check + "\n");
    }

    private static SortedMap<String, Octets> files() {
        return new TreeMap<>(bundle.archive().files());
    }

    private static Octets octets(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isProvenWithEverythingInIt() throws IOException {
        Run run = verify(bundle.archive().format());
        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.out())
                .contains("ok    events     3 events")
                .contains("ok    batches    2 manifests")
                .contains("ok    streams    all 3 events of tag " + bundle.tag()
                        + ", called payment/escrow/A, as of leaf 6 of 8")
                .contains("ok    disclosed  2 values")
                .endsWith("PROVEN\n");
    }

    /** As mail and other systems leave it. */
    @Test
    void isKnownByItsFirstBytesWhateverItIsCalled() throws IOException {
        for (String name : List.of("E.ZIP", "evidence", "E-1.bin")) {
            Path file = folder.resolve(name);
            Files.write(file, bundle.archive().format().toArray());
            Run run = Run.here("verify", file, "--policy", policy);
            assertThat(run.out()).as(name).endsWith("PROVEN\n");
            assertThat(run.status()).isZero();
        }
    }

    /** The document leaves some lines and some ends of lines out, and invents none. */
    @Test
    void saysWhatTheDocumentShows() throws IOException {
        String document = Files.readString(Path.of("../../docs/statement.md"));
        String example = document.substring(document.indexOf("STATEMENT symbia.io"), document.indexOf("\nPROVEN\n```"));
        Run run = verify(bundle.archive().format(), "--now", "2023-11-15T12:00:00Z");
        String pattern = example.lines()
                .map(line -> Pattern.quote(line).replace("\u2026", "\\E[^\n]*\\Q"))
                .collect(Collectors.joining("\n(- [^\n]*\n)*"));
        assertThat(run.out()).containsPattern(Pattern.compile(pattern));
    }

    @Test
    void isTheSameBytesWheneverItIsMade() throws NotProvenException {
        assertThat(SmallBundle.make().archive().format())
                .isEqualTo(bundle.archive().format());
    }

    @Test
    void agreesWithItselfWithoutAPolicyAndSaysThatThisIsAll() throws IOException {
        Path file = folder.resolve("bundle.zip");
        Files.write(file, bundle.archive().format().toArray());
        Run run = Run.here("verify", file);
        assertThat(run.status()).isEqualTo(3);
        assertThat(run.out())
                .contains("note  policy     taken from the bundle itself")
                .contains("\nAGREES WITH ITSELF\n- log.example/symbia signed 8 leaves")
                .contains("- that anybody you know vouches for this")
                .doesNotContain("PROVEN")
                .endsWith("AGREES WITH ITSELF: nobody said whom to believe\n");
    }

    @Test
    void oneFlippedBitAnywhereIsRefused() throws IOException {
        byte[] bytes = bundle.archive().format().toArray();
        Random random = new Random(20_261_123);
        for (int flip = 0; flip < FLIPS; flip++) {
            int bit = random.nextInt(bytes.length * 8);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            Run run = verify(Octets.of(bytes));
            assertThat(run.status()).as("bit %d: %s", bit, run.out()).isEqualTo(1);
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    /** As somebody would who also writes the list of digests again: the proofs find it, not the archive. */
    @Test
    void aChangedByteOfEvidenceIsRefusedThoughTheDigestsFit() throws IOException {
        for (String name : files().keySet()) {
            boolean isEvidence = !name.startsWith("schemas/") && !name.equals("index.html") && !name.equals("policy");
            byte[] bytes = files().get(name).toArray();
            for (int index = 0; isEvidence && index < bytes.length; index += Math.max(1, bytes.length / 10)) {
                SortedMap<String, Octets> changed = files();
                byte[] other = bytes.clone();
                other[index] ^= 1;
                changed.put(name, Octets.of(other));
                Run run = verify(new EvidenceArchive(changed).format());
                assertThat(run.status())
                        .as("%s byte %d: %s", name, index, run.out())
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void anEventUnderTheNameOfAnotherIsRefused() throws IOException {
        String name = "events/" + bundle.digests().getFirst();
        String other = "events/" + "0".repeat(64);
        SortedMap<String, Octets> renamed = files();
        renamed.put(other + ".json", renamed.remove(name + ".json"));
        renamed.put(other + ".tlog-proof", renamed.remove(name + ".tlog-proof"));
        refuses("events", renamed);
    }

    @Test
    void nothingThatIsNeededCanBeLeftOut() throws IOException {
        for (String name : files().keySet()) {
            boolean isNeeded = !name.startsWith("schemas/")
                    && !name.equals("index.html")
                    && !name.startsWith("disclosures/")
                    && !name.startsWith("origins/") // It is then said that they are not shown.
                    && !name.startsWith("streams/"); // Without it nothing is claimed to be complete.
            SortedMap<String, Octets> without = files();
            without.remove(name);
            Run run = verify(new EvidenceArchive(without).format(), "--ignore-page"); // It is that of all files.
            assertThat(run.status()).as("%s: %s", name, run.out()).isEqualTo(isNeeded ? 1 : 0);
        }
    }

    @Test
    void nothingThatIsNotAccountedForCanBeAdded() throws IOException {
        String stranger = "0".repeat(64);
        for (String name : List.of(
                "more",
                "events/readme",
                "events/" + stranger + ".tlog-proof",
                "streams/x",
                "manifests/9.tlog-proof",
                "disclosures/" + stranger + ".txt")) {
            SortedMap<String, Octets> more = files();
            more.put(name, Octets.EMPTY);
            refuses("archive", more);
        }
        SortedMap<String, Octets> schema = files();
        schema.put("schemas/symbia.payment.other.v1.json", octets("{}"));
        refuses("schemas", schema);
    }

    @Test
    void theBatchesAreThoseOfTheEventsAndNoOthers() throws IOException {
        SortedMap<String, Octets> without = files();
        without.remove("manifests/1.json");
        without.remove("manifests/1.tlog-proof");
        refuses("batches", without);
        SmallLog log = SmallBundle.log();
        log.sealMap(log.streams());
        SortedMap<String, Octets> more = files();
        more.put("manifests/2.json", log.manifest(2));
        more.put("manifests/2.tlog-proof", octets(log.manifestProof(2).format()));
        refuses("batches", more); // Good, and about none of these events.
    }

    @Test
    void aStreamWithAnEventLeftOutIsNotComplete() throws IOException {
        for (String digest : bundle.digests()) {
            SortedMap<String, Octets> without = files();
            without.remove("events/" + digest + ".json");
            without.remove("events/" + digest + ".tlog-proof");
            without.remove("disclosures/" + digest + ".txt");
            Run run = verify(new EvidenceArchive(without).format());
            assertThat(run.status()).as(run.out()).isEqualTo(1);
            // The batch of the first event holds no other one of this stream.
            assertThat(run.out()).containsAnyOf("NOT PROVEN: streams", "NOT PROVEN: batches");
        }
    }

    @Test
    void aValueIsTheOneThatTheEventCommitsTo() throws IOException {
        String name = "disclosures/" + bundle.digests().getFirst() + ".txt";
        Disclosure other = bundle.otherValue();
        SortedMap<String, Octets> changed = files();
        changed.put(name, octets(other.encoded() + "\n"));
        refuses("disclosed", changed);
        String first = new String(files().get(name).toArray(), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        changed.put(name, octets(first + "\n" + first + "\n"));
        refuses("disclosed", changed);
        changed.put(name, octets(first)); // Without its newline.
        refuses("disclosed", changed);
        SortedMap<String, Octets> moved = files();
        moved.put("disclosures/" + bundle.digests().getLast() + ".txt", moved.remove(name));
        refuses("disclosed", moved);
    }

    /** What a service hands out in the place of a record goes into no bundle. */
    @Test
    void takesNoOriginThatNoEventNames() {
        Octets event = files().get("events/" + bundle.digests().getFirst() + ".json");
        List<Octets> origins = List.of(Octets.of(Events.origin("I-7").toArray()));
        assertThatThrownBy(() -> EvidenceBundle.of(bundle.archive(), List.of(event), List.of(), origins))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("none of these events names");
    }

    /** Whoever opens it would see what somebody else wrote, in green. */
    @Test
    void aPageOfAnotherMakeIsRefusedUnlessTheReaderPassesOverIt() throws IOException {
        assertThat(verify(bundle.archive().format()).out())
                .contains("index.html is the page that this verifier writes");
        SortedMap<String, Octets> changed = files();
        changed.put("index.html", octets("<p>All is well</p>"));
        refuses("page", changed);
        Run passed = verify(new EvidenceArchive(changed).format(), "--ignore-page");
        assertThat(passed.status()).isZero();
        assertThat(passed.out()).contains("- what index.html shows: it is not the page that this verifier writes");
    }

    @Test
    void isNoBundleIfItIsSomethingElse() throws IOException {
        for (Octets archive : List.of(Octets.EMPTY, octets("PK"), StrictZip.format(files()))) {
            assertThat(verify(archive).out()).endsWith("NOT PROVEN: archive\n");
        }
        SortedMap<String, Octets> logsHalf = files();
        logsHalf.keySet().removeIf(name -> name.endsWith(".json") && name.startsWith("events/"));
        assertThat(verify(new EvidenceArchive(logsHalf).format()).status()).isEqualTo(2);
        assertThat(Run.here("verify", folder.resolve("none.zip")).status()).isEqualTo(2);
    }
}
