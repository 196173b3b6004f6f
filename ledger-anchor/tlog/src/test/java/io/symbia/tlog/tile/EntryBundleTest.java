package io.symbia.tlog.tile;

import static io.symbia.tlog.testkit.Specification.TLOG_TILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.testkit.Must;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryBundleTest {
    private static final List<Octets> ENTRIES = List.of(ascii("one"), ascii(""), ascii("three"));
    private static final Octets BUNDLE =
            Octets.of(new byte[] {0, 3, 'o', 'n', 'e', 0, 0, 0, 5, 't', 'h', 'r', 'e', 'e'});

    @Must(by = TLOG_TILES, says = "Entry bundles are sequences of big-endian uint16 length-prefixed log entries.")
    @Test
    void isWrittenAndReadAsTheSpecificationSays() {
        assertThat(new EntryBundle(ENTRIES).format()).isEqualTo(BUNDLE);
        assertThat(EntryBundle.parse(BUNDLE).entries()).isEqualTo(ENTRIES);
        List<Octets> longest = List.of(Octets.of(new byte[65_535]));
        assertThat(EntryBundle.parse(new EntryBundle(longest).format()).entries())
                .isEqualTo(longest);
    }

    @Test
    void refusesABundleThatIsCutAnywhereWithinAnEntry() {
        List<Integer> wholeEntries = List.of(5, 7);
        for (int length = 0; length < BUNDLE.size(); length++) {
            Octets cut = Octets.copyOf(BUNDLE.toArray(), 0, length);
            if (!wholeEntries.contains(length)) {
                assertThatIllegalArgumentException()
                        .as("%d bytes", length)
                        .isThrownBy(() -> EntryBundle.parse(cut))
                        .withMessageContaining(length == 0 ? "1 to 256 entries" : "bundle ends within");
            }
        }
    }

    @Test
    void refusesMoreThanATileHolds() {
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryBundle(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryBundle(Collections.nCopies(257, ascii("a"))));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryBundle(List.of(Octets.of(new byte[65_536]))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntryBundle.parse(Octets.of(new byte[2 * 257])))
                .withMessageContaining("at most 256");
        assertThat(EntryBundle.parse(Octets.of(new byte[2 * 256])).entries()).hasSize(256);
    }

    private static Octets ascii(String text) {
        return Octets.of(text.getBytes(StandardCharsets.US_ASCII));
    }
}
