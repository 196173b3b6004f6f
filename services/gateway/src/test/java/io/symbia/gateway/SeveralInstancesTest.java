package io.symbia.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.gateway.routing.Instances;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A target whose name has two addresses. */
class SeveralInstancesTest {
    private static final String HOST = "each.test";
    private static final int THINGS = 60;
    private static final byte[] SIXTH = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
    }; // Another address of one of them.

    private FakeTarget one;
    private FakeTarget other;
    private GatewayUnderTest gateway;

    @Configuration(proxyBeanMethods = false)
    static class NamesOfATest {
        @Bean
        Instances.Names namesOfATest() {
            return host -> host.equals(HOST)
                    ? new InetAddress[] {loopback(1), loopback(2), InetAddress.getByAddress(SIXTH)}
                    : InetAddress.getAllByName(host);
        }
    }

    private static InetAddress loopback(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    @BeforeEach
    void start() throws UnknownHostException {
        one = FakeTarget.start();
        other = FakeTarget.startAt(loopback(2), one.url().getPort());
        gateway = GatewayUnderTest.startWith(
                NamesOfATest.class,
                "--symbia.gateway.payment-url=http://" + HOST + ":" + one.url().getPort());
    }

    @AfterEach
    void stop() {
        gateway.close();
        one.close();
        other.close();
    }

    private static List<String> namesSeenBy(FakeTarget target) {
        return target.seen().stream()
                .map(seen -> seen.uri().split("/", -1)[3])
                .distinct()
                .toList();
    }

    private void askAboutAll() {
        for (int thing = 0; thing < THINGS; thing++) {
            String path = "/payment/escrows/E-" + thing;
            assertThat(gateway.get(path).statusCode()).isEqualTo(200);
            assertThat(gateway.send(
                                    "PUT",
                                    path + "/funding",
                                    BodyPublishers.ofString("{}"),
                                    "Content-Type",
                                    "application/json")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void allThatIsAskedAboutOneThingGoesToOneInstance() {
        askAboutAll();
        askAboutAll();

        assertThat(namesSeenBy(one)).doesNotContainAnyElementsOf(namesSeenBy(other));
        assertThat(Stream.of(one, other)).allMatch(target -> namesSeenBy(target).size() > THINGS / 5);
        assertThat(one.seen().size() + other.seen().size()).isEqualTo(4 * THINGS);
    }

    @Test
    void whatNamesNothingGoesToAny() {
        for (int time = 0; time < THINGS; time++) {
            assertThat(gateway.get("/payment/escrows?limit=1").statusCode()).isEqualTo(200);
        }
        assertThat(Stream.of(one, other)).noneMatch(target -> target.seen().isEmpty());
    }

    /** Nothing is sent twice: where there was no connection nothing was sent. */
    @Test
    void whatOneThatIsGoneHadGoesToTheOther() {
        other.goDown();
        askAboutAll();
        assertThat(one.seen()).hasSize(2 * THINGS);
    }
}
