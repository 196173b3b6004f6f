package io.symbia.log.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {
    private static final String NAME = "index-digests-0";

    /** A check beside a running log has it open, or an answer to somebody. */
    @Test
    void isReadToItsEndAfterItsNameIsThatOfAnother(@TempDir Path folder) throws IOException {
        FolderDisk disk = new FolderDisk(folder);
        Segment.write(disk, NAME, FreshTable.BUCKET_BITS, bucket -> new long[] {bucket + 1})
                .close();
        Segment opened = Segment.open(disk, NAME, FreshTable.BUCKET_BITS, FreshTable.BUCKETS);
        Segment.write(disk, NAME, FreshTable.BUCKET_BITS, bucket -> bucket == 0 ? new long[] {7} : new long[0])
                .close();
        for (int bucket = 0; bucket < FreshTable.BUCKETS; bucket++) {
            assertThat(opened.coarse(bucket)).containsExactly(bucket + 1);
        }
        opened.close();
        Segment other = Segment.open(disk, NAME, FreshTable.BUCKET_BITS, 1);
        assertThat(other.coarse(0)).containsExactly(7);
        other.close();
    }
}
