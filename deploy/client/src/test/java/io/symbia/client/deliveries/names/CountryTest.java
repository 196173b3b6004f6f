package io.symbia.client.deliveries.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.client.deliveries.table.RowRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {
    private static final Path CODES =
            Path.of(System.getProperty("symbia.root", "."), "../shared/data/reference/country-codes.csv");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Vietnam; VIETNAM; viet nam; VN; vnm             | client-vietnam
            Congo, DRC; Democratic Republic of the Congo;CD | client-congo-drc
            Côte d'Ivoire; Côte d’Ivoire; COTE D'IVOIRE; CI | client-cote-d-ivoire
            Swaziland; Eswatini; SWZ                        | client-swaziland
            United States of America; United States; USA    | client-united-states
            """)
    void isOneParticipantHoweverItIsWritten(String spellings, String id) {
        for (String spelling : spellings.split(";", -1)) {
            assertThat(Country.named(spelling).map(country -> Names.buyer(country.name())))
                    .as(spelling)
                    .hasValueSatisfying(buyer -> assertThat(buyer).hasToString(id));
        }
    }

    @Test
    void isOneForEachCodeThatTheJdkKnows() {
        List<Optional<Country>> all =
                Arrays.stream(Locale.getISOCountries()).map(Country::named).toList();
        assertThat(all).hasSizeGreaterThan(240).doesNotContain(Optional.empty());
        assertThat(all.stream().map(country -> Names.buyer(country.orElseThrow().name())))
                .doesNotHaveDuplicates();
    }

    /** South Sudan, twice: the letters that are not read would have said so. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u5357 Sudan",
                "\u042e\u0436\u043d\u044b\u0439 Sudan",
                "\u5317 Korea, Republic of",
                "Guinea \u6bd4\u7ecd"
            })
    void isNotNamedByTheRestOfANameInAnotherAlphabet(String text) {
        assertThat(Country.named(text)).isEmpty();
        assertThatThrownBy(() -> Country.read(text))
                .isInstanceOfSatisfying(
                        RowRefused.class, refused -> assertThat(refused.code()).isEqualTo("country_unknown"));
    }

    /** Which Congo is not guessed: ISO 3166-1 means the one, and most records the other. */
    @Test
    void isNamedByWhatIso3166Says() throws IOException {
        assumeTrue(Files.exists(CODES), "the names of countries are not here: " + CODES);
        CSVFormat shape = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = CSVParser.parse(CODES, StandardCharsets.UTF_8, shape)) {
            for (CSVRecord row : rows) {
                String code = row.get("ISO3166-1-Alpha-2");
                if (Country.named(code).isEmpty()) continue; // Not one of a country: a region of an island.
                for (String column : List.of("official_name_en", "ISO3166-1-Alpha-3")) {
                    String name = row.get(column);
                    if (name.isEmpty() || name.equals("Congo")) continue;
                    assertThat(Country.named(name).map(Country::code)).as(name).contains(code);
                }
            }
        }
        assertThat(Country.named("Congo")).isEmpty();
        assertThat(Country.named("Korea")).isEmpty();
        assertThat(Country.named("Narnia")).isEmpty();
    }
}
