package io.symbia.client.deliveries.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in a cell where nothing does, in the spellings of programs and people; and what only looks so. */
class AbsenceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "N/A",
                "na",
                "n.a.",
                "N. A.",
                "(n/a)",
                "N/A - From RDC",
                "-",
                "--",
                "\u2014",
                "?",
                "???",
                ".",
                "\"",
                "\u3003",
                "/",
                "none",
                "(None)",
                "NULL",
                "<null>",
                "[NULL]",
                "null.",
                "nil",
                "nan",
                "NaN",
                "-NaN",
                "<NA>",
                "1.#QNAN",
                "-1.#IND",
                "\\N",
                "undefined",
                "(blank)",
                "0",
                "00",
                "0.00",
                "FALSE",
                "TBD",
                "T.B.A.",
                "tbc",
                "to be confirmed",
                "Unknown",
                "UNK.",
                "not available",
                "Not  Known",
                "ditto",
                "same as above",
                "\uFF2E\uFF0F\uFF21",
                "#N/A",
                "#N/A N/A",
                "#REF!",
                "#VALUE!",
                "#NAME?",
                "#DIV/0!",
                "#NULL!",
                "#NUM!",
                "#SPILL!",
                "#NV",
                "#WERT!",
                "#\u00A1VALOR!",
                "#\u00BFNOMBRE?",
                "#N/D",
                "#\u041D/\u0414",
                "#YOK",
                "#####",
                "#Error",
                "#Deleted",
                "Err:502"
            })
    void isNoName(String text) {
        assertThat(Absence.isNoName(text)).isTrue();
        assertThat(Absence.isNoNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Nan Ltd",
                "Null & Sons",
                "Nilfarma",
                "(3M)",
                "30",
                "1",
                "#1 Supplies",
                "0.5 mg",
                "Unknown Pleasures",
                "Ditto Inc",
                "\u534E\u4E1C\u533B\u836F",
                "Generic",
                "Blanka",
                "Nada",
                "Errol",
                "#tag"
            })
    void isNotSeenInANameThatOnlyLooksSo(String text) {
        assertThat(Absence.isNoName(text)).isFalse();
    }

    /** In any language: whoever writes a word has no number. */
    @ParameterizedTest
    @ValueSource(strings = {"unbekannt", "desconocido", "PO", "PO-", "keine", "merged", "x"})
    void isNoNumberWithoutADigit(String text) {
        assertThat(Absence.isNoNumber(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PO-1", "PO-0", "NAN-1", "1", "0-1", "100", "TBD7", "0001", "1-IND", "1IND"})
    void isNotSeenInANumber(String text) {
        assertThat(Absence.isNoNumber(text)).isFalse();
    }

    /** What may be left out is left out by a person's word; what a program has lost may have been there. */
    @ParameterizedTest
    @ValueSource(strings = {"nan", "NULL", "#N/A", "#REF!", "0", "?", "TBD", "unknown", "ditto"})
    void isNotSaidByAProgramThatHasLostAValue(String text) {
        assertThat(Absence.isSaid(text)).isFalse();
    }
}
