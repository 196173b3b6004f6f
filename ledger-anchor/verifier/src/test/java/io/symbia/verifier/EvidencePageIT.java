package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.NotProvenException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a bundle in a real Chromium, from a file and with no network to reach: what stands in it after its script has run. */
class EvidencePageIT {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final long PATIENCE_SECONDS = 120;

    private static SmallBundle bundle;
    private static Path browser;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() throws NotProvenException {
        var program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "no Chromium is installed");
        browser = program.orElseThrow();
        bundle = SmallBundle.make();
    }

    private static String page() {
        return page(bundle);
    }

    private static String page(SmallBundle bundle) {
        return new String(bundle.archive().files().get("index.html").toArray(), StandardCharsets.UTF_8);
    }

    /** The document as it is once nothing more happens in it. */
    private String shown(String page, String... more) throws IOException, InterruptedException {
        Path file = folder.resolve("index.html");
        Files.writeString(file, page);
        List<String> command = new ArrayList<>(List.of(
                browser.toString(),
                "--headless",
                "--no-sandbox", // Its sandbox does not work for root, which builds in containers run as.
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--proxy-server=127.0.0.1:1", // Nobody is there: whatever the page loaded would fail.
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=20000",
                "--dump-dom"));
        command.addAll(List.of(more));
        command.add(file.toUri().toString());
        Path out = folder.resolve("dom.html");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            throw new AssertionError("no end after " + PATIENCE_SECONDS + " seconds");
        }
        String dom = Files.readString(out);
        return dom.substring(dom.indexOf("<main>"), dom.indexOf("</main>"));
    }

    @Test
    void checksEverythingInItWithoutANetwork() throws IOException, InterruptedException {
        String shown = shown(page());
        assertThat(shown)
                .contains("class=\"proven\">All checks made here hold<")
                .contains("The log log.example/symbia signed 8 leaves")
                .contains("Witness customs cosigned at 2023-11-14T22:13:20.000Z")
                .contains("Stream payment/escrow/A is complete: 3 events as of leaf 6")
                .contains("2 disclosed values")
                .contains("\"price\": \"62.40\"")
                .doesNotContain("class=\"failed\"");
        assertThat(shown.split("class=\"ok\"", -1)).hasSize(1 + 11);
    }

    /** c2sp.org/tlog-checkpoint: "clients MUST ignore unknown signatures. This enables, for example, log key rotation". */
    @Test
    void takesEitherOfTheTwoKeysOfALogThatChangesThem() throws Exception {
        SmallBundle changing = SmallBundle.makeWithTwoKeys();
        SortedMap<String, Octets> files = new TreeMap<>(changing.archive().files());
        assertThat(shown(page(changing)))
                .contains("class=\"proven\">All checks made here hold<")
                .contains("The log log.example/symbia signed 9 leaves");
        String policy = files.get("policy").base64();
        Octets oldAlone = Octets.of(SmallLog.POLICY.getBytes(StandardCharsets.UTF_8));
        assertThat(shown(page(changing).replace(policy, oldAlone.base64()))).contains("class=\"proven\"");
        byte[] checkpoint = files.get("checkpoint").toArray();
        String text = new String(checkpoint, StandardCharsets.UTF_8);
        int second = text.substring(0, text.lastIndexOf("— log.example")).getBytes(StandardCharsets.UTF_8).length;
        checkpoint[second + 40] ^= 1; // In the base64 of the old key's signature.
        String changed = page(changing)
                .replace(files.get("checkpoint").base64(), Octets.of(checkpoint).base64());
        assertThat(shown(changed))
                .contains("class=\"refused\"")
                .contains("the signature of log.example/symbia is wrong");
    }

    @Test
    void speaksChineseToAChineseBrowser() throws IOException, InterruptedException {
        String shown = shown(page(), "--lang=zh-CN", "--accept-lang=zh-CN");
        assertThat(shown).contains("此处所做的核验全部通过").contains("完整").doesNotContain("All checks", "is complete");
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
            assertThat(shown).as(name).contains("class=\"refused\"").contains("class=\"failed\"");
        }
    }

    @Test
    void refusesAStreamFromWhichAnEventWasTaken() throws IOException, InterruptedException {
        StringBuilder page = new StringBuilder();
        page().lines()
                .filter(line -> !line.contains("\"events/" + bundle.digests().getLast()))
                .forEach(line -> page.append(line).append('\n'));
        assertThat(shown(page.toString()))
                .contains("class=\"refused\"")
                .contains("the stream has 3 events, these are 2");
    }

    /** Its policy for content lets nothing run but its own script, to the byte. */
    @Test
    void runsNoOtherScript() throws IOException, InterruptedException {
        String changed = page().replace("\"use strict\";", "\"use strict\"; document.title = 'other';");
        assertThat(shown(changed)).contains("Checking …").doesNotContain("class=\"proven\"");
    }
}
