package io.symbia.tlog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An operator's decision, alone and in a manifest. */
class PassedRangeTest {
    private static final Hash PREVIOUS = Hash.ofContent("manifest 6".getBytes(StandardCharsets.US_ASCII));
    private static final Instant SEALED_AT = Instant.parse("2026-11-22T09:30:00.250Z");
    private static final SourceRange PAYMENT = new SourceRange("symbia.payment.events", 3, 96, 128, 30);
    private static final SourceRange ORDERS = new SourceRange("symbia.supply-chain.events", 0, 0, 2, 2);

    private static final TopicIncarnation ANEW =
            new TopicIncarnation("MkU3OEVBNTcwNTJENDM2Qg", "bGVkZ2VyLWFuY2hvci0wMQ");
    private static final PassedRange RECORD =
            new PassedRange("symbia.credit.events", 3, 128, 129, "a test record", Optional.empty());
    private static final PassedRange TOPIC =
            new PassedRange("symbia.payment.events", 3, 128, 0, "topic made anew", Optional.of(ANEW));

    private static BatchManifest passing(List<SourceRange> sources, PassedRange... passed) {
        long events = sources.stream().mapToLong(SourceRange::records).sum();
        return new BatchManifest(
                7,
                1000,
                1000 + events,
                PREVIOUS,
                SEALED_AT,
                sources,
                Optional.empty(),
                Optional.empty(),
                List.of(passed));
    }

    @Test
    void saysWhatAnOperatorDecidedToPass() {
        BatchManifest manifest = passing(List.of(), RECORD, TOPIC);
        assertThat(manifest.format())
                .isEqualTo("{\"batch\":7,\"end\":1000,\"passed\":["
                        + "{\"from\":128,\"partition\":3,\"reason\":\"a test record\",\"to\":129,"
                        + "\"topic\":\"symbia.credit.events\"},"
                        + "{\"cluster\":\"MkU3OEVBNTcwNTJENDM2Qg\",\"from\":128,\"partition\":3,"
                        + "\"reason\":\"topic made anew\",\"to\":0,\"topic\":\"symbia.payment.events\","
                        + "\"topicId\":\"bGVkZ2VyLWFuY2hvci0wMQ\"}],\"previous\":\"" + PREVIOUS.hex()
                        + "\",\"sealedAt\":\"2026-11-22T09:30:00.250Z\",\"sources\":[],\"start\":1000}");
        assertThat(BatchManifest.parse(manifest.format())).isEqualTo(manifest);
        BatchManifest withAll = new BatchManifest(
                7,
                1000,
                1032,
                PREVIOUS,
                SEALED_AT,
                List.of(PAYMENT, ORDERS), // Payment's partition ends where the decision begins.
                Optional.of(new SealedStreams(PREVIOUS, 1000, 12)),
                Optional.of(new SealedKeys(List.of(Keys.LOG.verifierKey()))),
                List.of(RECORD, TOPIC));
        assertThat(BatchManifest.parse(withAll.format())).isEqualTo(withAll);
    }

    @Test
    void areAThousandInABatchAtMost() {
        assertThat(passing(List.of(), passed(1_000)).passed()).hasSize(1_000);
        PassedRange[] tooMany = passed(1_001);
        assertThatIllegalArgumentException().isThrownBy(() -> passing(List.of(), tooMany));
    }

    private static PassedRange[] passed(int count) {
        return IntStream.range(0, count)
                .mapToObj(partition -> new PassedRange("t", partition, 0, 1, "tried here", Optional.empty()))
                .toArray(PassedRange[]::new);
    }

    private static PassedRange record(long from, long to, String reason) {
        return new PassedRange("symbia.credit.events", 3, from, to, reason, Optional.empty());
    }

    @Test
    void refusesDecisionsThatPassNothingOrSayMoreThanTheyMay() {
        assertThatIllegalArgumentException().isThrownBy(() -> record(5, 5, "nothing"));
        assertThatIllegalArgumentException().isThrownBy(() -> record(5, 4, "backwards, and nothing begins again"));
        assertThatIllegalArgumentException().isThrownBy(() -> record(-1, 4, "below the first"));
        assertThatIllegalArgumentException().isThrownBy(() -> record(0, BatchManifest.MAX_NUMBER + 1, "too far"));
        for (String reason : List.of("", "\"", "back\\slash", "line\nbreak", "ü", "\u007f", "x".repeat(201))) {
            assertThatIllegalArgumentException().as(reason).isThrownBy(() -> record(5, 6, reason));
        }
        assertThat(record(0, BatchManifest.MAX_NUMBER, " ".repeat(200) + "").reason())
                .hasSize(200);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassedRange("a topic", 3, 5, 6, "no name", Optional.empty()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PassedRange("topic", -1, 5, 6, "no partition", Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicIncarnation("", ANEW.topicId()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicIncarnation("a\"b", ANEW.topicId()));
        assertThatIllegalArgumentException().isThrownBy(() -> new TopicIncarnation("c", ANEW.topicId() + "A"));
        assertThatIllegalArgumentException().isThrownBy(() -> passing(List.of())); // It would hold nothing.
        assertThatIllegalArgumentException().isThrownBy(() -> passing(List.of(), RECORD, RECORD));
        assertThatIllegalArgumentException().isThrownBy(() -> passing(List.of(), TOPIC, RECORD));
        SourceRange further = new SourceRange(TOPIC.topic(), TOPIC.partition(), 96, 129, 1);
        assertThatIllegalArgumentException().isThrownBy(() -> passing(List.of(further), TOPIC));
        PassedRange[] many = IntStream.rangeClosed(0, PassedRange.MAX_PASSED)
                .mapToObj(number -> new PassedRange("topic", number, 0, 1, "many", Optional.empty()))
                .toArray(PassedRange[]::new);
        BatchManifest most = passing(List.of(), Arrays.copyOf(many, PassedRange.MAX_PASSED));
        assertThat(BatchManifest.parse(most.format())).isEqualTo(most);
        assertThatIllegalArgumentException().isThrownBy(() -> passing(List.of(), many));
    }

    @Test
    void readsDecisionsInOneFormOnly() {
        String text = passing(List.of(), RECORD, TOPIC).format();
        String passed = text.substring(text.indexOf(",\"passed\""), text.indexOf(",\"previous\""));
        String one = passed.substring(passed.indexOf('{'), passed.indexOf('}') + 1);
        for (String other : List.of(
                text.replace(passed, ",\"passed\":[]"),
                text.replace(passed, ",\"passed\":null"),
                text.replace(passed, passed + passed),
                text.replace(passed, "").replace("\"start\"", passed.substring(1) + ",\"start\""),
                text.replace("a test", "\\u0061 test"),
                text.replace("\"from\":128", "\"from\":0128"),
                text.replace("\"partition\":3", "\"partition\":4294967299"),
                text.replace(",\"topicId\":\"" + ANEW.topicId() + "\"", ""),
                text.replace("\"cluster\":\"" + ANEW.cluster() + "\",", ""),
                text.replace(one, one.replace("{", "{\"by\":\"me\",")))) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> BatchManifest.parse(other));
        }
    }
}
