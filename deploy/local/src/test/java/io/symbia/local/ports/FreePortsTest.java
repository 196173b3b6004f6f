package io.symbia.local.ports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {
    @Test
    void areFreeAndNoneOfThoseThatConnectionsGet() throws IOException {
        List<Integer> ports = FreePorts.find(50);
        assertThat(ports)
                .hasSize(50)
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(FreePorts.FIRST, FreePorts.END - 1));
        for (int port : ports) {
            new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
        }
    }
}
