package io.symbia.log.continuity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.disk.FolderDisk;
import io.symbia.log.entries.Source;
import io.symbia.log.storage.commits.DamagedLogException;
import io.symbia.tlog.entry.TopicIncarnation;
import io.symbia.tlog.tree.Hash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceMarksTest {
    private static final Source FIRST = new Source("symbia.payment.events", 3);
    private static final Source SECOND = new Source("symbia.credit.events", 0);
    private static final TopicIncarnation INCARNATION =
            new TopicIncarnation("c3ltYmlhLWxvY2FsLTAwMQ", "1Rb2cQkmT3-9bqTz5tXWvA");
    private static final SourceMark READ =
            new SourceMark(INCARNATION, 4, Optional.of(new SourceMark.Last(1027, 3, Hash.ofContent(new byte[] {7}))));

    @TempDir
    private Path folder;

    private FolderDisk disk;

    @BeforeEach
    void openDisk() throws IOException {
        disk = new FolderDisk(folder);
    }

    @Test
    void areThereAgain() throws IOException {
        SourceMarks first = SourceMarks.open(disk);
        first.put(Map.of(FIRST, READ, SECOND, SourceMark.unread(INCARNATION)));
        first.put(Map.of());

        SourceMarks again = SourceMarks.open(disk);
        assertThat(again.of(FIRST)).contains(READ);
        assertThat(again.of(SECOND)).contains(SourceMark.unread(INCARNATION));
        assertThat(again.of(new Source("symbia.payment.events", 4))).isEmpty();
    }

    @Test
    void areRefusedWithAnyByteChangedOrAnyLengthCutOff() throws IOException {
        SourceMarks.open(disk).put(Map.of(FIRST, READ, SECOND, SourceMark.unread(INCARNATION)));
        Path file = folder.resolve(SourceMarks.NAME);
        byte[] good = Files.readAllBytes(file);
        for (int index = 0; index < good.length; index++) {
            byte[] bad = good.clone();
            bad[index] ^= 1;
            Files.write(file, bad);
            assertThatThrownBy(() -> SourceMarks.open(disk))
                    .as("byte %d", index)
                    .isInstanceOf(DamagedLogException.class);
            Files.write(file, Arrays.copyOf(good, index));
            assertThatThrownBy(() -> SourceMarks.open(disk))
                    .as("first %d bytes", index)
                    .isInstanceOf(DamagedLogException.class);
        }
        Files.write(file, good);
        assertThat(SourceMarks.open(disk).of(FIRST)).contains(READ);
        System.out.printf("marks: bytes changed %d, lengths %d, undetected 0%n", good.length, good.length);
    }
}
