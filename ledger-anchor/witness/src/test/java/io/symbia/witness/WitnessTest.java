package io.symbia.witness;

import static io.symbia.tlog.testkit.Specification.TLOG_COSIGNATURE;
import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import io.symbia.tlog.checkpoint.Checkpoint;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.NoteSignature;
import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.NoteVerifier;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.witness.Refusal.Kind;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** Each rule of c2sp.org/tlog-witness, "add-checkpoint", in the order of its text. */
class WitnessTest {
    private static final String ORIGIN = "log.example/tea";
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final GrowingLog log = new GrowingLog(ORIGIN, "true ");
    private final GrowingLog fork = new GrowingLog(ORIGIN, "false ");
    private final ShadowDisk disk = new ShadowDisk();
    private final Witness witness = open(disk, log);

    private static Witness open(ShadowDisk disk, GrowingLog... logs) {
        List<WatchedLog> watched =
                List.of(logs).stream().map(GrowingLog::watched).toList();
        try {
            return Witness.open(disk, "customs.example/witness", watched, CLOCK, RANDOM);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void cosignsWhatHasGrownByBothKeys() throws Exception {
        for (AddCheckpoint request : List.of(log.growth(0, 0), log.growth(0, 5), log.growth(5, 5), log.growth(5, 8))) {
            List<NoteSignature> cosignatures = witness.addCheckpoint(request).signatures();
            Note cosigned = request.note().with(cosignatures);
            List<VerifierKey> signers = new NoteVerifier(witness.verifierKeys()).verify(cosigned);
            assertThat(signers)
                    .extracting(VerifierKey::type)
                    .containsExactly(SignatureType.ED25519_COSIGNATURE, SignatureType.ML_DSA_44_COSIGNATURE);
            assertThat(cosignatures).extracting(NoteSignature::timestampSeconds).containsOnly(1_700_000_000L);
        }
    }

    /** "the witness MUST respond with a 404 Not Found": before anything else is looked at. */
    @Test
    void refusesALogThatItDoesNotWatch() {
        GrowingLog stranger = new GrowingLog("stranger.example/log", "true ");
        refuses(stranger.growth(0, 3), Kind.UNKNOWN_LOG);
    }

    /** "if either no signature from a trusted key for the origin is present, or a signature line's key name and ID match [...] but [...] fails to verify". */
    @Must(
            by = TLOG_WITNESS,
            says =
                    "The witness MUST verify the checkpoint signature [...], and it MUST ignore signatures from unknown keys.")
    @Test
    void refusesWhatTheLogDidNotSign() throws Exception {
        Note signed = log.checkpoint(3);
        NoteSigner stranger = NoteSigner.ofSeed(ORIGIN, GrowingLog.seed("stranger"));
        refuses(new AddCheckpoint(0, List.of(), stranger.note(signed.text())), Kind.NOT_SIGNED);

        NoteSignature ofAnotherText = log.checkpoint(4).signatures().getFirst();
        refuses(new AddCheckpoint(0, List.of(), new Note(signed.text(), List.of(ofAnotherText))), Kind.NOT_SIGNED);
        refuses(new AddCheckpoint(0, List.of(), signed.with(List.of(ofAnotherText))), Kind.NOT_SIGNED);

        // "it MUST ignore signatures from unknown keys".
        Note withUnknown = signed.with(List.of(stranger.sign(signed.text())));
        assertThat(witness.addCheckpoint(new AddCheckpoint(0, List.of(), withUnknown))
                        .signatures())
                .hasSize(2);
        assertThat(witness.latest(Memory.fileOf(ORIGIN)).orElseThrow().signatures())
                .hasSize(3);
    }

    /** "The old size MUST be equal to or lower than the checkpoint size. Otherwise, [...] 400". */
    @Test
    void refusesATreeThatHasShrunk() throws Exception {
        witness.addCheckpoint(log.growth(0, 5));
        refuses(new AddCheckpoint(5, List.of(), log.checkpoint(4)), Kind.MALFORMED);
    }

    /** "MUST check that the old size matches the size of the latest checkpoint it cosigned [...] 409", with that size as the body. */
    @Must(
            by = TLOG_WITNESS,
            says =
                    "The witness MUST check that the old size matches the size of the latest checkpoint it cosigned [...] (or zero [...])")
    @Test
    void saysFromWhichSizeOn() throws Exception {
        refuses(log.growth(1, 3), Kind.OTHER_SIZE).withMessage("0");
        witness.addCheckpoint(log.growth(0, 5));
        refuses(log.growth(0, 8), Kind.OTHER_SIZE).withMessage("5");
        refuses(log.growth(4, 8), Kind.OTHER_SIZE).withMessage("5");
        refuses(log.growth(6, 8), Kind.OTHER_SIZE).withMessage("5");
    }

    /** "A checkpoint of size zero MUST have the root hash of the empty tree". */
    @Test
    void refusesAnEmptyTreeWithAnotherRoot() {
        Note odd = log.key().note(new Checkpoint(ORIGIN, 0, Hash.ofContent(new byte[] {1})).format());
        refuses(new AddCheckpoint(0, List.of(), odd), Kind.INCONSISTENT);
    }

    /** "If the old size is zero, the consistency proof MUST be empty". */
    @Test
    void refusesAProofFromNothing() {
        AddCheckpoint right = log.growth(0, 5);
        refuses(new AddCheckpoint(0, List.of(Hash.ofContent(new byte[0])), right.note()), Kind.INCONSISTENT);
    }

    /** "If the old size matches the checkpoint size, the witness MUST check that the root hashes are also identical." */
    @Test
    void refusesAnotherRootOfTheSameSize() throws Exception {
        witness.addCheckpoint(log.growth(0, 5));
        refuses(new AddCheckpoint(5, List.of(), fork.checkpoint(5)), Kind.INCONSISTENT);
    }

    /** Every pair of sizes up to 20: the true proof is taken; one with a changed, missing or added hash, or of a fork, is not. */
    @Must(
            by = TLOG_WITNESS,
            says =
                    "the consistency proof lines MUST encode a Merkle Consistency Proof from the old size to the checkpoint size")
    @Test
    void refusesEveryProofButTheRightOne() throws Exception {
        for (int from = 1; from < 20; from++) {
            for (int to = from + 1; to <= 20; to++) {
                Witness fresh = open(new ShadowDisk(), log);
                fresh.addCheckpoint(log.growth(0, from));
                AddCheckpoint right = log.growth(from, to);
                for (List<Hash> wrong : wrongProofs(right.proof())) {
                    refuses(fresh, new AddCheckpoint(from, wrong, right.note()), Kind.INCONSISTENT);
                }
                refuses(fresh, fork.growth(from, to), Kind.INCONSISTENT);
                fresh.addCheckpoint(right);
            }
        }
    }

    private static List<List<Hash>> wrongProofs(List<Hash> right) {
        List<List<Hash>> wrong = new ArrayList<>();
        for (int i = 0; i < right.size(); i++) {
            List<Hash> changed = new ArrayList<>(right);
            changed.set(i, Hash.ofContent(new byte[] {(byte) i}));
            wrong.add(changed);
        }
        List<Hash> longer = new ArrayList<>(right);
        longer.add(Hash.ofContent(new byte[0]));
        wrong.add(longer);
        if (!right.isEmpty()) wrong.add(right.subList(1, right.size()));
        return wrong;
    }

    /** The race that the specification tells of: whoever is late is told so, and nothing is taken back. */
    @Must(
            by = TLOG_WITNESS,
            says =
                    "Note that checking the old size against the latest checkpoint and persisting the new checkpoint must be performed atomically")
    @Test
    void neverTakesBackWhatAFasterRequestBrought() throws Exception {
        for (int round = 0; round < 50; round++) {
            Witness fresh = open(new ShadowDisk(), log);
            List<Callable<Boolean>> racers = new ArrayList<>();
            for (int size = 1; size <= 8; size++) {
                AddCheckpoint request = log.growth(0, size);
                racers.add(() -> {
                    try {
                        return !fresh.addCheckpoint(request).isRepeated();
                    } catch (Refusal late) {
                        assertThat(late.kind()).isEqualTo(Kind.OTHER_SIZE);
                        return false;
                    }
                });
            }
            Collections.shuffle(racers);
            int winners = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Boolean> racer : threads.invokeAll(racers)) winners += racer.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
    }

    /** A clock that was never set must not give cosignatures without a time. */
    @Must(by = TLOG_WITNESS, says = "The cosignature MUST NOT omit the timestamp, i.e. the timestamp MUST NOT be zero.")
    @Test
    void cosignsNothingWithoutATime() throws Exception {
        Clock unset = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        Witness timeless = Witness.open(new ShadowDisk(), "customs.example", List.of(log.watched()), unset, RANDOM);
        assertThatThrownBy(() -> timeless.addCheckpoint(log.growth(0, 5))).isInstanceOf(IllegalStateException.class);
        assertThat(timeless.latest(Memory.fileOf(ORIGIN))).isEmpty();
    }

    /** Of two witnesses of one operator, too, whatever they are called. */
    @Must(
            by = TLOG_COSIGNATURE,
            says =
                    "A cosigner operator that operates multiple Ed25519 cosigners [...] MUST use distinct public keys for each cosigner.")
    @Test
    void hasKeysThatNoOtherHas() {
        assertThat(open(new ShadowDisk(), log).verifierKeys())
                .extracting(VerifierKey::publicKey)
                .doesNotContainAnyElementsOf(witness.verifierKeys().stream()
                        .map(VerifierKey::publicKey)
                        .toList());
    }

    @Test
    void keepsItsLogsApart() throws Exception {
        GrowingLog other = new GrowingLog("log.example/coffee", "true ");
        Witness both = open(disk, log, other);
        both.addCheckpoint(log.growth(0, 7));
        both.addCheckpoint(other.growth(0, 3));
        refuses(both, other.growth(0, 4), Kind.OTHER_SIZE).withMessage("3");
    }

    /** A log may sign with a new key while the old one is still believed. */
    @Test
    void believesEachKeyOfALog() throws Exception {
        NoteSigner next = NoteSigner.ofSeed(ORIGIN, GrowingLog.seed("next"));
        WatchedLog rotating = new WatchedLog(ORIGIN, List.of(log.key().verifierKey(), next.verifierKey()));
        Witness fresh = Witness.open(new ShadowDisk(), "customs.example", List.of(rotating), CLOCK, RANDOM);
        fresh.addCheckpoint(log.growth(0, 2));
        AddCheckpoint later = log.growth(2, 4);
        fresh.addCheckpoint(
                new AddCheckpoint(2, later.proof(), next.note(later.note().text())));
    }

    @Test
    void knowsWhichKeysAreOneLogs() {
        VerifierKey next = NoteSigner.ofSeed(ORIGIN, GrowingLog.seed("next")).verifierKey();
        VerifierKey other = new GrowingLog("log.example/coffee", "true ").key().verifierKey();
        VerifierKey own = log.key().verifierKey();
        assertThat(WatchedLog.of(List.of(own, other, next, own)))
                .containsExactly(
                        new WatchedLog(ORIGIN, List.of(own, next)), new WatchedLog(other.name(), List.of(other)));
    }

    @Test
    void refusesKeysThatAreNotOneLogs() {
        assertThatThrownBy(() -> new WatchedLog(ORIGIN, List.of())).hasMessageContaining("no key");
        assertThatThrownBy(() -> new WatchedLog("other", List.of(log.key().verifierKey())))
                .hasMessageContaining("not one of the log");
        VerifierKey cosigner =
                NoteSigner.cosignerOfSeed(ORIGIN, GrowingLog.seed("c")).verifierKey();
        assertThatThrownBy(() -> new WatchedLog(ORIGIN, List.of(cosigner))).hasMessageContaining("cosigner");
        List<VerifierKey> twins = Stream.of( // Of one name and one key id, found by trying.
                        "log.example/symbia+e82f9214+AaPjsIm+5papIhhIvtbHHmJvhEzmxad670uMMIF+hj2W",
                        "log.example/symbia+e82f9214+AbwRwsuel8kKsOxayGlLwN6dnoiAcbYWKMk6datRYfEw")
                .map(VerifierKey::parse)
                .toList();
        assertThatThrownBy(() -> WatchedLog.of(twins)).hasMessageContaining("two keys have the name and key id");
    }

    private ThrowableAssertAlternative<Refusal> refuses(AddCheckpoint request, Kind kind) {
        return refuses(witness, request, kind);
    }

    private static ThrowableAssertAlternative<Refusal> refuses(Witness witness, AddCheckpoint request, Kind kind) {
        return assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> witness.addCheckpoint(request))
                .satisfies(refusal -> assertThat(refusal.kind()).isEqualTo(kind));
    }
}
