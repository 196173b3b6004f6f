package io.symbia.tlog.checkpoint;

import static io.symbia.tlog.testkit.Specification.TLOG_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Hash;
import io.symbia.tlog.tree.MerkleTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotations are from c2sp.org/tlog-checkpoint, "Note text". */
class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    /** The example of the specification. */
    private static final String EXAMPLE = "example.com/behind-the-sofa\n20852163\n" + ROOT + "\n";

    @Test
    void readsAndWritesTheExample() {
        Checkpoint checkpoint = Checkpoint.parse(EXAMPLE);

        assertThat(checkpoint)
                .isEqualTo(new Checkpoint("example.com/behind-the-sofa", 20_852_163, Hash.parseBase64(ROOT)));
        assertThat(checkpoint.format()).isEqualTo(EXAMPLE).isEqualTo(checkpoint.toString());
    }

    /** "This is only a recommendation to avoid collisions, and clients MUST NOT assume that the origin is following this format". */
    @Must(by = TLOG_CHECKPOINT, says = "clients MUST NOT assume that the origin is following this format")
    @Test
    void takesOriginsThatAreNoAddresses() {
        for (String origin : List.of("a b", "a+b", " ", "— dash", "日本", "https://x/")) {
            assertThat(Checkpoint.parse(origin + "\n0\n" + ROOT + "\n").origin())
                    .isEqualTo(origin);
        }
    }

    /** "no leading zeroes (unless the tree is empty, in which case the tree size is 0)". */
    @Must(
            by = TLOG_CHECKPOINT,
            says = "with no leading zeroes (unless the tree is empty, in which case the tree size is `0`)")
    @Test
    void readsSizesFromZeroToTheLargest() {
        Checkpoint empty = new Checkpoint("a", 0, MerkleTree.EMPTY_ROOT);
        assertThat(Checkpoint.parse(empty.format())).isEqualTo(empty);
        assertThat(Checkpoint.parse("a\n9223372036854775807\n" + ROOT + "\n").treeSize())
                .isEqualTo(Long.MAX_VALUE);
        for (String size : List.of(
                "",
                "00",
                "01",
                "-1",
                "+1",
                "1.0",
                "0x1",
                " 1",
                "1 ",
                "1_000",
                "٣",
                "9223372036854775808",
                "99999999999999999999")) {
            assertThatIllegalArgumentException()
                    .as(size)
                    .isThrownBy(() -> Checkpoint.parse("a\n" + size + "\n" + ROOT + "\n"));
        }
    }

    /** "The origin MUST be non-empty". "at least three non-empty lines". "Extension lines, if any, MUST be non-empty." */
    @Must(
            by = TLOG_CHECKPOINT,
            says = {"The origin MUST be non-empty", "Extension lines, if any, MUST be non-empty."})
    @Test
    void refusesOtherShapes() {
        for (String text : List.of(
                "",
                "\n",
                "a\n",
                "a\n1\n",
                "a\n1\n" + ROOT,
                "\n1\n" + ROOT + "\n",
                "a\n\n" + ROOT + "\n",
                "a\n1\n\n",
                "a\n1\n" + ROOT + "\n\n",
                "a\n1\n" + ROOT + "\n\next\n",
                "a\n1\n" + ROOT.substring(4) + "\n",
                "a\n1\n" + ROOT + "AAAA\n",
                "a\n1\n" + ROOT.replace("=", "") + "\n",
                "a\n1\n" + ROOT.replace("2I=", "2J=") + "\n",
                "a\t\n1\n" + ROOT + "\n",
                "a\r\n1\r\n" + ROOT + "\r\n")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Checkpoint.parse(text));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("a", -1, MerkleTree.EMPTY_ROOT));
        assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint("a\nb", 1, MerkleTree.EMPTY_ROOT));
    }

    /** "Any following lines are extension lines, opaque and OPTIONAL." */
    @Test
    void keepsExtensionLinesAsTheyAre() {
        Checkpoint extended = Checkpoint.parse(EXAMPLE + "one\ntwo words\n");
        assertThat(extended.extensions()).containsExactly("one", "two words");
        assertThat(extended.format()).isEqualTo(EXAMPLE + "one\ntwo words\n");
    }

    /** The specification has no bound, and whoever sends one may send a million lines. */
    @Test
    void hasAThousandLinesAtMost() {
        assertThat(Checkpoint.parse(EXAMPLE + "x\n".repeat(997)).extensions()).hasSize(997);
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse(EXAMPLE + "x\n".repeat(998)));
    }

    /** Whatever it says: somebody else has sent it. */
    @Test
    void hasFourThousandCharactersAtMostWhereItIsPosted() {
        String line = "— example.com/behind-the-sofa Az3grlgtzPIC\n";
        String longest = EXAMPLE + "x".repeat(4096 - EXAMPLE.length()) + "\n";
        assertThat(Checkpoint.posted(longest + "\n" + line).text()).isEqualTo(longest);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.posted("x" + longest + "\n" + line))
                .withMessageContaining("at most 4096 characters");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AddCheckpoint.parse(
                        StrictUtf8.encode("old 5\n\n" + EXAMPLE + "x\n".repeat(2048) + "\n" + line)))
                .withMessageContaining("at most 4096 characters");
    }

    @Test
    void hasNoHalfOfASurrogatePair() {
        assertThat(new Checkpoint("tea \ud83c\udf75", 0, MerkleTree.EMPTY_ROOT).origin())
                .hasSize(6);
        for (String half : List.of("\ud83c", "\udf75", "\ud83cx", "x\udf75", "\udf75\ud83c", "\ud83c\ud83c\udf75")) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Checkpoint(half, 0, MerkleTree.EMPTY_ROOT));
        }
    }
}
