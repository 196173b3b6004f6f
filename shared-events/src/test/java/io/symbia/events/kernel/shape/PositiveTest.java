package io.symbia.events.kernel.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.form.Positive;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.DisclosureReader;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.money.Money;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where a rule of {@link Positive} is asked, and where it is not. */
class PositiveTest {
    private static final Optional<LocalDate> TODAY = Optional.of(LocalDate.parse("2026-11-30"));
    private static final RecordShape SHAPE = Shapes.of(Crate.class);
    private static final Crate GOOD = crate(1, "0.5", "0.01", Optional.empty());

    record Piece(@Public @Positive Optional<Integer> weight) {}

    record Crate(
            @Public @Positive long pieces,
            @Public @Positive BigDecimal size,
            @Restricted @Positive Confidential<Money> worth,
            @Public List<Piece> content) {}

    @Test
    void writesTheLeastThatIsGreaterThanZero() {
        assertThat(write(GOOD).path("pieces").asLong()).isEqualTo(1);
        SHAPE.requireValid(GOOD, TODAY);
    }

    @Test
    void refusesZeroAndLessWhereItIsSealedAndWhereItIsAsked() {
        refuses(crate(0, "0.5", "0.01", Optional.empty()), "/pieces");
        refuses(crate(-1, "0.5", "0.01", Optional.empty()), "/pieces");
        refuses(crate(1, "0.0", "0.01", Optional.empty()), "/size");
        refuses(crate(1, "0.5", "0.00", Optional.empty()), "/worth");
        refuses(crate(1, "0.5", "0.01", Optional.of(0)), "/content/0/weight");
    }

    /** A rule that becomes stricter one day makes nothing unreadable that was sealed before. */
    @Test
    void readsWhatWouldNotBeSealedToday() {
        JsonNode json = JsonMapper.shared().readTree("""
                {"pieces":0,"size":"-0.5","content":[{"weight":0}],"_sd":["%s"]}""".formatted("A".repeat(43)));

        Crate read = (Crate) SHAPE.read(json, DisclosureReader.none());

        assertThat(read.pieces()).isZero();
        assertThat(read.size()).isNegative();
        assertThat(read.content()).containsExactly(new Piece(Optional.of(0)));
    }

    private static void refuses(Crate crate, String pointer) {
        RecordShape asked = Shapes.ofCommand(Crate.class);
        assertThatThrownBy(() -> write(crate))
                .asInstanceOf(type(RefusedJson.class))
                .returns(pointer, RefusedJson::pointer);
        assertThatThrownBy(() -> asked.requireValid(crate, TODAY))
                .asInstanceOf(type(RefusedJson.class))
                .returns(pointer, RefusedJson::pointer);
    }

    private static JsonNode write(Crate crate) {
        return SHAPE.write(crate, new DisclosureWriter(new SecureRandom()));
    }

    private static Crate crate(long pieces, String size, String worth, Optional<Integer> weight) {
        return new Crate(
                pieces, new BigDecimal(size), Confidential.of(Money.of(worth, "EUR")), List.of(new Piece(weight)));
    }
}
