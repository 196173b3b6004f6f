package io.symbia.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine whose language has digits or letters of its own sends what every machine sends. */
class MachineLanguageTest extends TypedImports {
    /** Arabic and Persian write numbers in other digits; the small letter of the Turkish I is another. */
    @ParameterizedTest
    @CsvSource({"ar, EG", "fa, IR", "tr, TR"})
    void isInNothingThatAnImportSends(String language, String country) throws Exception {
        Path file = new Sample()
                .row(ORDER, "PO-1", "vendor", "ICI I\u00D6", "line item quantity", "10")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "line item quantity", "none")
                .in(folder);
        Map<String, String> expected;
        try (TypedImport usual = new TypedImport()) {
            assertThat(usual.of(file)).isEqualTo(TypedImport.ROWS_REFUSED);
            expected = usual.platform().done();
        }
        assertThat(expected).isNotEmpty();
        assertThat(inALanguage(language, country, file))
                .contains("imported 1 rows, refused 1;")
                .doesNotContain("Exception");
        assertThat(typed.platform().done()).isEqualTo(expected);
    }

    /** A process of its own, since a language is the whole process's. */
    private String inALanguage(String language, String country, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.language=" + language,
                        "-Duser.country=" + country,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Client.class.getName(),
                        "import",
                        "deliveries",
                        file.toString(),
                        "--url",
                        typed.platform().url().toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(TypedImport.ROWS_REFUSED);
        return said;
    }
}
