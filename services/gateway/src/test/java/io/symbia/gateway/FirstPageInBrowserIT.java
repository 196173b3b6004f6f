package io.symbia.gateway;

import static io.symbia.gateway.FakeTarget.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first page as people see it: in a browser, with the gateway and five targets behind it. */
class FirstPageInBrowserIT {
    private static final List<String> TARGETS = List.of("supply-chain", "logistics", "payment", "credit", "log");
    private static final String ROOT =
            "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="; // c2sp.org/tlog-checkpoint, its example
    private static final String CHECKPOINT = "example.com/behind-the-sofa\n20852163\n" + ROOT
            + "\n\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
            + "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
            + "— customs.example/witness Az3grlgt\n";
    private static final String KNOWN = "a".repeat(64);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path profiles;

    private static GatewayUnderTest gateway;
    private static int profile;
    private Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(Browser.program().isPresent(), "no Chromium is installed");
        gateway = GatewayUnderTest.start();
    }

    @AfterAll
    static void stop() {
        if (gateway != null) gateway.close();
    }

    @BeforeEach
    void open() {
        TARGETS.forEach(name -> gateway.target(name).forget());
        gateway.target("log").handles(exchange -> {
            String path = exchange.getRequestURI().getPath();
            Map<String, String> texts = Map.of(
                    "/checkpoint",
                    CHECKPOINT,
                    "/status",
                    "{\"lastSeal\":\"2026-03-04T05:06:07Z\"}",
                    "/proofs/" + KNOWN,
                    "c2sp.org/tlog-proof@v1\n");
            String problem = "{\"code\":\"unknown\"}";
            Optional<String> text = Optional.ofNullable(texts.get(path));
            answer(exchange, text.isPresent() ? 200 : 404, "text/plain", text.orElse(problem));
        });
        browser = Browser.start(Browser.program().orElseThrow(), profiles.resolve("profile-" + profile++));
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void showsHealthAndTheLatestCheckpoint() {
        gateway.target("payment").saysReadiness(503);
        browser.open(gateway.url("/"));
        awaitText("#parts", "Supply chainready Logisticsready Paymentnot ready Creditready Logready");
        awaitText("#size", "20,852,163");
        assertThat(text("#root")).isEqualTo(ROOT);
        assertThat(text("#signers")).isEqualTo("example.com/behind-the-sofa, customs.example/witness");
        assertThat(text("#time")).contains("2026");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void namesWitnessesAndMirrorsAndClaimsNoMoreThanALogShows() {
        gateway.target("log").saysStatus("""
                {"state":"open","publishing":{"witnesses":[{"name":"customs.example/witness","good":true},
                {"name":"bank.example/witness","good":false,"problem":"cannot be asked"}],
                "mirrors":[{"name":"archive.example/mirror","size":7}]}}""");
        browser.open(gateway.url("/"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(spaced("#parts"))
                        .contains(
                                "witness customs.example/witnesscosigns",
                                "witness bank.example/witnessdoes not count now",
                                "mirror archive.example/mirrorcosigns"));
        assertThat(text("footer")).contains("not that whoever it names has said it");
        browser.evaluate("document.getElementById('language').click()");
        awaitText("footer", "日志证明记录了什么、最迟于何时记录、此后未被改动；不证明所署之人确曾如此表示，也不证明内容与现实相符。");
        assertThat(spaced("#parts")).contains("见证人 customs.example/witness正在副署", "镜像 archive.example/mirror正在副署");
        gateway.target("log").saysStatus("{\"lastSeal\":\"2026-03-04T05:06:07Z\"}"); // As before.
    }

    @Test
    void everyLinkLeadsSomewhere() {
        browser.open(gateway.url("/"));
        String failed = browser.evaluate("""
                (async () => {
                  const broken = [];
                  for (const link of document.querySelectorAll("main a[href], noscript a[href]")) {
                    const answer = await fetch(link.href);
                    if (!answer.ok) broken.push(link.href + " " + answer.status);
                  }
                  return document.querySelectorAll("main a[href]").length + " links, broken: " + broken.join();
                })()""");
        assertThat(failed).isEqualTo("7 links, broken: ");
    }

    @Test
    void changesItsLanguageWholeAndRemembersIt() {
        browser.open(gateway.url("/"));
        awaitText("#checkpoint-title", "Latest checkpoint");
        awaitText("#size", "20,852,163");
        browser.evaluate("document.getElementById('language').click()");
        awaitText("#checkpoint-title", "最新检查点");
        // A part that was slow to answer is asked again within seconds.
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(text("#parts")).contains("供应链就绪"));
        assertThat(text("body")).doesNotContain("Health", "ready", "Search", "Entries");
        assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo("zh-Hans");
        browser.open(gateway.url("/?again"));
        awaitText("#checkpoint-title", "最新检查点");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void greetsAChineseBrowserInChinese() {
        browser.speaks("zh-CN");
        browser.open(gateway.url("/"));
        awaitText("#health-title", "运行状态");
    }

    @Test
    void findsAProofAndSaysWhatIsWrongWithADigest() {
        browser.open(gateway.url("/?digest=" + KNOWN));
        awaitText("#result pre", "c2sp.org/tlog-proof@v1");
        assertThat(browser.evaluate("document.querySelector('#result a').getAttribute('download')"))
                .isEqualTo(KNOWN + ".tlog-proof");
        assertThat(browser.complaints()).isEmpty();
        search("xyz");
        awaitText("#result", "A digest has 64 hexadecimal digits: 0 to 9, a to f.");
        search("b".repeat(64));
        awaitText("#result", "No event with this digest is in the log.");
    }

    @Test
    void isOfUseWhenNobodyIsBehindIt() throws IOException {
        TARGETS.forEach(name -> gateway.target(name).goDown());
        try {
            browser.open(gateway.url("/"));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(
                                    browser.evaluate("document.querySelectorAll('#parts .UNREACHABLE').length + ''"))
                            .isEqualTo("5"));
            awaitText("#size", "not available now");
            search(KNOWN);
            awaitText("#result", "The log does not answer now.");
            browser.evaluate("document.getElementById('language').click()");
            awaitText("#result", "日志暂时没有应答。");
            // The browser itself reports answers of 503; nothing else may be wrong.
            assertThat(browser.complaints()).allMatch(complaint -> complaint.startsWith("Failed to load resource"));
        } finally {
            for (String name : TARGETS) gateway.target(name).comeBack();
        }
    }

    @ParameterizedTest
    @CsvSource({"390, 844", "320, 568", "1280, 800"})
    void fitsTheScreenAndTheFinger(int width, int height) {
        browser.isSized(width, height);
        browser.open(gateway.url("/?digest=" + KNOWN));
        awaitText("#result pre", "c2sp.org/tlog-proof@v1");
        assertThat(Integer.parseInt(browser.evaluate("document.documentElement.scrollWidth + ''")))
                .isLessThanOrEqualTo(width);
        // WCAG 2.2, 2.5.5: a target is 44 CSS pixels high.
        assertThat(browser.evaluate("""
                        [...document.querySelectorAll("button, input, .tiles a")]
                          .filter((it) => it.getBoundingClientRect().height < 44).map((it) => it.outerHTML).join()""")).isEmpty();
    }

    private void search(String digest) {
        browser.evaluate("document.getElementById('digest').value = '%s'; document.querySelector('form button').click()"
                .formatted(digest));
    }

    private String text(String selector) {
        return browser.evaluate(
                "(document.querySelector('%s')?.textContent ?? '').trim().replace(/\\s+/g, ' ')".formatted(selector));
    }

    private void awaitText(String selector, String expected) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(spaced(selector)).isEqualTo(expected));
    }

    /** Text with a space between the lines of a list. */
    private String spaced(String selector) {
        return selector.equals("#parts")
                ? browser.evaluate("[...document.querySelectorAll('#parts li')].map((it) => it.textContent).join(' ')")
                : text(selector);
    }
}
