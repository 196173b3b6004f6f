package io.symbia.events.words.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Held;
import io.symbia.events.kernel.form.Judged;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.DisclosureWriter;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.kernel.shape.Shapes;
import io.symbia.events.logistics.RecipientName;
import io.symbia.events.sample.Samples;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.party.CountryCode;
import io.symbia.events.words.party.LegalName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is judged where a command comes in and where an event is sealed, and read whatever it is. */
class JudgedTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-30");

    record Said(
            @Public Happened happened,
            @Public List<CountryCode> countries,
            @Public String text,
            @Restricted Confidential<Money> amount) {}

    private static boolean fits(Judged value, LocalDate on) {
        return catchThrowable(() -> {
                    value.requireFit();
                    value.requireCurrent(on);
                })
                == null;
    }

    private static Said said(String when, String country, String text, String currency) {
        return new Said(
                Happened.at(Instant.parse(when)),
                List.of(new CountryCode("DE"), new CountryCode(country)),
                text,
                Confidential.of(Money.of("1.00", currency)));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 2026-11-30, true",
        "SS, 2006-01-01, true", // A record of today names South Sudan in a delivery of 2006.
        "CS, 2006-09-26, true",
        "CS, 2006-09-27, false",
        "XX, 2026-11-30, false",
        "EU, 2026-11-30, false",
    })
    void countriesAreThoseOfTheTable(String code, LocalDate on, boolean fits) {
        assertThat(fits(new CountryCode(code), on)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Teehaus Hamburg", "浙江茶叶合作社", "Müller & Söhne", "علی\u200cرضا", "क्\u200dष", "葛\uDB40\uDD00城"})
    void namesAreWhatTheyShow(String name) {
        assertThat(fits(new LegalName(name), TODAY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00A0",
                " Teehaus",
                "Teehaus\u00A0",
                "Tee\u200Chaus",
                "Tee\u0000haus",
                "\u202EgrubmaH",
                "Tee\u00ADhaus",
                "Tee\u200Bhaus",
                "Tee\u200D",
                "\u3164",
                "\u2800",
                "a\nb",
                "a\u2028b",
                "\uFEFFTee",
                "\uE000"
            })
    void namesHideNothing(String name) {
        assertThat(fits(new LegalName(name), TODAY)).isFalse();
        if (name.chars().noneMatch(Character::isISOControl)) {
            assertThat(fits(new RecipientName(name), TODAY)).isFalse();
        }
    }

    record Named(@Public Happened happened, @Public Optional<ParticipantId> seller) {}

    /** It is read as an issuer, and takes part in nothing. */
    @Test
    void aServiceIsNobodysParty() {
        Named named = new Named(Happened.at(Instant.EPOCH), Optional.of(ParticipantId.ofService("payment")));

        assertThat(fits(new ParticipantId("zj-tea-coop"), TODAY)).isTrue();
        assertThatThrownBy(() -> Shapes.ofCommand(Named.class).requireValid(named))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/seller"));
        assertThatThrownBy(() -> Shapes.of(Named.class).write(named, new DisclosureWriter(Samples.counting())))
                .isInstanceOf(RefusedJson.class);
    }

    @Test
    void areJudgedInCommandsAndWhenSealingAndReadAllTheSame() {
        RecordShape event = Shapes.of(Said.class);
        RecordShape command = Shapes.ofCommand(Said.class);
        Said good = said("2001-01-01T00:00:00Z", "CN", "one\n\ttwo", "DEM");
        event.requireValid(good);
        command.requireValid(good);

        refuses(said("2026-01-01T00:00:00Z", "XX", "x", "EUR"), "/countries/1");
        refuses(said("2026-01-01T00:00:00Z", "CN", "x\u0000", "EUR"), "/text");
        assertThat(new CountryCode("XX")).hasToString("XX");
        assertThat(new CurrencyCode("QQQ").minorDigits()).isEmpty();
    }

    /** A payment of what is held follows from what was agreed, and is made also when its currency has ended meanwhile. */
    @Test
    void areOfTheDayWhereTheyAreStatedAndStandInWhatFollows() {
        Said late = said("2026-01-01T00:00:00Z", "CN", "x", "DEM");
        assertThatThrownBy(() -> Shapes.ofCommand(Said.class).requireValid(late))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/amount/currency"));
        Shapes.of(Said.class).write(late, new DisclosureWriter(Samples.counting()));
        Shapes.ofCommand(Moved.class).requireValid(new Moved(late.happened(), Money.of("1.00", "DEM")));
        assertThatThrownBy(() ->
                        Shapes.ofCommand(Moved.class).requireValid(new Moved(late.happened(), Money.of("1.00", "QQQ"))))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/amount/currency"));
    }

    record Moved(Happened happened, @Held Money amount) {}

    private static void refuses(Said said, String pointer) {
        assertThatThrownBy(() -> Shapes.ofCommand(Said.class).requireValid(said))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer));
        assertThatThrownBy(() -> Shapes.of(Said.class).write(said, new DisclosureWriter(Samples.counting())))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    @Test
    void aTableIsReadAsItStands() {
        CodeTable table = CodeTable.of(CurrencyCode.class, "currencies.txt", 3);

        assertThat(table.version()).isAfterOrEqualTo("2026-11-30");
        assertThat(table.codes()).hasSizeGreaterThan(200).isSorted();
        assertThat(table.column("JPY", 0)).hasValue("0");
        assertThat(table.day("DEM", 2)).hasValue(LocalDate.parse("2002-03-31"));
        assertThat(table.column("QQQ", 0)).isEmpty();
        assertThatThrownBy(() -> CodeTable.of(CurrencyCode.class, "none.txt", 3))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> CodeTable.of(CurrencyCode.class, "currencies.txt", 2))
                .isInstanceOf(IllegalStateException.class);
    }
}
