package io.symbia.tlog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchManifestTest {
    private static final Hash PREVIOUS = Hash.ofContent("manifest 6".getBytes(StandardCharsets.US_ASCII));
    private static final Instant SEALED_AT = Instant.parse("2026-11-22T09:30:00.250Z");
    private static final SourceRange PAYMENT = new SourceRange("symbia.payment.events", 3, 96, 128, 30);
    private static final SourceRange ORDERS = new SourceRange("symbia.supply-chain.events", 0, 0, 2, 2);
    private static final BatchManifest MANIFEST =
            new BatchManifest(7, 1000, 1032, PREVIOUS, SEALED_AT, List.of(PAYMENT, ORDERS));

    private static final VerifierKey LOG = Keys.LOG.verifierKey();
    private static final VerifierKey LOG_POST_QUANTUM = NoteSigner.postQuantumCosignerOfSeed(
                    "log.example/symbia", Keys.seed("pq"))
            .verifierKey();
    private static final VerifierKey NEXT =
            NoteSigner.ofSeed("log.example/symbia", Keys.seed("next")).verifierKey();

    @Test
    void isWrittenInTheCanonicalFormOfRfc8785() {
        assertThat(MANIFEST.format())
                .isEqualTo("{\"batch\":7,\"end\":1032,\"previous\":\"" + PREVIOUS.hex()
                        + "\",\"sealedAt\":\"2026-11-22T09:30:00.250Z\",\"sources\":["
                        + "{\"from\":96,\"partition\":3,\"records\":30,\"to\":128,\"topic\":\"symbia.payment.events\"},"
                        + "{\"from\":0,\"partition\":0,\"records\":2,\"to\":2,\"topic\":\"symbia.supply-chain.events\"}],"
                        + "\"start\":1000}");
        assertThat(BatchManifest.parse(MANIFEST.format())).isEqualTo(MANIFEST);
        assertThat(MANIFEST.entry()).isEqualTo(new Entry.Manifest(MANIFEST.digest(), 7));
        assertThat(MANIFEST.events()).isEqualTo(32);
    }

    private static BatchManifest sealing(long size, long count) {
        SealedStreams streams = new SealedStreams(PREVIOUS, size, count);
        return new BatchManifest(7, 1000, 1032, PREVIOUS, SEALED_AT, List.of(PAYMENT, ORDERS), Optional.of(streams));
    }

    @Test
    void saysWhichMapOfStreamsItSeals() {
        String before = MANIFEST.format().substring(0, MANIFEST.format().length() - 1);
        BatchManifest manifest = sealing(1000, 12);
        assertThat(manifest.format())
                .isEqualTo(before + ",\"streams\":{\"count\":12,\"root\":\"" + PREVIOUS.hex() + "\",\"size\":1000}}");
        assertThat(BatchManifest.parse(manifest.format())).isEqualTo(manifest);
        BatchManifest alone = new BatchManifest(7, 1000, 1000, PREVIOUS, SEALED_AT, List.of(), manifest.streams());
        assertThat(BatchManifest.parse(alone.format())).isEqualTo(alone);
    }

    @Test
    void refusesMapsOfStreamsThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> sealing(1001, 12)); // Of leaves that are yet to come.
        assertThatIllegalArgumentException().isThrownBy(() -> sealing(1000, 1000)); // More streams than events.
        assertThatIllegalArgumentException().isThrownBy(() -> sealing(1000, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> sealing(1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> sealing(-5, -6));
        String text = sealing(1000, 12).format();
        for (String other : List.of(
                text.replace("\"count\":12,", "\"count\":012,"),
                text.replace("\"count\":12,", ""),
                text.replace(",\"size\":1000", ""),
                text.replace("\"size\":1000", "\"size\":1000,\"size\":1000"),
                text.replace("\"streams\":{", "\"streams\": {"),
                text.replace("\"size\":1000}}", "\"size\":1000}"),
                MANIFEST.format().replace("}", ",\"streams\":null}"))) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> BatchManifest.parse(other));
        }
    }

    private static BatchManifest naming(VerifierKey... keys) {
        return new BatchManifest(
                7,
                1000,
                1000,
                PREVIOUS,
                SEALED_AT,
                List.of(),
                Optional.empty(),
                Optional.of(new SealedKeys(List.of(keys))));
    }

    @Test
    void saysWhichKeysSignFromHereOn() {
        BatchManifest manifest = naming(NEXT, LOG, LOG_POST_QUANTUM);
        assertThat(manifest.format())
                .isEqualTo("{\"batch\":7,\"end\":1000,\"keys\":[\"" + NEXT + "\",\"" + LOG + "\",\"" + LOG_POST_QUANTUM
                        + "\"],\"previous\":\"" + PREVIOUS.hex()
                        + "\",\"sealedAt\":\"2026-11-22T09:30:00.250Z\",\"sources\":[],\"start\":1000}");
        assertThat(BatchManifest.parse(manifest.format())).isEqualTo(manifest);
        BatchManifest withAll = new BatchManifest(
                7,
                1000,
                1032,
                PREVIOUS,
                SEALED_AT,
                List.of(PAYMENT, ORDERS),
                sealing(1000, 12).streams(),
                manifest.keys());
        assertThat(BatchManifest.parse(withAll.format())).isEqualTo(withAll);
        assertThat(manifest.keys().orElseThrow().knownBy()).containsExactly(NEXT, LOG);
    }

    @Test
    void refusesKeysThatNoLogSignsWith() {
        assertThatIllegalArgumentException().isThrownBy(() -> naming());
        assertThatIllegalArgumentException().isThrownBy(() -> naming(LOG_POST_QUANTUM)); // It is known by none.
        assertThatIllegalArgumentException().isThrownBy(() -> naming(LOG, LOG));
        assertThatIllegalArgumentException().isThrownBy(() -> naming(LOG, Keys.OTHER_LOG.verifierKey()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> naming(Keys.TWIN_LOGS.toArray(VerifierKey[]::new)))
                .withMessageContaining("two keys have the name and key id");
        for (String name : List.of("log\"x", "log\\x")) {
            VerifierKey odd = NoteSigner.ofSeed(name, Keys.seed("odd")).verifierKey();
            assertThatIllegalArgumentException().isThrownBy(() -> naming(odd));
        }
        VerifierKey[] many = IntStream.rangeClosed(0, SealedKeys.MAX_KEYS)
                .mapToObj(key -> NoteSigner.ofSeed("log.example/symbia", Keys.seed("many " + key))
                        .verifierKey())
                .toArray(VerifierKey[]::new);
        assertThat(naming(Arrays.copyOf(many, SealedKeys.MAX_KEYS)).keys()).isPresent();
        assertThatIllegalArgumentException().isThrownBy(() -> naming(many));
        String text = naming(NEXT, LOG).format();
        String keys = text.substring(text.indexOf(",\"keys\""), text.indexOf(",\"previous\""));
        for (String other : List.of(
                text.replace(keys, ",\"keys\":[]"),
                text.replace(keys, ",\"keys\":null"),
                text.replace(keys, keys + keys),
                text.replace(keys, keys.replace("\",\"", "\", \"")),
                text.replace(keys, keys.replace("+", "\\u002b")),
                text.replace(keys, "").replace("\"start\"", keys.substring(1) + ",\"start\""))) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> BatchManifest.parse(other));
        }
    }

    @Test
    void namesNoKeysForWhichNobodyVouches() {
        BatchManifest next = naming(NEXT, LOG);
        assertThat(next.mayName(Optional.empty())).isTrue(); // A first change: the key before was never named.
        assertThat(next.mayName(naming(LOG).keys())).isTrue();
        assertThat(naming(NEXT).mayName(next.keys())).isTrue();
        assertThat(naming(NEXT).mayName(naming(LOG).keys())).isFalse();
        assertThat(naming(NEXT, LOG_POST_QUANTUM)
                        .mayName(naming(LOG, LOG_POST_QUANTUM).keys()))
                .isFalse(); // A cosigner's key is not what a log is known by.
        assertThat(MANIFEST.mayName(naming(LOG).keys())).isTrue();
    }

    @Test
    void takesTheLowBitsOfALargeBatchNumber() {
        BatchManifest late =
                new BatchManifest((3L << 32) + 5, 1000, 1032, PREVIOUS, SEALED_AT, List.of(PAYMENT, ORDERS));
        assertThat(late.entry().batchNumber()).isEqualTo(5);
    }

    @Test
    void noByteCanChangeUnnoticed() {
        noByteCanChangeUnnoticed(MANIFEST);
        noByteCanChangeUnnoticed(sealing(1000, 12));
        noByteCanChangeUnnoticed(naming(NEXT, LOG));
    }

    private static void noByteCanChangeUnnoticed(BatchManifest manifest) {
        String text = manifest.format();
        for (int index = 0; index < text.length(); index++) {
            for (char other : new char[] {' ', '0', '9', 'A', '"', '\\', (char) (text.charAt(index) ^ 1)}) {
                if (other != text.charAt(index)) {
                    String changed = text.substring(0, index) + other + text.substring(index + 1);
                    assertThat(parsesToSame(changed, manifest)).as(changed).isFalse();
                }
            }
        }
    }

    private static boolean parsesToSame(String text, BatchManifest manifest) {
        try {
            return BatchManifest.parse(text).digest().equals(manifest.digest());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    @Test
    void refusesEveryOtherSpelling() {
        String text = MANIFEST.format();
        for (String other : List.of(
                " " + text,
                text + "\n",
                text + "}",
                text.substring(0, text.length() - 1),
                text.replace("\"batch\":7", "\"batch\":07"),
                text.replace("\"batch\":7", "\"batch\":7.0"),
                text.replace("\"batch\":7", "\"batch\":-7"),
                text.replace("\"batch\":7", "\"batch\":99999999999999999"),
                text.replace("\"batch\":7", "\"batch\":"),
                text.replace("{\"batch\":7,", "{").replace("\"start\"", "\"batch\":7,\"start\""),
                text.replace("\"partition\":3", "\"partition\":4294967299"),
                text.replace(".250Z", ".25Z"),
                text.replace(".250Z", ".250+00:00"),
                text.replace("09:30", "24:30"),
                text.replace("payment.events", "payment events"),
                text.replace("payment", "pay\\u006dent"),
                text.replace("payment.events\"}", "payment.events"),
                text.replace("},{", "},,{"),
                text.replace("}],", "},],"),
                "")) {
            assertThatIllegalArgumentException().as(other).isThrownBy(() -> BatchManifest.parse(other));
        }
    }

    @Test
    void refusesWhatIsCutOffAnywhere() {
        String text = MANIFEST.format();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertThatIllegalArgumentException().as(cut).isThrownBy(() -> BatchManifest.parse(cut));
        }
    }

    @Test
    void refusesWhatContradictsItself() {
        List<SourceRange> sources = List.of(PAYMENT, ORDERS);
        refuses(7, 1000, 1000, PREVIOUS, sources); // A batch without events.
        refuses(7, 1000, 1000, PREVIOUS, List.of());
        refuses(7, 1000, 999, PREVIOUS, List.of());
        refuses(BatchManifest.MAX_NUMBER + 1, 1000, 1032, PREVIOUS, sources);
        refuses(7, 1000, 1031, PREVIOUS, sources); // 32 records, 31 leaves.
        refuses(7, 1000, 1033, PREVIOUS, sources);
        refuses(7, 1000, 1032, BatchManifest.NO_PREVIOUS, sources);
        refuses(0, 0, 32, PREVIOUS, sources);
        refuses(0, 1000, 1032, BatchManifest.NO_PREVIOUS, sources);
        refuses(-1, 1000, 1032, PREVIOUS, sources);
        refuses(7, -1, 31, PREVIOUS, sources);
        refuses(7, BatchManifest.MAX_NUMBER, BatchManifest.MAX_NUMBER + 32, PREVIOUS, sources);
        refuses(7, 1000, 1032, PREVIOUS, List.of(ORDERS, PAYMENT)); // Out of order.
        refuses(7, 1000, 1060, PREVIOUS, List.of(PAYMENT, PAYMENT)); // One partition twice.
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchManifest(7, 1000, 1032, PREVIOUS, SEALED_AT.plusNanos(1), sources));
    }

    private static void refuses(long batch, long start, long end, Hash previous, List<SourceRange> sources) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BatchManifest(batch, start, end, previous, SEALED_AT, sources));
    }

    @Test
    void hasALimitOfSources() {
        assertThat(BatchManifest.parse(withSources(10_000).format()).sources()).hasSize(10_000);
        String tooMany = withSources(10_001).format();
        assertThatIllegalArgumentException().isThrownBy(() -> BatchManifest.parse(tooMany));
    }

    private static BatchManifest withSources(int count) {
        List<SourceRange> sources = IntStream.range(0, count)
                .mapToObj(partition -> new SourceRange("t", partition, 0, 1, 1))
                .toList();
        return new BatchManifest(7, 1000, 1000 + count, PREVIOUS, SEALED_AT, sources);
    }

    @Test
    void refusesRangesThatAreNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceRange("t", 0, 5, 5, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceRange("t", 0, 5, 7, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceRange("t", 0, 5, 7, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceRange("t", -1, 5, 7, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceRange("t", 0, -1, 7, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceRange("t", 0, 0, 1L << 53, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new SourceRange("", 0, 5, 7, 1));
        assertThat(PAYMENT.isSamePartitionAs(new SourceRange("symbia.payment.events", 3, 0, 1, 1)))
                .isTrue();
        assertThat(PAYMENT.isSamePartitionAs(new SourceRange("symbia.payment.events", 2, 0, 1, 1)))
                .isFalse();
    }
}
