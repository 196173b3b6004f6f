package io.symbia.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.tlog.note.NoteSigner;
import io.symbia.tlog.note.SignatureType;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that changes its key: what holds before, while both keys sign, and after, for whoever knows the old key, the new one or both. */
class KeyRotationTest {
    private static final NoteSigner OLD = SmallLog.KEY;
    private static final NoteSigner NEW = SmallLog.NEXT_KEY;

    @TempDir
    private Path folder;

    private Path old;
    private Path both;
    private Path next;
    private Path state;

    @BeforeEach
    void writePolicies() throws IOException {
        String newLine = "log " + NEW.verifierKey() + "\n";
        old = Files.writeString(folder.resolve("old.txt"), SmallLog.POLICY);
        both = Files.writeString(folder.resolve("both.txt"), newLine + SmallLog.POLICY);
        next = Files.writeString(
                folder.resolve("new.txt"), newLine + SmallLog.POLICY.substring(SmallLog.POLICY.indexOf('\n') + 1));
        state = folder.resolve("state");
    }

    private static SmallLog before() {
        return new SmallLog().add("A").add("B").seal();
    }

    private static SmallLog during() {
        return before().signWith(NEW, OLD).sealKeys(NEW, OLD).add("A").seal();
    }

    private static SmallLog after() {
        return during().signWith(NEW).sealKeys(NEW).add("B").seal();
    }

    private Path published(SmallLog log) throws IOException {
        Path place = Files.createTempDirectory(folder, "log");
        log.publish(place);
        return place;
    }

