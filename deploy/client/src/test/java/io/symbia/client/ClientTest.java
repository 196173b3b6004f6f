package io.symbia.client;

import static io.symbia.client.http.SmallPlatform.Trouble.REFUSED;
import static io.symbia.client.http.SmallPlatform.Trouble.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import io.symbia.client.http.SmallPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a person types and reads. */
class ClientTest {
    private static final int ROWS_REFUSED = 3;

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

    @Test
    void saysWhatWasImported() throws IOException {
        Path file = new Sample()
                .row()
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "line item quantity", "none")
                .in(folder);
        assertThat(importing(file)).isEqualTo(ROWS_REFUSED);
        assertThat(out.toString())
                .containsPattern(
                        "imported 1 rows, refused 1; (\\d+) commands in .* s \\(\\d+ a second\\) made \\1 events")
                .contains("the refused rows are in " + folder.resolve("sample-refused.csv"));

        assertThat(importing(file))
                .as("nothing new, and the row is still refused")
                .isEqualTo(ROWS_REFUSED);
        assertThat(out.toString()).contains(" made 0 events");
    }

    @Test
    void writesTheRefusedRowsSoThatNoSpreadsheetRunsThem() throws IOException {
        Path file = new Sample()
                .row()
                .row("id", "+1+1", "line item quantity", "none")
                .row("id", "@x", "line item quantity", "a,\"b\"")
                .row("id", "-2", "line item quantity", "0")
                .in(folder);
        Path refused = folder.resolve("refused.csv");
        assertThat(importing(file, "--part-orders", "--refused", refused.toString()))
                .isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(refused).lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("refused line,refused code,refused reason,id,po / so #,"),
                        line -> assertThat(line)
                                .startsWith("3,quantity_unreadable,\"column 'line item quantity' is 'none'; ")
                                .contains("\",'+1+1,PO-1,"),
                        line -> assertThat(line)
                                .startsWith("4,quantity_unreadable,\"column 'line item quantity' is 'a,\"\"b\"\"'; ")
                                .contains("\",'@x,"),
                        line -> assertThat(line)
                                .startsWith("5,quantity_unreadable,\"column 'line item quantity' is '0'; ")
                                .contains("\",'-2,PO-1,"));
    }

    @Test
    void writesNoFileWhenNothingIsRefused() throws IOException {
        assertThat(importing(new Sample().row().in(folder))).isZero();
        assertThat(folder.resolve("sample-refused.csv")).doesNotExist();
    }

    @Test
    void endsAlikeWhenThePlatformRefusesARow() throws IOException {
        assertThat(importing(new Sample().row().in(folder))).isZero();
        Path other = new Sample()
                .row("line item quantity", "11", "line item value", "68.75")
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2")
                .in(folder);
        assertThat(importing(other)).isEqualTo(ROWS_REFUSED);
        assertThat(out.toString()).contains("imported 1 rows, refused 1;");
    }

    @Test
    void helpsWithWhatItEndsWith() {
        assertThat(run("import", "deliveries", "--help")).isZero();
        assertThat(out.toString().lines())
                .anyMatch(line -> line.matches(" +0 +Every row is in.*"))
                .anyMatch(line -> line.matches(" +1 +It stopped.*"))
                .anyMatch(line -> line.matches(" +2 +What was typed cannot be done.*"))
                .anyMatch(line -> line.matches(" +" + ROWS_REFUSED + " +At least one row was refused.*"));
    }

    @ParameterizedTest
    @CsvSource({
        "--concurrency, 0, --concurrency must be at least 1",
        "--concurrency, many, --concurrency",
        "--patience, PT0S, --patience must be more than nothing",
        "--patience, PT3000000H, 'is longer than 36500 days'",
        "--patience, long, '''long'' is no length of time'",
        "--colour, red, Unknown options"
    })
    void refusesOptionsThatMakeNoSense(String option, String value, String message) throws IOException {
        assertThat(importing(new Sample().row().in(folder), option, value)).isEqualTo(2);
        assertThat(err.toString()).contains(message);
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThat(importing(folder.resolve("none.csv"))).isEqualTo(2);
        assertThat(err.toString()).contains("none.csv cannot be read");
    }

    @Test
    void saysInOneLineThatAFileIsOfAnotherKind() throws IOException {
        Path latin = folder.resolve("latin.csv");
        Files.writeString(latin, new Sample().row("country", "Côte d'Ivoire").text(), StandardCharsets.ISO_8859_1);
        assertThat(importing(latin)).as("running it again is of no use").isEqualTo(2);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("latin.csv is not in UTF-8", "--charset windows-1252");
        assertThat(importing(latin, "--charset", "windows-1252")).isZero();
    }

    @Test
    void saysInOneLineThatThePlatformIsNotThere() throws IOException {
        platform.always(UNAVAILABLE);
        assertThat(importing(new Sample().row().in(folder), "--patience", "PT0.2S"))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("the import stopped")
                .contains("./symbia up");

        platform.recover();
        assertThat(importing(new Sample().row().in(folder))).isZero();
    }

    @Test
    void saysInOneLineWhereTheStoryStuck() {
        platform.always(REFUSED);
        assertThat(run("demo", "--url", platform.url().toString(), "--out", folder.toString()))
                .isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .isEqualTo("/credit/participants/zj-tea-coop was refused: not_so: never");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "evidence payment/escrow/E-1", "bench proofs"})
    void saysSoonAndInOneLineThatNobodyIsThere(String command) {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--url", "http://127.0.0.1:1"));
        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
        assertThat(err.toString().lines())
                .singleElement()
                .asString()
                .contains("did not answer within 5 s; last: nobody listens there.", "./symbia up");
    }

    @Test
    void leavesTheFilesOfEachHouseInAFolderOfItsOwn() {
        assertThat(List.of(
                        "http://127.0.0.1:8080", "http://127.0.0.1:26110", "https://symbia.example", "http://[::1]:1"))
                .extracting(url -> Demo.folderOf(URI.create(url)).toString())
                .containsExactly(
                        "data/demo", "data/demo-127.0.0.1-26110", "data/demo-symbia.example", "data/demo-___1_-1");
    }

    @Test
    void refusesWhatIsNoAddressBeforeAnybodyIsAsked() {
        for (String address : List.of("nonsense", "ftp://127.0.0.1", "http:", "http://a b")) {
            assertThat(run("demo", "--url", address)).isEqualTo(2);
        }
        assertThat(err.toString())
                .contains("an address is written http://127.0.0.1:8080, was 'nonsense'")
                .doesNotContain("java.");
    }

    /** Each would be dropped without a word, and the commands would go to whoever is at the root of that host. */
    @ParameterizedTest
    @ValueSource(strings = {"/payment", "//", "/a/..", "?x=1", "#x", "/?x", "?", ":0", ":65536", "/%20"})
    void refusesAnAddressThatSaysMoreThanAHostAndAPort(String more) {
        for (String command : List.of("demo", "evidence payment/escrow/E-1", "bench proofs", "import deliveries x")) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            String host =
                    more.startsWith(":") ? "http://127.0.0.1" : platform.url().toString();
            arguments.addAll(List.of("--url", host + more));
            assertThat(run(arguments.toArray(String[]::new))).as(command).isEqualTo(2);
        }
        assertThat(err.toString()).contains("an address is written http://127.0.0.1:8080", more + "'");
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void saysNoPasswordAgainThatStandsInAnAddress() {
        String address = platform.url().toString().replace("//", "//someone:secret@");
        assertThat(run("demo", "--url", address)).isEqualTo(2);
        assertThat(run("demo", "--url", "http://someone:secret@a_b")).isEqualTo(2);
        assertThat(err.toString()).contains("without a user and a password").doesNotContain("secret");
        assertThat(platform.received()).isEmpty();
    }

    @Test
    void takesASlashAfterThePortForNothing() throws IOException {
        Path file = new Sample().row().in(folder);
        assertThat(run("import", "deliveries", file.toString(), "--url", platform.url() + "/"))
                .as(err.toString())
                .isZero();
    }

    /** Others that answer there: another process of the platform, a page for people, JSON of somebody else. */
    @ParameterizedTest
    @ValueSource(strings = {"<html>", "{\"status\":\"UP\"}", "{\"parts\":7}", "[]", ""})
    void sendsNothingToWhoeverIsNoGateway(String health) throws IOException {
        platform.put("/health", health);
        String file = new Sample().row().in(folder).toString();
        for (String command :
                List.of("demo", "evidence payment/escrow/E-1", "bench proofs", "import deliveries " + file)) {
            List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
            arguments.addAll(List.of("--url", platform.url().toString()));
            assertThat(run(arguments.toArray(String[]::new))).as(command).isEqualTo(2);
        }
        assertThat(err.toString().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("there is no gateway of Symbia at " + platform.url() + ": "));
        assertThat(platform.received()).allMatch(received -> received.path().equals("/health"));
        assertThat(folder.resolve("sample-refused.csv")).doesNotExist();
    }

    @Test
    void collectsNothingForAPolicyThatIsNone() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.txt"), "witness\n");
        Path out = folder.resolve("escrow.zip");
        String url = platform.url().toString();
        assertThat(run(
                        "evidence",
                        "payment/escrow/E-1",
                        "--url",
                        url,
                        "--out",
                        out.toString(),
                        "--policy",
                        policy.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains(policy + " is not a policy: ");
        assertThat(platform.received()).isEmpty();
        assertThat(out).doesNotExist();
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
