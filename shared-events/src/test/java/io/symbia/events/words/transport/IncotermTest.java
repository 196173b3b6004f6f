package io.symbia.events.words.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.form.Codes;
import io.symbia.events.words.transport.Incoterm.Rule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncotermTest {
    @ParameterizedTest
    @EnumSource(names = {"FAS", "FOB", "CFR", "CIF"})
    void fourRulesAreForShips(Rule rule) {
        Incoterm term = new Incoterm(rule, "Ningbo");

        assertThat(term.allows(TransportMode.SEA)).isTrue();
        assertThat(term.allows(TransportMode.INLAND_WATER)).isTrue();
        for (TransportMode mode : Codes.of(TransportMode.class)) {
            if (mode != TransportMode.SEA && mode != TransportMode.INLAND_WATER) {
                assertThatThrownBy(() -> term.requireAllows(mode)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP"})
    void sevenRulesAreForAnyMode(Rule rule) {
        assertThat(Codes.of(TransportMode.class)).allMatch(new Incoterm(rule, "Hamburg")::allows);
    }

    @Test
    void theEditionOf2020HasElevenRules() {
        assertThat(Arrays.stream(Rule.values()).filter(rule -> rule.edition() == 2020))
                .hasSize(11);
    }

    @Test
    void aPlaceIsNamed() {
        assertThat(new Incoterm(Rule.DAP, "x".repeat(Incoterm.MAX_PLACE_LENGTH)).place())
                .hasSize(70);
        for (String place : new String[] {"", " ", "x".repeat(Incoterm.MAX_PLACE_LENGTH + 1)}) {
            assertThatThrownBy(() -> new Incoterm(Rule.DAP, place)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
