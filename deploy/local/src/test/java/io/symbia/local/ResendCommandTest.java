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
                "--url http://127.0.0.1:1 --stream payment/a|b",
                "--url http://127.0.0.1:1 --stream nonsense",
                "--url http://127.0.0.1:1 --stream payment/escrow",
                "--url http://127.0.0.1:1 --stream payment//E-1",
                "--url http://127.0.0.1:1 --stream payment/escrow/E-1/2",
                "--url http://127.0.0.1:1 --stream credit/facility/F-1"
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
    void saysWhatAServiceAnswersThatTakesNoOrder() throws IOException {
        HttpServer service = answering(400, "{\"detail\":\"no\"}");
        try {
            assertThat(said(NOT_REACHED, "payment", "--url", url(service)))
                    .contains("/actuator/resend answers 400 and takes no order: {\"detail\":\"no\"}")
                    .doesNotContain("does not answer", "java.");
        } finally {
            service.stop(0);
        }
        assertThat(said(NOT_REACHED, "payment", "--url", url(service)))
                .contains("does not answer: nobody listens there")
                .doesNotContain("java.");
    }

    @Test
    void saysThatThereIsNoSuchStream() throws IOException {
        String stream = "payment/escrow/E-9";
        HttpServer service = answering(
                200,
                "{\"stream\":\"" + stream + "\",\"state\":\"DONE\",\"events\":0,\"damaged\":[\"" + stream
                        + ": there is no such stream\"],\"damagedCount\":1}");
        try {
            assertThat(said(NOT_ALL, "payment", "--url", url(service), "--stream", stream))
                    .endsWith("payment has no stream " + stream + ": nothing is damaged, and nothing was sent\n");
        } finally {
            service.stop(0);
        }
    }

    private static String url(HttpServer service) {
        return "http://127.0.0.1:" + service.getAddress().getPort();
    }

    private static String said(int status, String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine line = new CommandLine(new ResendCommand()).setOut(new PrintWriter(said, true));
        assertThat(line.execute(arguments)).isEqualTo(status);
        return said.toString();
    }

    private static HttpServer answering(int status, String text) throws IOException {
        HttpServer service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        service.createContext("/actuator/resend", exchange -> {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        service.start();
        return service;
    }

    @Test
    void saysThatAnotherOrderIsOpen() throws IOException {
        HttpServer service =
                answering(200, "{\"stream\":\"payment/escrow/E-1\",\"state\":\"OPEN\",\"damagedCount\":0}");
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
