package io.symbia.http.asking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.http.testkit.DrippingServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each of these servers keeps a client for ever that waits for the end of a body. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BoundedClientTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final int MAX_BYTES = 1_000_000;

    private final BoundedClient client = new BoundedClient(PATIENCE, MAX_BYTES);

    @Test
    void bringsAWholeAnswer() throws Exception {
        try (DrippingServer server = DrippingServer.whole(MAX_BYTES)) {
            HttpResponse<byte[]> answer = client.ask(request(server));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).hasSize(MAX_BYTES);
        }
    }

    @Test
    void endsABodyThatDrips() {
        try (DrippingServer server = DrippingServer.dripping()) {
            assertThatThrownBy(() -> client.ask(request(server)))
                    .isInstanceOf(HttpTimeoutException.class)
                    .hasMessageContaining("bytes of its answer");
            server.awaitItsClientToLeave();
        }
    }

    @Test
    void endsABodyThatStallsBehindItsHeaders() {
        try (DrippingServer server = DrippingServer.stalling()) {
            assertThatThrownBy(() -> client.ask(request(server))).isInstanceOf(HttpTimeoutException.class);
            server.awaitItsClientToLeave();
        }
    }

    @Test
    void refusesABodyThatIsTooLargeAndReadsNoneOfTheRest() {
        try (DrippingServer server = DrippingServer.whole(MAX_BYTES + 1)) {
            assertThatThrownBy(() -> client.ask(request(server)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("more than " + MAX_BYTES);
        }
        try (DrippingServer server = DrippingServer.endless()) {
            assertThatThrownBy(() -> client.ask(request(server))).isInstanceOf(IOException.class);
            server.awaitItsClientToLeave();
        }
    }

    @Test
    void saysWhenNobodyIsThere() {
        DrippingServer server = DrippingServer.stalling();
        server.close();
        assertThatThrownBy(() -> client.ask(request(server))).isInstanceOf(ConnectException.class);
    }

    private static HttpRequest request(DrippingServer server) {
        return HttpRequest.newBuilder(server.url()).build();
    }
}