    private Run audit(SmallLog log, Path policy, String... more) throws IOException {
        Object[] arguments = {"audit", published(log), "--policy", policy, "--state", state};
        Object[] all = Arrays.copyOf(arguments, arguments.length + more.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return Run.here(all);
    }

    @Test
    void proofsHoldForWhoeverKnowsAKeyThatSignedThem() throws IOException {
        List<SmallLog> logs = List.of(before(), during(), after());
        int[][] expected = {{0, 0, 1}, {0, 0, 0}, {1, 0, 0}};
        int verified = 0;
        for (int time = 0; time < logs.size(); time++) {
            SmallLog log = logs.get(time);
            for (int policy = 0; policy < 3; policy++) {
                for (int event = 0; event < log.events().size(); event++) {
                    Run run = verify(log, event, List.of(old, both, next).get(policy));
                    assertThat(run.status())
                            .as("log %d, policy %d: %s", time, policy, run.out())
                            .isEqualTo(expected[time][policy]);
                    verified += 1 - run.status();
                }
            }
        }
        assertThat(verified).isEqualTo(2 * 2 + 3 * 3 + 2 * 4);
        System.out.println("proofs of 2, 3 and 4 events before, during and after, 3 policies each: 21 of 21 hold that "
                + "should, 6 of 6 are refused that should be");
    }

    private Run verify(SmallLog log, int event, Path policy) throws IOException {
        Path file = folder.resolve("event.json");
        Path proof = folder.resolve("event.tlog-proof");
        Files.write(file, log.events().get(event).toArray());
        Files.writeString(proof, log.proof(event).format());
        return Run.here("verify", file, "--proof", proof, "--policy", policy);
    }

    @Nested
    class Auditing {
        private void audits(SmallLog log, Path policy, String... more) throws IOException {
            Run run = audit(log, policy, more);
            assertThat(run.status()).as(run.out()).isZero();
        }

        private void refuses(SmallLog log, Path policy, String check, String... more) throws IOException {
            Run run = audit(log, policy, more);
            assertThat(run.status()).as(run.out()).isEqualTo(1);
            assertThat(run.out()).endsWith("NOT PROVEN: " + check + "\n");
        }

        @Test
        void goesOnWithAPolicyThatNamesBoth() throws IOException {
            audits(before(), both);
            audits(during(), both);
            audits(after(), both);
            audits(after(), next);
        }

        @Test
        void saysWhichKeyThePolicyWillNeed() throws IOException {
            audits(before(), old);
            audits(during(), old);
            Run again = audit(during(), old);
            assertThat(again.out())
                    .contains("a key that the policy does not name: log " + NEW.verifierKey() + "\n")
                    .contains("2 keys sign as of leaf 3, one of them signed this");
            refuses(after(), old, "log");
            audits(after(), both); // Whoever names it then goes on from what was seen.
        }

        @Test
        void followsToTheNextKeyIfItIsTold() throws IOException {
            audits(before(), old, "--successors");
            audits(during(), old, "--successors");
            audits(after(), old, "--successors");
            audits(after().add("A").seal(), old, "--successors");
            assertThat(audit(after(), old).status())
                    .isEqualTo(2); // Without it, what the state names counts for nothing.
        }

        /** Who has seen nothing by the old key since the new one was named has nothing that vouches for it. */
        @Test
        void doesNotFollowToAKeyForWhichNobodyVouched() throws IOException {
            audits(before(), old, "--successors");
            refuses(after(), old, "log", "--successors");
        }

        /** Its policy has the next key under another name: words and no stack trace, and nothing is shown either way. */
        @Test
        void doesNotFollowToAKeyThatDoesNotGoWithThePolicy() throws IOException {
            VerifierKey renamed = new VerifierKey(
                    "other.example", SignatureType.ED25519, NEW.verifierKey().publicKey());
            Path odd = Files.writeString(folder.resolve("odd.txt"), "log " + renamed + "\n" + SmallLog.POLICY);
            audits(before(), odd, "--successors");
            audits(during(), odd, "--successors");
            Run run = audit(after(), odd, "--successors");
            assertThat(run.status()).isEqualTo(2);
            assertThat(run.out()).contains("COULD NOT CHECK: ").contains("do not go with the policy");
            assertThat(run.out()).doesNotContain("Exception");
        }

        @Test
        void needsAStateToFollow() throws IOException {
            assertThat(Run.here("audit", published(before()), "--policy", old, "--successors")
                            .status())
                    .isEqualTo(2);
        }

        /** Whoever has stolen a retired key can sign whatever the log shows, and more. */
        @Test
        void refusesARetiredKey() throws IOException {
            SmallLog stolen = after().signWith(OLD);
            refuses(stolen, both, "keys");
            refuses(stolen.add("A").seal(), both, "keys");
            Files.deleteIfExists(state);
            audits(after(), both);
            refuses(stolen, both, "keys");
            assertThat(audit(stolen, both).out()).contains("signed with none of the keys that leaf 6 names");
        }

        /** The old key signs a history in which it was never retired. */
        @Test
        void convictsTheRetiredKeyOfASecondHistory() throws IOException {
            audits(after(), both);
            SmallLog longer =
                    before().add("A").add("A").add("A").add("A").add("A").seal();
            assertThat(longer.size()).isEqualTo(after().size());
            refuses(longer, both, "history");
            try (var files = Files.list(folder.resolve("state.evidence"))) {
                Path file = files.filter(kept -> kept.toString().endsWith(".tlog-equivocation"))
                        .findFirst()
                        .orElseThrow();
                assertThat(Run.here("verify", file, "--policy", both).status()).isZero();
                assertThat(Run.here("verify", file, "--policy", old).status()).isEqualTo(1); // It needs both keys.
            }
        }

        @Test
        void refusesKeysThatNobodyBeforeThemVouchesFor() throws IOException {
            NoteSigner stranger = NoteSigner.ofSeed(SmallLog.ORIGIN, Octets.of(new byte[32]));
            refuses(during().signWith(OLD).sealKeys(stranger), both, "batches");
            NoteSigner elsewhere = NoteSigner.ofSeed("other.example/log", Octets.of(new byte[32]));
            refuses(before().sealKeys(elsewhere), both, "keys");
        }

        @Test
        void remembersTheKeysOrRefuses() throws IOException {
            audits(during(), old, "--successors");
            Path log = published(after());
            byte[] whole = Files.readAllBytes(state);
            for (int at = 0; at < whole.length; at += 3) {
                byte[] changed = whole.clone();
                changed[at] ^= 1;
                Files.write(state, changed);
                assertThat(Run.here("audit", log, "--policy", old, "--state", state, "--successors")
                                .status())
                        .as("byte %d", at)
                        .isEqualTo(2);
            }
            Files.write(state, whole);
            audits(after(), old, "--successors");
        }
    }
}
