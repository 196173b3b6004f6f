package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static io.symbia.client.TypedImport.UNUSABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of a cell count in whatever capitals; words that are not known are named, and nobody finds a class of ours in an answer. */
class ImportWordsTest extends TypedImports {
    @ParameterizedTest
    @CsvSource({
        "OCEAN, SEA",
        "ocean, SEA",
        "air charter, AIR",
        "AIR  Charter, AIR",
        "AIR, AIR",
        "truck, ROAD",
        "' Truck ', ROAD"
    })
    void readsAModeInAnyCapitals(String text, String mode) throws IOException {
        assertThat(typed.of(new Sample().row(MODE, text).in(folder)))
                .as(typed.said())
                .isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-1")).contains("\"mode\":\"" + mode + "\"");
        assertThat(typed.said()).doesNotContain("not known");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXW", "exw", "Exw", " exw "})
    void readsARuleInAnyCapitals(String text) throws IOException {
        assertThat(typed.of(new Sample().row(RULE, text).in(folder))).isZero();
        assertThat(typed.done("/supply-chain/orders/client-vietnam:PO-1")).contains("\"rule\":\"EXW\"");
    }

    @ParameterizedTest
    @CsvSource({
        "fob, AIR, incoterm_not_for_mode",
        "FOB, air charter, incoterm_not_for_mode",
        "xxx, Air, incoterm_unknown"
    })
    void refusesInAnyCapitalsWhatIsRefusedInOne(String rule, String mode, String code) throws IOException {
        assertThat(typed.of(new Sample().row(RULE, rule, MODE, mode).in(folder), "--check"))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("line 2: " + code);
    }

