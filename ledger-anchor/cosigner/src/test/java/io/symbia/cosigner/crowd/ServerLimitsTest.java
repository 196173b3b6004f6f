package io.symbia.cosigner.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerLimitsTest {
    private static final long MIB = 1 << 20;

    @Test
    void leaveHalfOfTheHeapToEverythingElse() {
        assertThat(ServerLimits.connections(48 * MIB)).isEqualTo(384);
        assertThat(ServerLimits.connections(307 * MIB)).isEqualTo(2_456);
        assertThat(ServerLimits.connections(1024 * MIB)).isEqualTo(6_000);
    }
}
