package io.symbia.client.deliveries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.client.deliveries.table.RefusedRow;
import io.symbia.client.deliveries.table.Shape;
import io.symbia.client.deliveries.text.FileRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @TempDir
    private Path folder;

    @Test
    void gathersRowsByOrderInTheOrderOfTheFile() throws IOException {
        DeliveryFile file = read(new Sample()
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2")
                .row("po / so #", "PO-1")
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2")
                .text());
        assertThat(file.refused()).isEmpty();
        assertThat(file.orders()).extracting(OrderRecord::number).containsExactly("PO-2", "PO-1");
        assertThat(file.orders().getFirst().rows()).extracting(DeliveryRow::id).containsExactly("1", "3");
        assertThat(file.orders().getFirst().rows())
                .extracting(DeliveryRow::lineNumber)
                .containsExactly(2L, 4L);
    }

    @Test
    void countsTheLinesInsideAQuotedField() throws IOException {
        String text = new Sample()
                .row("item description", "Test kit,\r\n30 tests,\n\"rapid\"")
                .row()
                .row("line item quantity", "none")
                .text();
        DeliveryFile file = read(text);
        List<DeliveryRow> rows = file.orders().getFirst().rows();
        assertThat(rows).extracting(DeliveryRow::lineNumber).containsExactly(2L, 5L);
        assertThat(rows.getFirst().item().description()).isEqualTo("Test kit,\r\n30 tests,\n\"rapid\"");
        assertThat(file.refused()).extracting(RefusedRow::lineNumber).containsExactly(6L);
    }

    @Test
    void readsLinesThatEndInALineFeed() throws IOException {
        DeliveryFile file = read(new Sample().row().row().text().replace("\r\n", "\n"));
        assertThat(file.orders().getFirst().rows())
                .extracting(DeliveryRow::lineNumber)
                .containsExactly(2L, 3L);
    }

    @Test
    void readsAFileWithAByteOrderMark() throws IOException {
        DeliveryFile file = read("\uFEFF" + new Sample().row().text());
        assertThat(file.refused()).isEmpty();
        assertThat(file.orders()).hasSize(1);
    }

    @Test
    void keepsLettersOfEveryLanguage() throws IOException {
        DeliveryFile file = read(new Sample().row("country", "Côte d'Ivoire").text());
        assertThat(file.orders().getFirst().first().country()).isEqualTo("Côte d'Ivoire");
    }

    @Test
    void takesAllSpellingsOfACountryForOne() throws IOException {
        DeliveryFile file = read(new Sample()
                .row("country", "Côte d'Ivoire")
                .row("country", "COTE D'IVOIRE")
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "country", "CI")
                .text());
        assertThat(file.refused()).isEmpty();
        assertThat(file.orders()).allMatch(order -> order.first().country().equals("Côte d'Ivoire"));
    }

    @Test
    void aHeaderAloneIsAFileWithoutRows() throws IOException {
        assertThat(read(new Sample().text()).orders()).isEmpty();
    }

    @Test
    void passesOverBlankLines() throws IOException {
        String text = new Sample().row().text();
        DeliveryFile file = read("\r\n" + text + "\r\n  \r\n" + ",".repeat(19) + "\r\n\r\n");
        assertThat(file.refused()).isEmpty();
        assertThat(file.importableRows()).isEqualTo(1);
    }

    @Test
    void letsNoRowOfABrokenOrderGoAloneUnlessItIsAskedTo() throws IOException {
        Path path = new Sample()
                .row()
                .row("line item quantity", "none")
                .row("po / so #", "PO-2", "asn/dn #", "ASN-2")
                .in(folder);
        DeliveryFile file = DeliveryFile.read(path);
        assertThat(file.orders()).extracting(OrderRecord::number).containsExactly("PO-2");
        assertThat(file.refused()).extracting(RefusedRow::code).containsExactly("quantity_unreadable", "order_waits");
        assertThat(file.shortOrders()).isEmpty();
        DeliveryFile part = DeliveryFile.read(path, Shape.FOUND, true, TODAY);
        assertThat(part.importableRows()).isEqualTo(2);
        assertThat(part.shortOrders()).containsExactly("PO-1");
    }

    /** Two exports were put together, one of which a program has written anew. */
    @ParameterizedTest
    @CsvSource({"17, 17.0", "17, 017", "a17, A17", "17, 1.7E1"})
    void aRowWhoseIdIsWrittenInAnotherWayIsTheSame(String one, String other) throws IOException {
        DeliveryFile file = read(new Sample().row("id", one).row("id", other).text());
        assertThat(file.refused()).singleElement().satisfies(row -> {
            assertThat(row.code()).isEqualTo("id_repeated");
            assertThat(row.reason()).contains("an earlier row has the id " + one + ", which differs");
        });
    }

    @Nested
    class Refuses {
        @Test
        void aRowWithOtherColumns() throws IOException {
            String text = new Sample().row().text() + "2,PO-2\r\n";
            RefusedRow refused = onlyRefused(read(text), "columns_differ");
            assertThat(refused.id()).isEqualTo("2");
            assertThat(refused.lineNumber()).isEqualTo(3);
            assertThat(refused.reason()).contains("2 columns");
        }

        @Test
        void anIdThatIsRepeated() throws IOException {
            DeliveryFile file = read(
                    new Sample().row("id", "7").row("id", "8").row("id", "7").text());
            assertThat(onlyRefused(file, "id_repeated").lineNumber()).isEqualTo(4);
            assertThat(file.orders().getFirst().rows()).hasSize(2);
        }

        @Test
        void aVendorWhoseIdAnotherHas() throws IOException {
            DeliveryFile file = read(new Sample()
                    .row("vendor", "Maker Ltd.")
                    .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "vendor", "MAKER, LTD")
                    .row("po / so #", "PO-3", "asn/dn #", "ASN-3", "vendor", "Maker Ltd.")
                    .text());
            assertThat(onlyRefused(file, "vendor_ambiguous").reason())
                    .isEqualTo("vendor-maker-ltd would be the id of Maker Ltd. and of MAKER, LTD");
            assertThat(file.orders()).extracting(OrderRecord::number).containsExactly("PO-1", "PO-3");
        }

        /** A name in capitals is the same as either of them, which makes these no one. */
        @ParameterizedTest
        @CsvSource({"WEISS AG, Weiß AG, Weiss AG", "KIR Ltd, Kır Ltd, Kir Ltd"})
        void aVendorWhoseNameIsAnothersInCapitals(String either, String one, String other) throws IOException {
            DeliveryFile file = read(new Sample()
                    .row("vendor", either)
                    .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "vendor", one)
                    .row("po / so #", "PO-3", "asn/dn #", "ASN-3", "vendor", other)
                    .text());
            assertThat(onlyRefused(file, "vendor_ambiguous").lineNumber()).isEqualTo(4);
        }

        /** Each would be half of an order, or of a shipment. */
        @Test
        void aNumberThatIsAnothersInCapitals() throws IOException {
            String text = new Sample()
                    .row()
                    .row("po / so #", "po-1", "asn/dn #", "ASN-2")
                    .row("po / so #", "PO-3", "asn/dn #", "ASN-3")
                    .text();
            assertThat(onlyRefused(read(text), "order_number_ambiguous").reason())
                    .contains("PO-1 and po-1 differ in capitals");
            DeliveryFile shipments = read(text.replace("po-1,ASN-2", "PO-2,asn-1"));
            assertThat(onlyRefused(shipments, "shipment_number_ambiguous").reason())
                    .contains("ASN-1 and asn-1 differ in capitals");
        }

        @Test
        void noVendorWhoseNameBeginsAsThatOfAnother() throws IOException {
            String longName = "Laboratories of the Very Long Name and Daughters";
            DeliveryFile file = read(new Sample()
                    .row("vendor", longName + " (North)")
                    .row("po / so #", "PO-2", "asn/dn #", "ASN-2", "vendor", longName + " (South)")
                    .text());
            assertThat(file.refused()).isEmpty();
        }

        @Test
        void anItemWhoseNumberAnotherHas() throws IOException {
            DeliveryFile file = read(new Sample()
                    .row("item description", "test kit 124658", "brand", "Reveal")
                    .row("item description", "test kit 254620", "brand", "Reveal")
                    .text());
            assertThat(onlyRefused(file, "item_ambiguous").reason()).contains("00477006428174");
        }

        @Test
        void aRowThatDisagreesWithItsOrder() throws IOException {
            DeliveryFile file =
                    read(new Sample().row().row("vendor", "Another maker").row().text());
            assertThat(onlyRefused(file, "rows_disagree").id()).isEqualTo("2");
            assertThat(file.orders().getFirst().rows()).hasSize(2);
        }

        private static RefusedRow onlyRefused(DeliveryFile file, String code) {
            assertThat(file.refused()).extracting(RefusedRow::code).containsExactly(code);
            return file.refused().getFirst();
        }
    }

    @Nested
    class CannotRead {
        @Test
        void whatIsNotThere() {
            assertThatThrownBy(() -> DeliveryFile.read(folder.resolve("none.csv")))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("none.csv cannot be read: it is not there");
        }

        @Test
        void anotherEncoding() throws IOException {
            Path file = folder.resolve("latin.csv");
            Files.writeString(file, new Sample().row("country", "Côte d'Ivoire").text(), StandardCharsets.ISO_8859_1);
            assertThatThrownBy(() -> DeliveryFile.read(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("latin.csv is not in UTF-8");
        }

        @Test
        void aQuotedFieldThatDoesNotEnd() {
            assertThatThrownBy(() -> read(new Sample().row().text() + "\"2,PO-2"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not a CSV file");
        }

        @Test
        void aHeaderWithAColumnWithoutName() {
            assertThatThrownBy(() -> read(new Sample().row().text().replace("pack price", "")))
                    .isInstanceOf(FileRefused.class)
                    .hasMessageContaining("does not begin with the heading")
                    .hasMessageContaining("lacks the columns 'pack price'")
                    .hasMessageContaining("columns without a name: 17");
        }

        @Test
        void aFileThatIsEmpty() {
            for (String text : new String[] {"", " ", "\uFEFF\r\n", "\n\n"}) {
                assertThatThrownBy(() -> read(text))
                        .isInstanceOf(FileRefused.class)
                        .hasMessageContaining("is empty");
            }
        }
    }

    /** Row by row: no good row waits for another of its order. */
    private DeliveryFile read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("deliveries.csv"), text);
        return DeliveryFile.read(file, Shape.FOUND, true, TODAY);
    }
}
