package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that an import reads and writes: nothing that a person has is lost, and what is refused can be mended and read again. */
class ImportFilesTest extends TypedImports {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @ParameterizedTest
    @ValueSource(strings = {"sample.csv", "./sample.csv", "symbolic.csv", "hard.csv"})
    void doesNotWriteOverTheFileThatIsImported(String name) throws IOException {
        Path file = twoRowsOneBad();
        byte[] before = Files.readAllBytes(file);
        Files.createSymbolicLink(folder.resolve("symbolic.csv"), file);
        Files.createLink(folder.resolve("hard.csv"), file);
        String refused = folder + "/" + name;
        assertThat(typed.of(file, "--refused", refused)).as(typed.said()).isEqualTo(UNUSABLE);
        assertThat(typed.of(file, "--refused", refused, "--check")).isEqualTo(UNUSABLE);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(typed.said()).contains("--refused", "is the file that is imported");
        assertThat(typed.platform().received()).isEmpty();
    }

    @Test
    void doesNotWriteOverAFileThatIsThere() throws IOException {
        Path file = twoRowsOneBad();
        Path there = Files.writeString(folder.resolve("there.csv"), "mine");
        assertThat(typed.of(file, "--refused", there.toString())).isEqualTo(UNUSABLE);
        assertThat(typed.said()).contains("there.csv is there already", "name another");
        assertThat(there).hasContent("mine");
        assertThat(typed.platform().received()).isEmpty();
    }

    @Test
    void keepsRowsThatSomebodyHasMendedWhenTheFileIsRunAgain() throws IOException {
        Path file = twoRowsOneBad();
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(folder.resolve("sample-refused-2.csv"))
                .as("the same rows need no second file")
                .doesNotExist();

        Files.writeString(refused, Files.readString(refused) + "mended by a person");
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(Files.readString(refused)).endsWith("mended by a person");
        assertThat(folder.resolve("sample-refused-2.csv")).exists();
        assertThat(typed.said()).contains("the refused rows are in " + folder.resolve("sample-refused-2.csv"));
        assertThat(folder.resolve("sample-refused-3.csv")).doesNotExist();
    }

    @Test
    void checksWithoutWritingAFileThatNobodyNamed() throws IOException {
        Path file = twoRowsOneBad();
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(folder).isDirectoryNotContaining("glob:**refused*");
        assertThat(typed.said()).contains("line 3: quantity_unreadable: ");
        Path named = folder.resolve("named.csv");
        assertThat(typed.of(file, "--check", "--refused", named.toString())).isEqualTo(ROWS_REFUSED);
        assertThat(named).exists();
    }

    @Test
    void saysBeforeItBeginsThatRefusedRowsHaveNoPlace() throws IOException {
        Path file = new Sample().row().in(folder);
        String nowhere = folder.resolve("none").resolve("refused.csv").toString();
        assertThat(typed.of(file, "--refused", nowhere)).isEqualTo(UNUSABLE);
        assertThat(typed.said()).contains("--refused");
        assertThat(typed.platform().received()).isEmpty();
    }

