package io.symbia.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.client.deliveries.Sample;
import io.symbia.client.http.SmallPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Files as people's programs write them: nothing is sealed under a number or a date that the file does not say. */
class ImportCommandTest {
    private static final Path ROOT = Path.of(System.getProperty("symbia.root", "."));
    private static final Path CASES = Path.of(System.getProperty(
            "symbia.cases", ROOT.resolve("../shared/cases/import").toString()));
    private static final String ORDERS = "/supply-chain/orders/";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private SmallPlatform platform;

    @BeforeEach
    void start() throws IOException {
        platform = new SmallPlatform();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    /** Orders that are in afterwards, by the last characters of their numbers, and what the command ends with. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ambiguous.csv | 2 |           | date=dmy' or --dates '
            mixed.csv     | 0 | 1-2 1-3   | imported 2 rows
            iso.csv       | 0 | 1-4       | imported 1 rows
            hash.csv      | 3 |           | imported 0 rows, refused 2
            space.csv     | 3 |           | imported 0 rows, refused 2
            nfd-vendor.csv| 3 | 1-1       | imported 1 rows, refused 1
            long-item.csv | 3 | 1-5       | imported 1 rows, refused 1
            blank.csv     | 0 | 1-1 1-2   | imported 2 rows, refused 0
            capitals.csv  | 0 | 1-1 1-2   | imported 2 rows
            semicolon.csv | 0 | 1-1       | imported 1 rows
            empty.csv     | 2 |           | is empty
            """)
    void seesWhatAFileSays(String name, int status, String orders, String said) {
        assumeTrue(Files.exists(CASES), "no import cases at " + CASES);
        assertThat(importing(
                        CASES.resolve(name),
                        "--refused",
                        folder.resolve("refused.csv").toString()))
                .as(name + ": " + out + err)
                .isEqualTo(status);
        assertThat(out.toString() + err).contains(said);
        List<String> expected = orders == null ? List.of() : List.of(orders.split(" "));
        assertThat(placed().stream().map(path -> path.substring(path.indexOf(':') + 1)))
                .containsExactlyInAnyOrderElementsOf(
                        expected.stream().map(order -> "H6B-" + order).toList());
        if (status == 2) assertThat(platform.received()).isEmpty();
    }

    @Test
    void takesTheDatesThatAFileProves() throws IOException {
        Path file = new Sample()
                .row("scheduled delivery date", "2006-11-14", "delivered to client date", "03/11/2006")
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "delivered to client date", "15/11/2006")
                .in(folder);
        assertThat(importing(file)).as(err.toString()).isZero();
        assertThat(platform.done().get("/logistics/consignments/vendor-maker-ltd:ASN-1/deliveries/recorded"))
                .contains("2006-11-03T00:00:00.000Z");
    }

    @Test
    void placesNoOrderUnderAnotherNumber() throws IOException {
        Path file = new Sample()
                .row("po / so #", "PO-9#1", "asn/dn #", "ASN-9")
                .row("po / so #", "PO-9?1", "asn/dn #", "ASN-8")
                .row("po / so #", "PO-7", "asn/dn #", "ASN-7#x")
                .row("po / so #", "PO-1")
                .in(folder);
        assertThat(importing(file)).isEqualTo(3);
        assertThat(placed()).as("the first two may be rows of PO-1").isEmpty();
        assertThat(importing(file, "--part-orders")).isEqualTo(3);
        assertThat(placed()).containsExactly(ORDERS + "client-vietnam:PO-1");
        assertThat(platform.done().keySet()).noneMatch(path -> path.contains("-9") || path.contains("-7"));
    }

    @Test
    void takesTheMendedRowsAgain() throws IOException {
        Path file = new Sample()
                .row()
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "country", "Narnia", "item description", "+1+1")
                .in(folder);
        assertThat(importing(file)).isEqualTo(3);
        Path refused = folder.resolve("sample-refused.csv");
        String mended = Files.readString(refused).replace("Narnia", "Haiti");
        assertThat(mended).contains("country_unknown", "'+1+1");
        Files.writeString(refused, mended.replaceFirst("2-Jun-06(?!.*2-Jun-06)", "1-May-06"));
        assertThat(importing(refused)).as(out.toString()).isZero();
        assertThat(placed()).containsExactlyInAnyOrder(ORDERS + "client-vietnam:PO-1", ORDERS + "client-haiti:PO-2");
        assertThat(platform.done().values()).anyMatch(body -> body.contains("\"+1+1\""));
    }

    @Test
    void checksWithoutSendingAnything() throws IOException {
        Path file = new Sample()
                .row()
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "line item quantity", "none")
                .in(folder);
        assertThat(importing(file, "--check")).isEqualTo(3);
        assertThat(out.toString()).contains("1 rows can be imported, 1 cannot; nothing was sent");
        assertThat(folder.resolve("sample-refused.csv")).doesNotExist();
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void theShippedSampleCanBeImported() {
        Path sample = ROOT.resolve("docs/samples/deliveries.csv");
        assertThat(importing(sample)).as(out + err.toString()).isZero();
        assertThat(placed()).hasSize(2);
    }

    @Test
    void saysInWhoseNameItSpeaksAndGrantsNoLineUnasked() throws IOException {
        Path file = new Sample().row().in(folder);
        assertThat(importing(file, "--as", "zj-office")).isZero();
        assertThat(out.toString()).contains("zj-office vouches for what is new");
        assertThat(platform.received())
                .filteredOn(received -> received.method().equals("PUT"))
                .allSatisfy(received -> assertThat(received.rule()).endsWith("-by-zj-office"));
        assertThat(platform.done().keySet()).noneMatch(path -> path.startsWith("/credit/lines"));
        assertThat(importing(file, "--as", "zj-office", "--credit-limit", "9000"))
                .isZero();
        assertThat(platform.done().get("/credit/lines/zj-office:client-vietnam"))
                .contains("9000.00");
    }

    @ParameterizedTest
    @CsvSource({
        "--as, Somebody Else",
        "--credit-limit, -1",
        "--credit-limit, 1e9",
        "--dates, ymd",
        "--separator, ::",
        "--charset, klingon"
    })
    void refusesOptionsThatMakeNoSense(String option, String value) throws IOException {
        assertThat(importing(new Sample().row().in(folder), option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(option.substring(2, 4));
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void saysAtOnceThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        int status = run(
                "import", "deliveries", new Sample().row().in(folder).toString(), "--url", "http://127.0.0.1:" + port);
        assertThat(status).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("did not answer within 5 s", "./symbia up");
    }

    private List<String> placed() {
        return platform.done().keySet().stream()
                .filter(path -> path.startsWith(ORDERS) && !path.contains("/acceptances/"))
                .toList();
    }

    private int importing(Path file, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "import", "deliveries", file.toString(), "--url", platform.url().toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        CommandLine commands = Client.commandLine();
        commands.setOut(new PrintWriter(out));
        commands.setErr(new PrintWriter(err));
        return commands.execute(arguments);
    }
}
