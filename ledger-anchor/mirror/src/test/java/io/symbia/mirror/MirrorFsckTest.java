package io.symbia.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.testkit.ShadowDisk;
import io.symbia.mirror.checkpoints.KeptNotes;
import io.symbia.mirror.fsck.FsckCommand;
import io.symbia.mirror.fsck.MirrorFsck;
import io.symbia.tlog.note.Note;
import io.symbia.tlog.note.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of a mirror that is well, and each of its files with a byte changed or cut short. */
class MirrorFsckTest extends DoorHarness {
    private static final int STEP = 97; // Of every file but the small ones each 97th byte is changed.
    private static final int SMALL_BYTES = 1_000;
    private static final String PREFIX = GrownLog.mirrored().originHash() + "-";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @BeforeEach
    void mirrorALog() throws Exception {
        checkpoint(LOG, 0, 600);
        cosigned(600, entries(LOG.upload(0, 600)));
        Note bare = LOG.checkpoint(600);
        Note good = bare.with(List.of(CUSTOMS.cosign(bare.text(), now.getEpochSecond())));
        assertThat(post("/add-published", good.format().getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);
        checkpoint(LOG, 600, 790); // Pending: of it only some entries have come.
        answers(202, LOG.upload(600, 790, 1));
    }

    private long check(ShadowDisk checked) throws IOException {
        printed.reset();
        List<VerifierKey> keys = List.of(GrownLog.KEY.verifierKey(), CUSTOMS.verifierKey());
        return new MirrorFsck(checked, checked.files(), keys, Duration.ZERO, out).run();
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void findsNothingInAFolderThatIsWell() throws IOException {
        assertThat(check(disk)).as(said()).isZero();
        assertThat(said()).contains("looked at 600 leaves and 300 manifests").contains("1 logs: nothing is wrong");
    }

    @Test
    void findsEveryChangedByte() throws IOException {
        Map<String, Integer> found = new TreeMap<>();
        for (String file : disk.files()) {
            byte[] bytes = disk.bytes(file);
            int end = Math.min(bytes.length, cosignedBytes(file));
            for (int position = 0; position < end; position += bytes.length < SMALL_BYTES ? 3 : STEP) {
                if (file.endsWith("-published") && isOfAWitness(bytes, position)) continue; // Its policy is not here.
                byte[] changed = bytes.clone();
                changed[position] ^= (byte) (1 << position % 8);
                ShadowDisk copy = disk.copy();
                copy.put(file, changed);
                assertThat(check(copy))
                        .as("%s: byte %d: %s", file, position, said())
                        .isPositive();
                found.merge(file.replace(PREFIX, ""), 1, Integer::sum);
            }
        }
        found.forEach((file, count) -> System.out.printf("changed bytes of %s found: %d of %d%n", file, count, count));
        assertThat(found)
                .containsKeys("logs", "key", "entries", "level-0", "level-1", "manifests", "manifest-ends")
                .containsKeys("mirror", "pending", "published");
    }

    /** What lies behind is pending, and uploaded again after the next start. */
    private static int cosignedBytes(String file) {
        if (file.endsWith("-entries")) return 600 * 55;
        if (file.endsWith("-level-0")) return 600 * 32;
        return file.endsWith("-level-1") ? 600 / 256 * 32 : Integer.MAX_VALUE;
    }

    private static boolean isOfAWitness(byte[] note, int position) {
        String text = new String(note, StandardCharsets.ISO_8859_1);
        int line = text.indexOf("customs.example") - 5; // Before it a dash of three bytes and a space.
        return position >= line && position <= text.indexOf('\n', line + 5);
    }

    @Test
    void namesTheEntryThatWasChangedAndFilesThatAreCutShort() throws IOException {
        for (int leaf : new int[] {0, 300, 599}) {
            ShadowDisk copy = disk.copy();
            byte[] entries = copy.bytes(PREFIX + "entries");
            entries[leaf * 55 + 20] ^= 1;
            copy.put(PREFIX + "entries", entries);
            assertThat(check(copy)).isPositive();
            assertThat(said()).contains(PREFIX + "entries: leaf " + leaf + ": is not the entry");
        }
        for (String file : List.of("entries", "level-0", "manifests")) {
            ShadowDisk copy = disk.copy();
            byte[] bytes = copy.bytes(PREFIX + file);
            int end = Math.min(bytes.length, cosignedBytes(PREFIX + file));
            copy.put(PREFIX + file, Arrays.copyOf(bytes, end - 1));
            assertThat(check(copy)).as(file).isPositive();
        }
    }

    /** Kept for the day on which two histories have to be proven. */
    @Test
    void findsThatWhatWasLetGoHasChanged() throws IOException {
        mirror.close();
        new KeptNotes(disk, GrownLog.mirrored().originHash()).letGo(GrownLog.mirrored());
        assertThat(check(disk)).as(said()).isZero();
        String file = disk.files().stream()
                .filter(name -> name.contains("-let-go-790-"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = disk.bytes(file);
        for (int position = 0; position < bytes.length; position += 3) {
            ShadowDisk copy = disk.copy();
            byte[] changed = bytes.clone();
            changed[position] ^= (byte) (1 << position % 8);
            copy.put(file, changed);
            assertThat(check(copy)).as("byte %d", position).isPositive();
            copy.put(file, Arrays.copyOf(bytes, position));
            assertThat(check(copy)).as("cut at %d", position).isPositive();
        }
        ShadowDisk copy = disk.copy();
        copy.put(file.replace("-790-", "-789-"), bytes);
        assertThat(check(copy)).isPositive();
    }

    /** Without them no log can be restored from here. */
    @Test
    void findsThatManifestsAreGone() throws IOException {
        byte[] ends = disk.bytes(PREFIX + "manifest-ends");
        for (int length : new int[] {0, ends.length / 24 * 12, ends.length - 12}) {
            ShadowDisk copy = disk.copy();
            copy.put(PREFIX + "manifest-ends", Arrays.copyOf(ends, length));
            assertThat(check(copy)).as("%d of %d bytes", length, ends.length).isPositive();
            assertThat(said()).contains("manifests reach leaf ").contains(" of 600 that are cosigned");
        }
        ShadowDisk copy = disk.copy();
        copy.delete(PREFIX + "manifest-ends");
        assertThat(check(copy)).isPositive();
        assertThat(said()).contains("manifests reach leaf 0 of 600 that are cosigned");
    }

    @Test
    void findsThatALogIsNotNamedOrAKeyIsGone() throws IOException {
        ShadowDisk copy = disk.copy();
        copy.put("logs", new byte[0]);
        assertThat(check(copy)).isPositive();
        assertThat(said()).contains("logs: log " + GrownLog.mirrored().originHash() + ": is not named");
        String keys = new String(disk.bytes("key"), StandardCharsets.UTF_8);
        for (String line : keys.lines().toList()) {
            ShadowDisk one = disk.copy();
            one.put("key", (line + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(check(one)).isPositive();
            assertThat(said()).contains("key: the whole: has 1 keys, and not 2");
        }
    }

    @Test
    void endsWithItsStatus() throws IOException {
        for (String file : disk.files()) Files.write(folder.resolve(file), disk.bytes(file));
        assertThat(FsckCommand.run(List.of("--fsck", folder.toString()), out))
                .as(said())
                .isZero();
        assertThat(said()).contains("not checked: signatures of logs, no --key was given");
        Path entries = folder.resolve(PREFIX + "entries");
        byte[] bytes = Files.readAllBytes(entries);
        bytes[100] ^= 1;
        Files.write(entries, bytes);
        assertThat(FsckCommand.run(List.of("--fsck", folder.toString()), out)).isEqualTo(1);
        assertThat(FsckCommand.run(List.of("--fsck"), out)).isEqualTo(2);
        assertThat(FsckCommand.run(List.of("--fsck", folder.resolve("none").toString()), out))
                .isEqualTo(2);
        assertThat(FsckCommand.run(List.of("--fsck", folder.toString(), "--key", "none"), out))
                .isEqualTo(2);
        assertThat(FsckCommand.run(List.of("--fsck", "--help"), out)).isZero();
        Path list = Files.move(folder.resolve("logs"), folder.resolve("moved"));
        assertThat(FsckCommand.run(List.of("--fsck", folder.toString()), out)).isEqualTo(1);
        assertThat(said()).contains("logs: the whole: is gone");
        Files.move(list, folder.resolve("logs"));
        Files.delete(entries);
        Files.createDirectory(entries);
        assertThat(FsckCommand.run(List.of("--fsck", folder.toString()), out)).isEqualTo(3);
    }
}
