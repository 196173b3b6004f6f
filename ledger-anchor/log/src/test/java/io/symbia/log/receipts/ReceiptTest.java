package io.symbia.log.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.log.entries.EntryBlock;
import io.symbia.log.testkit.Publisher.TestEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final long LARGEST_INDEX = Long.MAX_VALUE;

    private static String json(String topic, int leaves, long firstLeafIndex) {
        EntryBlock block = new EntryBlock(leaves);
        for (int sequence = 0; sequence < leaves; sequence++) {
            TestEvent event = TestEvent.of("stream", sequence);
            block.addEvent(event.digest().toArray(), 0, event.tag().octets().toArray(), 0, event.sequence());
        }
        Receipt receipt = new Receipt(topic, 1033, leaves);
        block.visit(firstLeafIndex, receipt);
        return new String(receipt.json(), StandardCharsets.UTF_8);
    }

    @Test
    void namesTheDigestAndTheIndexOfEachLeafInTheirOrder() {
        String first = TestEvent.of("stream", 0).digest().hex();
        String second = TestEvent.of("stream", 1).digest().hex();
        assertThat(json("symbia.payment.events", 2, 1000))
                .isEqualTo("{\"origin\":\"symbia.payment.events\",\"treeSize\":1033,\"leaves\":[[\"" + first
                        + "\",1000],[\"" + second + "\",1001]]}");
    }

    @Test
    void hasRoomForAsManyLeavesAsItMayHaveWhateverTheirIndexes() {
        String first = TestEvent.of("stream", 0).digest().hex();
        assertThat(json("t", Receipt.MAX_LEAVES, LARGEST_INDEX - Receipt.MAX_LEAVES))
                .endsWith("," + (LARGEST_INDEX - 1) + "]]}");
        assertThat(json("t", 1, LARGEST_INDEX)).endsWith("[[\"" + first + "\"," + LARGEST_INDEX + "]]}");
    }

    @Test
    void speaksOfOneToAThousandLeaves() {
        for (int leaves : new int[] {0, Receipt.MAX_LEAVES + 1}) {
            assertThatThrownBy(() -> new Receipt("t", 1, leaves)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
