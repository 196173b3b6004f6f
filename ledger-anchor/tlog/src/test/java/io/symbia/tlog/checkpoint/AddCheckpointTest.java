package io.symbia.tlog.checkpoint;

import static io.symbia.tlog.testkit.Specification.TLOG_WITNESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.Keys;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddCheckpointTest {
    private static final Hash HASH = Hash.ofContent(new byte[] {1});
    private static final Note NOTE =
            Keys.LOG.note(new Checkpoint(Keys.LOG.verifierKey().name(), 9, HASH).format());
    private static final String HASH_LINE = HASH.base64() + "\n";

    @Test
    void isReadAndWritten() {
        for (AddCheckpoint request : List.of(
                new AddCheckpoint(0, List.of(), NOTE),
                new AddCheckpoint(7, List.of(HASH, HASH), NOTE),
                new AddCheckpoint(Long.MAX_VALUE, Collections.nCopies(63, HASH), NOTE))) {
            assertThat(parse(request.format())).isEqualTo(request);
            assertThat(parse(request.format()).format()).isEqualTo(request.format());
        }
    }

    /** The example of c2sp.org/tlog-witness, whose form is meant; its signatures are of keys that nobody here knows. */
    @Test
    void readsTheExampleOfTheSpecification() {
        String body = """
                old 20852014
                PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
                jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
                5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
                /6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

                example.com/behind-the-sofa
                20852163
                CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

                — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
                """;
        AddCheckpoint request = parse(body);
        assertThat(request.oldSize()).isEqualTo(20_852_014);
        assertThat(request.proof()).hasSize(4);
        assertThat(request.checkpoint().treeSize()).isEqualTo(20_852_163);
        assertThat(request.format()).isEqualTo(body);
    }

    @Must(
            by = TLOG_WITNESS,
            says = {
                "The request body MUST be a sequence of",
                "Each line MUST terminate in a newline character (U+000A).",
                "The old size line MUST consist of the string `old`, a single space (0x20), and the tree size [...] with no leading zeroes",
                "Each consistency proof line MUST encode a single hash in base64.",
                "The client MUST NOT send more than 63 consistency proof lines."
            })
    @Test
    void refusesAnyOtherForm() {
        String rest = "\n" + NOTE.format();
        for (String body : List.of(
                "",
                "old 1",
                "old 1\n",
                rest,
                "old \n" + rest,
                "old 01\n" + rest, // "with no leading zeroes"
                "old -1\n" + rest,
                "old +1\n" + rest,
                "old 9223372036854775808\n" + rest,
                "Old 1\n" + rest,
                "old  1\n" + rest,
                "old 1\r\n" + rest, // "Each line MUST terminate in a newline character (U+000A)."
                "old 1\n" + HASH_LINE.replace("=", "") + rest,
                "old 1\n" + HASH_LINE.substring(4) + rest, // A hash of 29 bytes.
                "old 1\n" + " " + HASH_LINE + rest,
                "old 1\n" + HASH_LINE.repeat(64) + rest, // "MUST NOT send more than 63 consistency proof lines"
                "old 1\n\n" + rest,
                "old 1\n" + NOTE.format(),
                "old 1\n" + rest.substring(0, rest.length() - 1))) {
            assertThatIllegalArgumentException().as(body).isThrownBy(() -> parse(body));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AddCheckpoint(1, Collections.nCopies(64, HASH), NOTE));
        assertThatIllegalArgumentException().isThrownBy(() -> new AddCheckpoint(-1, List.of(), NOTE));
    }

    private static AddCheckpoint parse(String body) {
        return AddCheckpoint.parse(StrictUtf8.encode(body));
    }
}
