package io.symbia.client.http;

import static io.symbia.client.http.SmallPlatform.Trouble.ANSWER_CUT;
import static io.symbia.client.http.SmallPlatform.Trouble.ANSWER_LOST;
import static io.symbia.client.http.SmallPlatform.Trouble.BUSY;
import static io.symbia.client.http.SmallPlatform.Trouble.NOT_JSON;
import static io.symbia.client.http.SmallPlatform.Trouble.REFUSED;
import static io.symbia.client.http.SmallPlatform.Trouble.UNAVAILABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.symbia.events.kernel.canonical.Digest;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.RuleName;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.JsonNodeFactory;

class PlatformClientTest {
    private static final ParticipantId COOP = new ParticipantId("zj-tea-coop");
    private static final Call CALL = Call.reported(
            "/supply-chain/things/1",
            COOP,
            JsonNodeFactory.instance.objectNode().put("n", 1));
    private static final Call OTHER = Call.derived(
            "/supply-chain/things/1",
            COOP,
            new Origin.Import(
                    "deliveries",
                    Digest.ofContent(new byte[0]),
                    List.of(3),
                    RuleName.parse("import/a-rule"),
                    1,
                    new ParticipantId("zj-import")),
            JsonNodeFactory.instance.objectNode().put("n", 2));

    private SmallPlatform platform;
    private PlatformClient client;

    @BeforeEach
    void start() throws IOException {
        platform = new SmallPlatform();
        client = new PlatformClient(platform.url(), Duration.ofSeconds(30));
    }

    @AfterEach
    void stop() {
        client.close();
        platform.close();
    }

    @Test
    void saysWhoGivesTheCommandAndByWhichRule() {
        client.put(CALL);
        client.put(OTHER);
        assertThat(platform.received())
                .extracting(SmallPlatform.Received::issuer, SmallPlatform.Received::rule, SmallPlatform.Received::body)
                .containsExactly(
                        tuple("zj-tea-coop", "", "{\"n\":1}"),
                        tuple("zj-tea-coop", "a-rule-by-zj-import", "{\"n\":2}"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ANSWER_LOST", "ANSWER_CUT"})
    void findsACommandDoneWhoseAnswerDidNotArrive(SmallPlatform.Trouble trouble) {
        platform.troubles(trouble);
        Answer answer = client.put(CALL);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("events").size()).isZero();
        assertThat(platform.done()).containsOnlyKeys(CALL.path());
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswerThatStalls() {
        platform.always(SmallPlatform.Trouble.ANSWER_STALLED);
        try (PlatformClient impatient = new PlatformClient(platform.url(), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> impatient.put(CALL))
                    .isInstanceOf(PlatformUnreachable.class)
                    .hasMessageContaining("no answer came in time");
        }
    }

    @Test
    void repeatsACallUntilItIsAnswered() {
        platform.troubles(UNAVAILABLE, ANSWER_CUT, UNAVAILABLE, ANSWER_LOST);
        assertThat(client.put(CALL).status()).isEqualTo(200);
        assertThat(platform.received()).hasSize(5).extracting("body").containsOnly("{\"n\":1}");
    }

    @Test
    void comesBackNoEarlierThanItWasAskedTo() {
        platform.troubles(BUSY);
        assertThat(client.put(CALL).status()).isEqualTo(201);
        long pauseNanos = platform.received().get(1).nanoTime()
                - platform.received().get(0).nanoTime();
        assertThat(pauseNanos).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void takesARefusalForAnAnswer() {
        platform.troubles(REFUSED);
        Answer answer = client.put(CALL);
        assertThat(answer.isSuccess()).isFalse();
        assertThat(answer.refusal()).isEqualTo("not_so: never");
        assertThat(platform.received()).hasSize(1);
    }

    @Test
    void takesAConflictForAnAnswer() {
        client.put(CALL);
        assertThat(client.put(OTHER).status()).isEqualTo(409);
        assertThat(platform.received()).hasSize(2);
    }

    @Test
    void readsAsSomebodyAndReadsBytes() {
        client.put(CALL);
        platform.troubles(ANSWER_CUT, UNAVAILABLE);
        assertThat(client.get(CALL.path(), COOP).body().path("n").asInt()).isEqualTo(1);
        platform.troubles(ANSWER_CUT);
        assertThat(client.bytes(CALL.path()).body()).asString().isEqualTo("{\"n\":1}");
    }

    @Test
    void losesPatience() {
        platform.always(UNAVAILABLE);
        try (PlatformClient impatient = new PlatformClient(platform.url(), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> impatient.put(CALL))
                    .isInstanceOf(PlatformUnreachable.class)
                    .hasMessageContaining("did not answer within")
                    .hasMessageContaining("status 503")
                    .hasMessageContaining("./symbia up");
        }
        assertThat(platform.received()).hasSizeBetween(2, 12); // At once, and after ever longer pauses.
    }

    @Test
    void doesNotWaitLongerThanItsPatience() {
        platform.always(BUSY); // A second each time.
        try (PlatformClient impatient = new PlatformClient(platform.url(), Duration.ofMillis(500))) {
            assertThatThrownBy(() -> impatient.put(CALL)).isInstanceOf(PlatformUnreachable.class);
        }
        assertThat(platform.received()).hasSize(1);
    }

    @Test
    void losesPatienceWhenNobodyIsThere() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0)) {
            freePort = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + freePort);
        try (PlatformClient impatient = new PlatformClient(nobody, Duration.ofMillis(200))) {
            assertThatThrownBy(() -> impatient.put(CALL))
                    .isInstanceOf(PlatformUnreachable.class)
                    .hasMessageContaining("nobody listens there");
        }
    }

    @Test
    void losesPatienceWithOneWhoSaysNothing() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) { // Accepts, and that is all.
            URI url = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            try (PlatformClient impatient = new PlatformClient(url, Duration.ofMillis(200))) {
                assertThatThrownBy(() -> impatient.put(CALL))
                        .isInstanceOf(PlatformUnreachable.class)
                        .hasMessageContaining("no answer came in time");
            }
        }
    }

    @Test
    void noticesThatSomeoneElseAnswers() {
        platform.troubles(NOT_JSON);
        assertThatThrownBy(() -> client.put(CALL))
                .isInstanceOf(PlatformUnreachable.class)
                .hasMessageContaining("not JSON");
    }
}
