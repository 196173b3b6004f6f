package io.symbia.events.words.party;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of organisations, each as its register writes it; the check digits are those of the published examples. */
class IdentifierTest {
    @ParameterizedTest
    @CsvSource({
        "GLN,        9506000134307,           true",
        "GLN,        9506000134308,           false",
        "LEI,        529900T8BM49AURSDO55,    true",
        "LEI,        529900T8BM49AURSDO56,    false",
        "USCC,       91330100799655058B,      true",
        "USCC,       91330100799655058C,      false",
        "EORI,       DE123456789012345,       true",
        "EORI,       DE1234567890123456,      false",
        "EORI,       DE,                      false",
        "EORI,       de1,                     false",
        "BIC,        DEUTDEFF,                true",
        "BIC,        DEUTDEFF500,             true",
        "BIC,        DEUTDEFF50,              false",
        "BIC,        DEUT1EFF,                false",
        "SCAC,       AB,                      true",
        "SCAC,       ABCD,                    true",
        "SCAC,       A,                       false",
        "SCAC,       ABCDE,                   false",
        "SMDG,       ABC,                     true",
        "SMDG,       ABCD,                    false",
        "CN_CUSTOMS, 3301960A1B,              true",
        "CN_CUSTOMS, 3301960A1,               false"
    })
    void isWrittenAsItsRegisterWritesIt(IdentifierScheme scheme, String value, boolean fits) {
        var identifier = new Identifier(scheme, value);
        if (fits) assertThatCode(identifier::requireFit).doesNotThrowAnyException();
        else assertThatThrownBy(identifier::requireFit).isInstanceOf(IllegalArgumentException.class);
    }
}
