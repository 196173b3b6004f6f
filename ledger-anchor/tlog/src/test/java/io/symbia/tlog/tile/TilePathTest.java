package io.symbia.tlog.tile;

import static io.symbia.tlog.testkit.Specification.TLOG_TILES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.symbia.tlog.testkit.Must;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Quotations are from c2sp.org/tlog-tiles. */
class TilePathTest {
    /** "For example, index 1234067 will be encoded as x001/x234/067." */
    @Must(by = TLOG_TILES, says = "It MUST be a non-negative integer encoded into zero-padded 3-digit path elements.")
    @Test
    void writesTheIndexInGroupsOfThreeDigits() {
        assertThat(new HashTile(0, 1_234_067, 256).path()).isEqualTo("tile/0/x001/x234/067");
        assertThat(new HashTile(3, 0, 256).path()).isEqualTo("tile/3/000");
        assertThat(new HashTile(0, 999, 1).path()).isEqualTo("tile/0/999.p/1");
        assertThat(new HashTile(0, 1000, 255).path()).isEqualTo("tile/0/x001/000.p/255");
        assertThat(new EntryTile(1_234_067, 17).path()).isEqualTo("tile/entries/x001/x234/067.p/17");
        assertThat(new HashTile(63, Long.MAX_VALUE, 256).path()).isEqualTo("tile/63/x009/x223/x372/x036/x854/x775/807");
    }

    @Test
    void readsWhatItWrote() {
        for (long index : new long[] {0, 1, 67, 255, 999, 1000, 999_999, 1_000_000, 1_234_067, Long.MAX_VALUE}) {
            for (int width : new int[] {1, 2, 10, 99, 255, 256}) {
                for (int level : new int[] {0, 1, 9, 10, 63}) {
                    TilePath tile = new HashTile(level, index, width);
                    assertThat(TilePath.parse(tile.path())).isEqualTo(tile);
                }
                TilePath entries = new EntryTile(index, width);
                assertThat(TilePath.parse(entries.path())).isEqualTo(entries).hasToString(entries.path());
            }
        }
    }

    /**
     * "MUST be a decimal ASCII integer between 0 and 63, with no additional leading zeroes", "All but the last path element MUST begin
     * with an x", "a decimal ASCII integer between 1 and 255, with no additional leading zeroes".
     */
    @Must(
            by = TLOG_TILES,
            says = {
                "`<L>` is the “level” of the tile, and MUST be a decimal ASCII integer between 0 and 63",
                "All but the last path element MUST begin with an `x`."
            })
    @Test
    void refusesEveryOtherSpelling() {
        for (String path : List.of(
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "/tile/0/000",
                "tile/0/000/",
                "tile/64/000",
                "tile/00/000",
                "tile/01/000",
                "tile/-1/000",
                "tile/+1/000",
                "tile/a/000",
                "tile//000",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/x000/000",
                "tile/0/x000",
                "tile/0/001/000",
                "tile/0/x001/x000",
                "tile/0/x01/000",
                "tile/0/X001/000",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p/",
                "tile/0/000.p",
                "tile/0/000.p/1/",
                "tile/0/000.p/1.p/1",
                "tile/0/000.p/1000",
                "tile/data/000",
                "tile/entries",
                "tile/entries/",
                "tile/0/٠٠٠",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/0/x001/x001/x001/x001/x001/x001/x001/001",
                "tile/0/../000",
                "tile/0/000\n",
                "TILE/0/000")) {
            assertThatIllegalArgumentException().as(path).isThrownBy(() -> TilePath.parse(path));
        }
    }

    @Must(
            by = TLOG_TILES,
            says = {
                "It MUST be a non-negative integer encoded into zero-padded 3-digit path elements.",
                "Full tiles MUST be exactly 256 hashes wide, or 8,192 bytes.",
                "Empty tiles MUST NOT be served."
            })
    @Test
    void refusesTilesThatNoPathCanName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HashTile(0, 0, 0)); // "Empty tiles MUST NOT be served."
        assertThatIllegalArgumentException().isThrownBy(() -> new HashTile(0, 0, 257));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashTile(0, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashTile(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new HashTile(64, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryTile(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryTile(0, 257));
        assertThatIllegalArgumentException().isThrownBy(() -> new EntryTile(-1, 1));
    }

    /**
     * "a tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0 tile of width 112, one full level 1
     * tile, one partial level 1 tile of width 17, and one partial level 2 tile of width 1."
     */
    @Must(
            by = TLOG_TILES,
            says =
                    "A partial tile contains between 1 and 255 hashes, and MUST NOT be hashed into a tile at the level above.")
    @Test
    void cutsATreeOfSeventyThousandLeavesAsTheSpecificationDoes() {
        List<HashTile> tiles = HashTile.tilesOf(70_000);

        assertThat(tiles.subList(0, 273)).allMatch(tile -> tile.level() == 0 && !tile.isPartial());
        assertThat(tiles.subList(273, tiles.size()))
                .containsExactly(
                        new HashTile(0, 273, 112),
                        new HashTile(1, 0, 256),
                        new HashTile(1, 1, 17),
                        new HashTile(2, 0, 1));
        assertThat(tiles).allMatch(tile -> tile.isWithin(70_000)).noneMatch(tile -> tile.isWithin(111));
    }

    /** "a tree of size 256 will be represented by a full level 0 tile and a partial level 1 tile of width 1." */
    @Test
    void cutsAFullTileAsTheSpecificationDoes() {
        assertThat(HashTile.tilesOf(256)).containsExactly(new HashTile(0, 0, 256), new HashTile(1, 0, 1));
        assertThat(HashTile.tilesOf(255)).containsExactly(new HashTile(0, 0, 255));
        assertThat(HashTile.tilesOf(0)).isEmpty();
    }

    @Test
    void findsTheTileThatHoldsAHash() {
        assertThat(HashTile.holding(0, 69_999, 70_000)).isEqualTo(new HashTile(0, 273, 112));
        assertThat(HashTile.holding(0, 255, 70_000)).isEqualTo(new HashTile(0, 0, 256));
        assertThat(HashTile.holding(1, 256, 70_000)).isEqualTo(new HashTile(1, 1, 17));
        assertThat(EntryTile.holding(69_999, 70_000)).isEqualTo(new EntryTile(273, 112));
        assertThat(new EntryTile(273, 112).firstLeafIndex()).isEqualTo(69_888);
        assertThat(new EntryTile(273, 112).isWithin(70_000)).isTrue();
        assertThat(new EntryTile(273, 113).isWithin(70_000)).isFalse();
        assertThat(new HashTile(63, 0, 1).isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(new HashTile(0, Long.MAX_VALUE, 1).isWithin(70_000)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> HashTile.holding(0, 70_000, 70_000));
        assertThatIllegalArgumentException().isThrownBy(() -> HashTile.holding(1, 273, 70_000));
        assertThatIllegalArgumentException().isThrownBy(() -> HashTile.holding(0, -1, 70_000));
    }
}
