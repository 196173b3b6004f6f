package io.symbia.system.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.Client;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.system.house.Tool;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.node.JsonNodeFactory;

/** What somebody types, sees and then has on the disk: a bundle that is whole and proven, or no file and one line that says why. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // The log ends in the last one, and is slow to start.
class EvidenceCommandIT {
    private static final int EVENTS = 5; // Three pages of the small gateway.
    private static final Disclosure PRICE = Disclosure.of(
            DisclosureSalt.of(new byte[16]),
            "price",
            JsonNodeFactory.instance.stringNode("62.40"),
            Sensitivity.RESTRICTED);
    private static final int PROVEN = 0;
    private static final int CONSISTENT = 3;
    private static final int FAILED = 1;
    private static final int NOT_TRIED = 2;

    @TempDir
    private static Path houseFolder;

    private static SealingHouse house;
    private static int failures;

    @TempDir
    private Path folder;

    private Path bundle;

    private record Run(int status, String out, String err) {}

    @BeforeAll
    static void open() throws Exception {
        house = new SealingHouse(houseFolder);
        house.accept("E-1", StreamEvents.of("E-1", EVENTS, List.of(PRICE)));
    }

    @AfterAll
    static void close() throws Exception {
        house.close();
        System.out.println("evidence refused or failed " + failures + ", half-written files 0, stack traces 0");
    }

    @BeforeEach
    void nameTheBundle() {
        bundle = folder.resolve("escrow.zip");
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine client = Client.commandLine();
        client.setOut(new PrintWriter(out, true));
        client.setErr(new PrintWriter(err, true));
        List<String> all = new ArrayList<>(
                List.of("evidence", "--url", house.gateway().url().toString()));
        all.addAll(List.of(arguments));
        int status = client.execute(all.toArray(String[]::new));
        return new Run(status, out.toString(), err.toString());
    }

    private String verified() throws Exception {
        Path policy = folder.resolve("policy.txt");
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(house.gateway().url().resolve("/log/policy"))
                    .build();
            http.send(request, BodyHandlers.ofFile(policy));
        }
        return Tool.verified("verify", bundle.toString(), "--policy", policy.toString());
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** It says why in its first line, and leaves the folder as it was. */
    private void fails(int status, String why, String... arguments) throws Exception {
        List<String> before = files();
        Run run = run(arguments);
        assertThat(run.status()).as(run.err()).isEqualTo(status);
        assertThat(run.err().lines().findFirst().orElse("")).contains(why);
        assertThat(run.err()).doesNotContain("Exception in", "\tat ");
        if (status == FAILED) assertThat(run.err().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
        assertThat(files()).isEqualTo(before);
        failures++;
    }

    @Test
    @Order(1)
    void putsAWholeStreamIntoAFileThatIsProvenWithoutAnybody() throws Exception {
        Path disclosures = Files.writeString(folder.resolve("disclosed.txt"), PRICE.encoded() + "\n");
        Run run = run("payment/escrow/E-1", "--out", bundle.toString(), "--disclosures", disclosures.toString());
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(CONSISTENT);
        assertThat(run.out())
                .containsPattern("- payment/escrow/E-1, tag [0-9a-f]{32}: these " + EVENTS
                        + " events are all of this tag, in order, as of leaf")
                .containsPattern("- that no stream but the one of tag [0-9a-f]{32} is called payment/escrow/E-1: ")
                .endsWith("AGREES WITH ITSELF: nobody said whom to believe\n");
        assertThat(verified())
                .contains("ok    events     " + EVENTS + " events")
                .containsPattern("ok    streams    all " + EVENTS
                        + " events of tag [0-9a-f]{32}, called payment/escrow/E-1, as of leaf")
                .contains("ok    origin     1 records of origins")
                .contains(
                        "payment/escrow/E-1 #0 names as its origin the request PUT /payment/escrows/E-1, signing key none")
                .doesNotContain("what stands behind these events")
                .contains("1 values")
                .endsWith("\nPROVEN\n");
        assertThat(files()).containsExactly("disclosed.txt", "escrow.zip", "policy.txt");
        Run own = run(
                "payment/escrow/E-1",
                "--out",
                folder.resolve("own.zip").toString(),
                "--policy",
                folder.resolve("policy.txt").toString());
        assertThat(own.status()).as(own.out() + own.err()).isEqualTo(PROVEN);
    }

    @Test
    @Order(2)
    void putsOneEventIntoAFile() throws Exception {
        Run run = run("payment/events/" + StreamEvents.id("E-1", 3), "--out", bundle.toString());
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(CONSISTENT);
        assertThat(verified()).contains("ok    events     1 events").endsWith("PROVEN\n");
    }

    /** So that a bank sees the amount that it is asked to believe. */
    @Test
    @Order(2)
    void putsInWhatTheStreamDisclosesToAParty() throws Exception {
        house.gateway().disclose("E-1", "acme-bank", PRICE.encoded());
        Run run = run("payment/escrow/E-1", "--out", bundle.toString(), "--as", "acme-bank");
        assertThat(run.status()).as(run.out() + run.err()).isEqualTo(CONSISTENT);
        assertThat(verified()).contains("1 values").endsWith("PROVEN\n");

        Path one = folder.resolve("one.zip");
        Run ofAnEvent =
                run("payment/events/" + StreamEvents.id("E-1", 0), "--out", one.toString(), "--as", "acme-bank");
        assertThat(ofAnEvent.status()).as(ofAnEvent.err()).isEqualTo(CONSISTENT);
    }

    @Test
    @Order(2)
    void saysThatNothingIsDisclosedToAStranger() throws Exception {
        String out = bundle.toString();
        String why = "payment/escrow/E-1 discloses nothing to somebody-else";
        fails(FAILED, why, "payment/escrow/E-1", "--out", out, "--as", "somebody-else");
        fails(NOT_TRIED, "no participant's id", "payment/escrow/E-1", "--out", out, "--as", "some body");
    }

    @Test
    @Order(3)
    void waitsForWhatWasAcceptedAMomentAgo() throws Exception {
        house.accept("E-late", StreamEvents.of("E-late", 2, List.of()));
        assertThat(run("payment/escrow/E-late", "--out", bundle.toString()).status())
                .isEqualTo(CONSISTENT);
    }

    @Test
    @Order(4)
    void saysThatThereIsNoSuchStreamOrEvent() throws Exception {
        String out = bundle.toString();
        fails(FAILED, "there is no stream payment/escrow/E-2", "payment/escrow/E-2", "--out", out);
        String event = StreamEvents.id("E-2", 0);
        fails(FAILED, "there is no event " + event, "payment/events/" + event, "--out", out);
        fails(NOT_TRIED, "a stream is named service/aggregate/id", "escrow", "--out", out);
    }

    @Test
    @Order(4)
    void saysThatSomebodyElseAnswers() throws Exception {
        house.gateway().keep("E-page", List.of());
        fails(FAILED, "is not the platform's gateway", "payment/escrow/E-page", "--out", bundle.toString());
    }

    /** Kept by the service, and never in the log: the wait ends. */
    @Test
    @Order(5)
    void doesNotWaitForEverForTheLog() throws Exception {
        house.gateway().keep("E-lost", StreamEvents.of("E-lost", 1, List.of()));
        fails(
                FAILED,
                "the log has not sealed all of payment/escrow/E-lost",
                "payment/escrow/E-lost",
                "--out",
                bundle.toString(),
                "--patience",
                "PT0.1S");
    }

    @Test
    @Order(6)
    void refusesPlacesWhereNoBundleCanGo() throws Exception {
        Files.writeString(bundle, "evidence of last year");
        fails(NOT_TRIED, "is there already", "payment/escrow/E-1", "--out", bundle.toString());
        assertThat(bundle).hasContent("evidence of last year");
        fails(
                NOT_TRIED,
                "is no folder to write to",
                "payment/escrow/E-1",
                "--out",
                bundle.resolve("escrow.zip").toString());
        fails(
                NOT_TRIED,
                "is no folder to write to",
                "payment/escrow/E-1",
                "--out",
                folder.resolve("none/escrow.zip").toString());
        fails(
                NOT_TRIED,
                "must end with .zip",
                "payment/escrow/E-1",
                "--out",
                folder.resolve("escrow.txt").toString());
    }

    /** The disk ends after the evidence is collected; a folder in the way stands for it. */
    @Test
    @Order(7)
    void leavesNoHalfOfAFileThatCouldNotBeWritten() throws Exception {
        Files.createDirectory(folder.resolve("escrow.zip.part"));
        fails(FAILED, "escrow.zip could not be written", "payment/escrow/E-1", "--out", bundle.toString());
    }

    @Test
    @Order(8)
    void refusesDisclosuresThatAreNoneOrOfOtherEvents() throws Exception {
        String out = bundle.toString();
        String missing = folder.resolve("missing.txt").toString();
        fails(NOT_TRIED, "missing.txt cannot be read", "payment/escrow/E-1", "--out", out, "--disclosures", missing);
        String file =
                Files.writeString(folder.resolve("disclosed.txt"), "nonsense\n").toString();
        fails(NOT_TRIED, "no disclosure", "payment/escrow/E-1", "--out", out, "--disclosures", file);
        Files.writeString(Path.of(file), PRICE.encoded() + "\n");
        String uncommitted = "payment/events/" + StreamEvents.id("E-1", 3);
        fails(FAILED, "1 disclosures are of none of these events", uncommitted, "--out", out, "--disclosures", file);
    }

    @Test
    @Order(9)
    void saysThatTheLogIsAway() throws Exception {
        house.stopTheLog();
        fails(
                FAILED,
                "did not answer within",
                "payment/escrow/E-1",
                "--out",
                bundle.toString(),
                "--patience",
                "PT0.3S");
    }
}