    @Test
    void takesAllSpellingsInAShipmentForOne() throws IOException {
        Path file = new Sample()
                .row(MODE, "Air", RULE, "EXW")
                .row(MODE, "AIR CHARTER", RULE, "exw")
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.of(new Sample().row(MODE, "Air").row(MODE, "OCEAN").in(folder)))
                .isEqualTo(ROWS_REFUSED);
    }

    @Test
    void namesWordsThatAreNoModeAndNoRule() throws IOException {
        Path file = new Sample()
                .row(MODE, "Sea", RULE, "EX W")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", MODE, "Sea")
                .row(ORDER, "PO-3", SHIPMENT, "ASN-3", MODE, "airr")
                .row(ORDER, "PO-4", SHIPMENT, "ASN-4", MODE, "N/A", RULE, "n/a - from  RDC")
                .row(ORDER, "PO-5", SHIPMENT, "ASN-5", MODE, "-", RULE, "none")
                .in(folder);
        assertThat(typed.of(file, "--check")).isZero();
        assertThat(typed.said())
                .contains(
                        "3 rows, each: 'shipment mode' says what is not known, and is sealed without it: 'Sea', 'airr'")
                .contains("1 row: 'vendor inco term' says what is not known, and is sealed without it: 'EX W'")
                .doesNotContain("N/A", "none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "n/a", "NA", "-", "none", "NONE", " None ", "invoiced separately", "N/A - From RDC"})
    void takesTheUsualWordsForNone(String none) throws IOException {
        Path file = new Sample()
                .row(
                        "weight (kilograms)",
                        none,
                        "freight cost (usd)",
                        none,
                        "line item insurance (usd)",
                        none,
                        "po sent to vendor date",
                        none.startsWith("inv") ? "date not captured" : none)
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-1"))
                .contains("goodsValue")
                .doesNotContain("freight", "insurance", "grossWeightKg");
    }

    @Test
    void namesTheWordsForNoneWhereItReadsNoAmount() throws IOException {
        assertThat(typed.of(new Sample().row("freight cost (usd)", "free").in(folder), "--check"))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("amount_unreadable", "nothing, N/A, NA, - and none say that there is none");
        assertThat(typed.of(new Sample().row("line item value", "none").in(folder), "--check"))
                .as("what has to be there is not left out by a word")
                .isEqualTo(ROWS_REFUSED);
    }

    @Test
    void refusesARecordOfTomorrow() throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Path file = new Sample()
                .row(deliveredToday("PO-1", today.toString()))
                .row(deliveredToday("PO-2", today.plusDays(2).toString()))
                .in(folder);
        assertThat(typed.of(file, "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("1 rows can be imported", "line 3: recorded_in_future: ");
    }

    @Test
    void sealsNoWeightOfAShipmentThatOnlySomeRowsSay() throws IOException {
        String weight = "weight (kilograms)";
        Path file = new Sample()
                .row(weight, "13")
                .row(weight, "Weight Captured Separately")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", weight, "13")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", weight, "See ASN-2 (ID#:3)")
                .row(ORDER, "PO-3", SHIPMENT, "ASN-3", weight, "13")
                .row(ORDER, "PO-3", SHIPMENT, "ASN-3", weight, "20")
                .row(ORDER, "PO-4", SHIPMENT, "ASN-4", "freight cost (usd)", "5.00")
                .row(ORDER, "PO-4", SHIPMENT, "ASN-4", "freight cost (usd)", "")
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-1"))
                .contains("freight")
                .doesNotContain("grossWeightKg");
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2")).contains("\"grossWeightKg\":\"13\"");
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-3")).contains("\"grossWeightKg\":\"33\"");
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-4"))
                .contains("insurance")
                .doesNotContain("freight");
        assertThat(typed.said())
                .contains(
                        "1 shipment: some rows say 'weight (kilograms)' and others do not; it is sealed without it: ASN-1")
                .contains("1 shipment: some rows say 'freight cost (usd)' and others do not")
                .contains("4 shipments, each: 'line item insurance (usd)' is the same in all rows, and their sum");
    }

    @Test
    void vouchesForNothingThatWasThereBefore() throws IOException {
        Path file = new Sample().row().in(folder);
        assertThat(typed.of(file, "--as", "first-office")).isZero();
        assertThat(typed.said()).contains("first-office vouches for what is new");
        assertThat(typed.of(file, "--as", "first-office")).isZero();
        assertThat(typed.said()).containsOnlyOnce("vouches for what is new").contains("nothing is new");
    }

    /** Two columns have different orders, and a third a date whose year may be in front: the row that shows it is not refused. */
    @Test
    void namesAllOptionsThatTheRefusedRowsNeed() throws IOException {
        String delivered = "delivered to client date";
        Path file = new Sample()
                .row("scheduled delivery date", "11/24/2006", "po sent to vendor date", "23/10/2006")
                .row(
                        ORDER,
                        "PO-2",
                        SHIPMENT,
                        "ASN-2",
                        "scheduled delivery date",
                        "11/4/2006",
                        "po sent to vendor date",
                        "3/10/2006",
                        delivered,
                        "10-Nov-06",
                        "delivery recorded date",
                        "11-Nov-06",
                        "line item quantity",
                        "x")
                .in(folder);
        assertThat(typed.of(file)).as(typed.said()).isEqualTo(ROWS_REFUSED);
        String said = typed.said();
        String options = said.substring(said.indexOf("import that file, with") + 22, said.indexOf("; leave"));
        Path refused = folder.resolve("sample-refused.csv");
        Files.writeString(refused, Files.readString(refused).replace(",x,", ",10,"));
        String[] words = Arrays.stream(options.strip().split("--dates"))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .flatMap(option -> Stream.of("--dates", option.replace("'", "")))
                .toArray(String[]::new);
        assertThat(typed.of(refused, words)).as(typed.said()).isZero();
        assertThat(typed.done("/logistics/consignments/vendor-maker-ltd:ASN-2/deliveries/recorded"))
                .contains("2006-11-10T00:00:00.000Z");
    }

    private static String[] deliveredToday(String order, String recorded) {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        return new String[] {
            ORDER,
            order,
            SHIPMENT,
            order,
            "po sent to vendor date",
            today,
            "scheduled delivery date",
            today,
            "delivered to client date",
            today,
            "delivery recorded date",
            recorded
        };
    }

    @ParameterizedTest
    @CsvSource({
        "--patience, x, thirty seconds PT30S",
        "--patience, 5m, thirty seconds PT30S",
        "--patience, PT99999999999999999999S, thirty seconds PT30S",
        "--url, localhost:8080, an address is written http://127.0.0.1:8080",
        "--url, ftp://127.0.0.1, an address is written http://127.0.0.1:8080",
        "--url, 'http://a b', an address is written http://127.0.0.1:8080"
    })
    void saysInWordsHowAnOptionIsWritten(String option, String value, String said) throws IOException {
        assertThat(typed.of(new Sample().row().in(folder), option, value)).isEqualTo(UNUSABLE);
        assertThat(typed.said()).contains(option, said, value).doesNotContain("java.");
        assertThat(typed.platform().received()).isEmpty();
    }

    @Test
    void saysInWordsBeforeItBeginsThatAFileOfRefusedRowsCannotBeMade() throws IOException {
        Path file = new Sample().row("line item quantity", "x").in(folder);
        String longName = folder.resolve("n".repeat(300)).toString();
        for (String nowhere : new String[] {"/proc/x", longName, folder + "/none/x"}) {
            assertThat(typed.of(file, "--refused", nowhere)).as(nowhere).isEqualTo(UNUSABLE);
        }
        assertThat(typed.said()).contains("refused rows cannot be written to").doesNotContain("java.", "Exception");
        assertThat(typed.platform().received()).isEmpty();
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }
}
