package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.tlog.bundle.EvidenceArchive;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

/** The page of a bundle in a real Chromium, from a file and with no network to reach: what a person sees and does. */
class EvidencePageIT {
    @TempDir
    private static Path profile;

    private static SmallBundle bundle;
    private static Path program;
    private static Browser browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> found = Browser.find();
        assumeTrue(found.isPresent(), "no Chromium is installed");
        program = found.orElseThrow();
        browser = Browser.start(program, profile);
        bundle = SmallBundle.make();
    }

    @AfterAll
    static void end() {
        if (browser != null) {
            browser.close();
        }
    }

    private static String page() {
        return page(bundle.archive());
    }

    private static String page(EvidenceArchive archive) {
        return new String(archive.files().get("index.html").toArray(), StandardCharsets.UTF_8);
    }

    private String shown(String page) throws IOException, InterruptedException {
        return shown(page, browser);
    }

    private String shown(String page, Browser in) throws IOException, InterruptedException {
        Path file = folder.resolve("index.html");
        Files.writeString(file, page);
        in.open(file);
        return in.shown();
    }

    private String choose(String policy) throws IOException, InterruptedException {
        Path file = folder.resolve("policy.txt");
        Files.writeString(file, policy);
        browser.choose("#policy", file);
        return browser.checked();
    }

    @Test
    void isNotGreenUntilTheReaderSaysWhomToBelieve() throws IOException, InterruptedException {
        assertThat(shown(page()))
                .contains("class=\"consistent\">Agrees with itself; nobody said whom to believe<")
                .contains("the log log.example/symbia: Ed25519 key c0dc3e72, SHA-256 e747be1c")
                .contains("that anybody you know vouches for this")
                .doesNotContain("class=\"proven\"");
        assertThat(choose(SmallLog.POLICY))
                .contains("class=\"proven\">Proven under the policy that you chose<")
                .contains("log.example/symbia signed 8 leaves")
                .contains("not later than 2023-11-14T22:13:20Z")
                .contains("payment/escrow/A, tag " + bundle.tag()
                        + ": these 3 events are all of this tag, in order, as of leaf 6")
                .contains("payment/escrow/A #0 commits to /price = \"62.40\"")
                .contains("\"↳ price\": \"62.40\"");
        assertThat(choose("quorum\n"))
                .contains("class=\"could-not-check\"")
                .contains("the policy that was given is none");
        assertThat(choose(SmallLog.POLICY.replace(
                        SmallLog.KEY.verifierKey().toString(),
                        SmallLog.NEXT_KEY.verifierKey().toString())))
                .contains("class=\"not-proven\"");
    }

    /** Dropped on the page, as the sentence above the button says. */
    @Test
    void takesAPolicyThatIsDroppedOnIt() throws IOException, InterruptedException {
        shown(page());
        String file = Bundles.octets(SmallLog.POLICY).base64();
        browser.forget();
        browser.evaluate("""
            (() => {
              const transfer = new DataTransfer();
              transfer.items.add(new File([bytesOf("%s")], "policy.txt"));
              document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, cancelable: true, bubbles: true }));
            })()\
            """.formatted(file));
        assertThat(browser.checked()).contains("class=\"proven\"");
    }

    /** A quorum that needs ML-DSA-44, in a browser that knows it and in one that does not. */
    @Test
    void checksMlDsaWhereTheBrowserCan() throws Exception {
        NoteSigner industry = NoteSigner.postQuantumCosignerOfSeed(
                "industry.example",
                Octets.of(Hash.ofContent("industry".getBytes(StandardCharsets.UTF_8))
                        .toArray()));
        String policy = "log " + SmallLog.KEY.verifierKey() + "\nwitness industry " + industry.verifierKey()
                + "\nquorum industry\n";
        SmallLog log = SmallBundle.log()
                .cosignedBy(Bundles.once(text -> List.of(industry.cosign(text, SmallLog.COSIGNED_AT_SECONDS))));
        EvidenceArchive archive = Bundles.of(log, policy, Optional.empty(), "A", SmallBundle.DISCLOSURES);
        shown(page(archive));
        boolean isKnown = !choose(policy).contains("this browser cannot check ML-DSA-44");
        assertThat(browser.shown())
                .contains(isKnown ? "class=\"proven\"" : "class=\"could-not-check\"")
                .contains("the witness industry, industry.example: ML-DSA-44 key");
        browser.evaluate("""
            (() => {
              const known = SubtleCrypto.prototype.importKey;
              SubtleCrypto.prototype.importKey = function (format, ...more) {
                return format === "raw-public" ? Promise.reject(new Error("unknown")) : known.call(this, format, ...more);
              };
            })()\
            """);
        assertThat(choose(policy))
                .contains("class=\"could-not-check\"")
                .contains("this browser cannot check ML-DSA-44, which the quorum needs");
    }

    /** c2sp.org/tlog-checkpoint: "clients MUST ignore unknown signatures. This enables, for example, log key rotation". */
    @Test
    void takesEitherOfTheTwoKeysOfALogThatChangesThem() throws Exception {
        SmallBundle changing = SmallBundle.makeWithTwoKeys();
        SortedMap<String, Octets> files = new TreeMap<>(changing.archive().files());
        shown(page(changing.archive()));
        assertThat(choose("log " + SmallLog.NEXT_KEY.verifierKey() + "\n" + SmallLog.POLICY))
                .contains("class=\"proven\"")
                .contains("log.example/symbia signed 9 leaves");
        assertThat(choose(SmallLog.POLICY)).contains("class=\"proven\"");
        byte[] checkpoint = files.get("checkpoint").toArray();
        String text = new String(checkpoint, StandardCharsets.UTF_8);
        int second = text.substring(0, text.lastIndexOf("— log.example")).getBytes(StandardCharsets.UTF_8).length;
        checkpoint[second + 40] ^= 1; // In the base64 of the old key's signature.
        String changed = page(changing.archive())
                .replace(files.get("checkpoint").base64(), Octets.of(checkpoint).base64());
        assertThat(shown(changed)).contains("class=\"not-proven\"").contains("the check log does not hold");
    }

    @Test
    void speaksChineseToAChineseBrowser() throws IOException, InterruptedException {
        try (Browser chinese =
                Browser.start(program, folder.resolve("profile"), "--lang=zh-CN", "--accept-lang=zh-CN")) {
            assertThat(shown(page(), chinese))
                    .contains("没有人说明该信任谁")
                    .contains("就是该标签的全部事件且顺序正确")
                    .contains("未证实")
                    .contains("STATEMENT symbia.io/statement@v1"); // The file is the same for everybody.
        }
    }

    /** Two lines of an order may each have a price; each stands in its line. */
    @Test
    void showsEachValueWhereItsDigestStands() throws Exception {
        var factory = JsonNodeFactory.instance;
        Disclosure first = Bundles.disclosure("price", factory.stringNode("62.40"), 1);
        Disclosure second = Bundles.disclosure("price", factory.stringNode("\u202E00.99"), 2);
        SmallLog log = new SmallLog().addLines("A", List.of(first, second)).seal();
        EvidenceArchive archive = Bundles.of(log, SmallLog.POLICY, Optional.empty(), "A", List.of(first, second));
        String shown = shown(page(archive));
        assertThat(shown)
                .contains("commits to /lines/0/price = \"62.40\"")
                .contains("commits to /lines/1/price = \"\\u{202e}00.99\"")
                .doesNotContain("\u202E");
        String data = shown.substring(shown.indexOf("\"lines\": ["));
        assertThat(data.indexOf("62.40")).isBetween(0, data.indexOf("\\u{202e}00.99"));
    }

    @Test
    void refusesAChangedByteOfEachKindOfFile() throws IOException, InterruptedException {
        SortedMap<String, Octets> files = new TreeMap<>(bundle.archive().files());
        String digest = bundle.digests().getFirst();
        for (String name : List.of(
                "checkpoint",
                "events/" + digest + ".json",
                "events/" + digest + ".tlog-proof",
                "disclosures/" + digest + ".txt",
                "manifests/1.json",
                "streams/" + bundle.tag() + ".stream-proof")) {
            String before = files.get(name).base64();
            byte[] changed = files.get(name).toArray();
            changed[changed.length / 3] ^= 1;
            String shown = shown(page().replace(before, Octets.of(changed).base64()));
            assertThat(shown).as(name).contains("class=\"not-proven\"").contains("class=\"failed\"");
        }
    }

    @Test
    void refusesAStreamFromWhichAnEventWasTaken() throws IOException, InterruptedException {
        StringBuilder page = new StringBuilder();
        page().lines()
                .filter(line -> !line.contains("\"events/" + bundle.digests().getLast()))
                .forEach(line -> page.append(line).append('\n'));
        assertThat(shown(page.toString()))
                .contains("class=\"not-proven\"")
                .contains("the stream has 3 events, these are 2");
    }

    /** Its policy for content lets nothing run but its own script, to the byte. */
    @Test
    void runsNoOtherScript() throws IOException, InterruptedException {
        String changed = page().replace("\"use strict\";", "\"use strict\"; document.title = 'other';");
        Files.writeString(folder.resolve("index.html"), changed);
        browser.load(folder.resolve("index.html"));
        assertThat(browser.shown()).contains("Checking …").doesNotContain("class=\"proven\"", "class=\"consistent\"");
    }
}
