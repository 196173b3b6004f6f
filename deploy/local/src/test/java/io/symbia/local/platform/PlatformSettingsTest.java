package io.symbia.local.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlatformSettingsTest {
    @Test
    void listensOnLoopbackUnlessItIsToldOtherwise() {
        PlatformSettings settings = PlatformSettings.of(Map.of());
        assertThat(settings.bind().isLoopbackAddress()).isTrue();
        assertThat(settings.health().getAddress().isLoopbackAddress()).isTrue();
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.isOpen()).isFalse();
    }

    @Test
    void startsOnlyWhatHasAPort() {
        PlatformSettings settings = PlatformSettings.of(Map.of(PlatformSettings.KAFKA_PORT, "9092"));
        assertThat(settings.kafkaPort()).hasValue(9092);
        assertThat(settings.mongoPort()).isEmpty();
    }

    @Test
    void anOpenHealthPageOpensNothingElse() {
        PlatformSettings settings = PlatformSettings.of(Map.of(PlatformSettings.SERVER_ADDRESS, "0.0.0.0"));
        assertThat(settings.health().getAddress().isAnyLocalAddress()).isTrue();
        assertThat(settings.isOpen()).isFalse();
    }

    @Test
    void isKnownByTheAddressOnWhichItListens() {
        PlatformSettings settings = PlatformSettings.of(Map.of(PlatformSettings.BIND, "192.0.2.7"));
        assertThat(settings.host()).isEqualTo("192.0.2.7");
        assertThat(settings.isOpen()).isTrue();
    }

    @Test
    void refusesEveryAddressWithoutANameForClients() {
        assertThatThrownBy(() -> PlatformSettings.of(Map.of(PlatformSettings.BIND, "0.0.0.0")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("SYMBIA_PLATFORM_HOST is missing: 0.0.0.0 is every address, and clients need one");
        assertThat(PlatformSettings.of(Map.of(PlatformSettings.BIND, "0.0.0.0", PlatformSettings.HOST, "platform"))
                        .host())
                .isEqualTo("platform");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatThrownBy(() -> PlatformSettings.of(Map.of(PlatformSettings.BIND, "not an address")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("SYMBIA_PLATFORM_BIND is no address of this machine");
    }
}