    @Test
    void writesRefusedRowsInTheCharsetInWhichTheyWereRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("w.csv"),
                new Sample()
                        .row("vendor", "\u00dcnal B\u00f6cek \u20ac", "line item quantity", "x")
                        .text(),
                WINDOWS);
        assertThat(typed.of(file, "--charset", "windows-1252")).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("w-refused.csv");
        assertThat(Files.readString(refused, WINDOWS)).contains("\u00dcnal B\u00f6cek \u20ac");
        assertThat(typed.said()).contains("import that file, with --charset windows-1252");
        Files.writeString(refused, Files.readString(refused, WINDOWS).replace(",x,", ",10,"), WINDOWS);
        assertThat(typed.of(refused, "--charset", "windows-1252"))
                .as(typed.said())
                .isZero();
        assertThat(typed.platform().done().values())
                .anyMatch(body -> body.contains("\"legalName\":\"\u00dcnal B\u00f6cek \u20ac\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "GB18030", "Shift_JIS"})
    void readsBackWhatItRefusedInTheCharsetThatWasNamed(String charset) throws IOException {
        String marked = charset.equals("UTF-16LE") || charset.equals("UTF-8") ? "\uFEFF" : "";
        Path file = Files.write(
                folder.resolve("c.csv"),
                (marked
                                + new Sample()
                                        .row("vendor", "\u6771\u4eac", "line item quantity", "x")
                                        .text())
                        .getBytes(Charset.forName(charset)));
        assertThat(typed.of(file, "--charset", charset)).as(typed.said()).isEqualTo(ROWS_REFUSED);
        Path refused = folder.resolve("c-refused.csv");
        String text = new String(Files.readAllBytes(refused), Charset.forName(charset));
        assertThat(text).startsWith(marked + "refused line").contains("\u6771\u4eac");
        assertThat(typed.of(refused, "--charset", charset, "--check")).isEqualTo(ROWS_REFUSED);
    }

    @Test
    void namesADirectoryThatIsNoFile() {
        assertThat(typed.of(folder)).isEqualTo(UNUSABLE);
        assertThat(typed.errors()).singleElement().asString().contains(folder.toString(), "is a directory");
        assertThat(typed.of(Path.of("/"))).isEqualTo(UNUSABLE);
    }

    @Test
    void namesAFileThatIsNotThereInOneLine() {
        assertThat(typed.of(folder.resolve("none.csv"))).isEqualTo(UNUSABLE);
        assertThat(typed.errors()).singleElement().asString().contains("none.csv cannot be read");
    }

    @Test
    void readsNoMoreOfADeviceThanOfAFile() {
        Path endless = Path.of("/dev/zero");
        assumeTrue(Files.exists(endless), "no /dev/zero");
        assertThat(typed.of(endless, "--refused", folder.resolve("r.csv").toString()))
                .isEqualTo(UNUSABLE);
        assertThat(typed.said()).contains("is larger than");
    }

    /** Cells are counted while they are read: they take many times the bytes of the file. */
    @Test
    void readsNoMoreCellsThanTheHeapHolds() throws IOException {
        StringBuilder text = new StringBuilder(new Sample().row().text());
        int cells = text.substring(0, text.indexOf("\n")).split(",").length;
        String shortRow = ",".repeat(cells - 1) + "x\n";
        for (int row = 0; row <= 5_000_000 / cells; row++) text.append(shortRow);
        Path file = Files.writeString(folder.resolve("cells.csv"), text, StandardCharsets.UTF_8);
        assertThat(typed.of(file, "--check")).isEqualTo(UNUSABLE);
        assertThat(typed.said()).contains("has more than 5000000 cells; divide it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2,PO-2\r\n", "\"2\"x,PO-2\r\n", "2,\"PO-2"})
    void saysInItsOwnWordsWhereAQuoteIsLeftOpen(String end) throws IOException {
        Path file =
                Files.writeString(folder.resolve("q.csv"), new Sample().row().text() + end, StandardCharsets.UTF_8);
        assertThat(typed.of(file)).isEqualTo(UNUSABLE);
        assertThat(typed.errors())
                .singleElement()
                .asString()
                .contains("q.csv", "line 3", "quot")
                .doesNotContain("EOF", "token", "startline");
    }

    @Test
    void showsNoPageOfUsageToOneWhoMistypes() throws IOException {
        Path file = new Sample().row().in(folder);
        assertThat(typed.of(file, "--dates", "ymd")).isEqualTo(UNUSABLE);
        assertThat(typed.errors()).hasSizeLessThan(4);
        assertThat(typed.errors()).anyMatch(line -> line.contains("import deliveries --help"));
    }

    @Test
    void saysNothingOfWhatDidNotHappen() throws IOException {
        assertThat(typed.of(new Sample().row("country", "Narnia").in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("imported 0 rows, refused 1")
                .doesNotContain("vouches")
                .doesNotContain("median of 10 s: 0");
    }

    /** The apostrophes of the file of refused rows are none of the value, and only its first three columns say so. */
    @ParameterizedTest
    @ValueSource(strings = {"-20C pack", "@kit", "+kit", "'=kit"})
    void sealsNoGuardOfAFileWhoseFirstColumnsWereTaken(String item) throws IOException {
        Path file = new Sample()
                .row("item description", item, "line item quantity", "x", RULE, "-")
                .in(folder);
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("mend them there and import that file", "leave its first three columns");
        Path refused = folder.resolve("sample-refused.csv");
        String mended = Files.readString(refused).replace(",x,", ",10,");
        Path cut = Files.writeString(
                folder.resolve("cut.csv"),
                mended.replace("refused line,refused code,refused reason,", "")
                        .replaceAll("2,quantity_unreadable,\"[^\"]*\",", ""));
        assertThat(typed.of(cut)).as(typed.said()).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done()).isEmpty();
        assertThat(Files.readString(folder.resolve("cut-refused.csv")))
                .contains("value_guarded", "begins with an apostrophe");
        if (item.startsWith("'")) return; // As written in the first file, it is refused there too.

        assertThat(typed.of(Files.writeString(refused, mended)))
                .as(typed.said())
                .isZero();
        assertThat(typed.platform().done().values()).anyMatch(body -> body.contains("\"" + item + "\""));
    }

    private Path twoRowsOneBad() throws IOException {
        return new Sample()
                .row()
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "line item quantity", "none")
                .in(folder);
    }
}
