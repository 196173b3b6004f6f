package io.symbia.system.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Duration;

/** The escrows of imported orders, which are numbered from 1 behind a prefix. */
final class Escrows {
    private Escrows() {}

    static void awaitReleased(
            PlatformClient platform, ParticipantId reader, int orders, String prefix, Duration patience) {
        await().atMost(patience).untilAsserted(() -> {
            for (int order = 1; order <= orders; order++) {
                String client = order % 2 == 0 ? "client-vietnam" : "client-zambia"; // As in SampleDeliveries.
                String escrow = client + ":" + prefix + "-" + order;
                assertThat(platform.get("/payment/escrows/" + escrow, reader)
                                .body()
                                .path("status")
                                .asString("absent"))
                        .as(escrow)
                        .isEqualTo("RELEASED");
            }
        });
    }
}
