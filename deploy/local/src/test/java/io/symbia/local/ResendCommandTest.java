package io.symbia.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.symbia.http.testkit.DrippingServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ResendCommandTest {
    private static final int NOT_ALL = 1;
    private static final int NOT_REACHED = 2;

    @Test
    void saysThatAServiceDoesNotAnswerWhoseAnswerNeverEnds() {
        try (DrippingServer dripping = DrippingServer.dripping();
                DrippingServer stalling = DrippingServer.stalling()) {
            for (DrippingServer service : new DrippingServer[] {dripping, stalling}) {
                StringWriter said = new StringWriter();
                int status = new CommandLine(new ResendCommand(Duration.ofMillis(300)))
                        .setOut(new PrintWriter(said, true))
                        .execute("payment", "--url", service.url().toString());
                assertThat(status).isEqualTo(NOT_REACHED);
                assertThat(said.toString()).contains("does not answer");
                service.awaitItsClientToLeave();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--url x",
                "--url http://",
                "--url http:///x",
                "--url file:///tmp",
                "--url ftp://127.0.0.1",
                "--url http://127.0.0.1:0",
                "--url http://127.0.0.1:99999",
                "--url http://127.0.0.1:1/?a=b",
                "--url localhost:18083",
                "--url http://[",
                "--url http://127.0.0.1:1 --stream payment/%zz",
                "--url http://127.0.0.1:1 --stream payment/a|b"
            })
    void saysWhatIsNoAddress(String arguments) {
        StringWriter said = new StringWriter();
        int status = new CommandLine(new ResendCommand())
                .setErr(new PrintWriter(said, true))
                .execute(("payment " + arguments).split(" "));
        assertThat(status).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(said.toString()).contains("is written").doesNotContain("\tat ", "Exception");
    }

    @Test
    void saysThatAnotherOrderIsOpen() throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] open = "{\"stream\":\"payment/escrow/E-1\",\"state\":\"OPEN\",\"damagedCount\":0}"
                .getBytes(StandardCharsets.UTF_8);
        service.createContext("/actuator/resend", exchange -> {
            exchange.sendResponseHeaders(200, open.length);
            exchange.getResponseBody().write(open);
            exchange.close();
        });
        service.start();
        try {
            String url = "http://127.0.0.1:" + service.getAddress().getPort();
            for (String[] arguments : new String[][] {
                {"payment", "--url", url}, {"payment", "--url", url, "--stream", "payment/escrow/E-2"}
            }) {
                StringWriter said = new StringWriter();
                int status = new CommandLine(new ResendCommand())
                        .setOut(new PrintWriter(said, true))
                        .execute(arguments);
                assertThat(status).isEqualTo(NOT_ALL);
                assertThat(said.toString()).contains("another order is open, for payment/escrow/E-1");
            }
        } finally {
            service.stop(0);
        }
    }
}
