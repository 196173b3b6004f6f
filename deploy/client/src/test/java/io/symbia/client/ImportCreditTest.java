package io.symbia.client;

import static io.symbia.client.TypedImport.ROWS_REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.client.deliveries.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An import goes on from what is there already only where that says all that it would send. */
class ImportCreditTest extends TypedImports {
    private static final String LINE = "/credit/lines/importer:client-vietnam";
    private static final String QUANTITY = "line item quantity";
    private static final String CLIENT = "/credit/participants/client-vietnam";

    /** As the importer sees it: of another lender's line no limit. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'participantId':'client-vietnam','lender':'other','open':1,'released':0}",
                "{'participantId':'client-vietnam','lender':'importer','limit':{'amount':'100.00','currency':'USD'}}",
                "{'participantId':'client-vietnam','lender':'importer','limit':{'amount':'5000.00','currency':'EUR'}}",
                "{'participantId':'someone','lender':'importer','limit':{'amount':'5000.00','currency':'USD'}}"
            })
    void reservesNothingInALineThatItDoesNotGrant(String line) throws IOException {
        typed.platform().put(LINE, line.replace('\'', '"'));
        Path file = new Sample().row().in(folder);
        assertThat(typed.of(file, "--credit-limit", "5000")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("imported 0 rows, refused 1", "the refused rows are in");
        assertThat(typed.platform().done().keySet())
                .noneMatch(path -> path.contains("/reservations/"))
                .noneMatch(path -> path.startsWith("/supply-chain/orders/"));

        assertThat(typed.of(file))
                .as("without a line of its own: " + typed.said())
                .isZero();
        assertThat(typed.platform().done().keySet()).noneMatch(path -> path.contains("/reservations/"));
    }

    @Test
    void goesOnInTheLineThatItHasGranted() throws IOException {
        assertThat(typed.of(new Sample().row().in(folder), "--credit-limit", "5000"))
                .isZero();
        Path later = new Sample()
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "po sent to vendor date", "1-May-06")
                .in(folder);
        assertThat(typed.of(later, "--credit-limit", "5000")).as(typed.said()).isZero();
        assertThat(typed.platform().done()).containsKey(LINE + "/reservations/PO-2");
        assertThat(typed.of(later, "--credit-limit", "7777")).isEqualTo(ROWS_REFUSED);
    }

    /** It would be placed, accepted and booked, and then find no room. */
    @Test
    void sendsNothingOfAnOrderThatItsLineHasNoRoomFor() throws IOException {
        Path file = new Sample()
                .row(QUANTITY, "100", "line item value", "625.00")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2")
                .in(folder);
        assertThat(typed.of(file, "--credit-limit", "62.49", "--check")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("0 rows can be imported, 2 cannot");
        assertThat(typed.of(file, "--credit-limit", "62.50")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done().keySet())
                .contains(LINE + "/reservations/PO-2")
                .noneMatch(path -> path.contains("PO-1") || path.contains("ASN-1"));
        assertThat(Files.readString(folder.resolve("sample-refused.csv")))
                .contains("order_above_credit_limit", "625.00", "nothing in the row is wrong");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'legalName':'Client in Vietnam','country':'LA','roles':['BUYER']}",
                "{'legalName':'Client in Vietnam','roles':['BUYER']}",
                "{'legalName':'Client in Vietnam','country':'VN','roles':['CARRIER']}",
                "{'country':'VN','roles':['BUYER']}"
            })
    void refusesTheRowsOfAClientWhoIsThereAsAnother(String client) throws IOException {
        typed.platform().put(CLIENT, client.replace('\'', '"'));
        assertThat(typed.of(new Sample().row().in(folder))).isEqualTo(ROWS_REFUSED);
        assertThat(typed.platform().done().keySet()).noneMatch(path -> path.startsWith("/supply-chain/orders/"));
    }

    @Test
    void goesOnWithAClientWhoHasMoreRolesAndANumber() throws IOException {
        typed.platform()
                .put(
                        CLIENT,
                        "{\"legalName\":\"CLIENT IN VIETNAM\",\"country\":\"VN\",\"roles\":[\"CARRIER\",\"BUYER\"],\"lei\":\"x\"}");
        assertThat(typed.of(new Sample().row().in(folder))).as(typed.said()).isZero();
    }

    @Test
    void refusesTheRowsOfAnItemThatIsCountedInAnotherUnit() throws IOException {
        assertThat(typed.of(new Sample().row().in(folder))).isZero();
        String item = typed.platform().done().keySet().stream()
                .filter(path -> path.startsWith("/supply-chain/trade-items/"))
                .findFirst()
                .orElseThrow();
        String other = typed.done(item).replace("XPK", "KGM");
        try (TypedImport elsewhere = new TypedImport()) {
            elsewhere.platform().put(item, other);
            assertThat(elsewhere.of(new Sample().row().in(folder))).isEqualTo(ROWS_REFUSED);
        }
    }

    /** No row can mend a refusal that is about the importer or about the credit line. */
    @ParameterizedTest
    @CsvSource({
        "/credit/participants/vendor-maker-ltd/activation, may_not_activate_itself, another --as",
        LINE + "/reservations/PO-1, amount_exceeds_available_credit, room",
        "/credit/participants/vendor-maker-ltd, participant_already_exists_with_other_content, such as the town",
        "/supply-chain/orders/client-vietnam:PO-1/acceptances/vendor-maker-ltd, order_state_forbids, called off",
        LINE + "/reservations/PO-1, too_many_reservations, without --credit-limit",
        LINE + ", lender_is_the_participant, another --as",
        LINE + ", credit_line_already_exists_with_other_content, without --credit-limit",
        "/logistics/consignments/vendor-maker-ltd:ASN-1, consignment_already_exists_with_other_content, mend"
    })
    void asksForNoMendingWhereNothingOfARowIsWrong(String path, String code, String due) throws IOException {
        typed.platform().refuse(path, code);
        assertThat(typed.of(new Sample().row().in(folder), "--credit-limit", "5000"))
                .isEqualTo(ROWS_REFUSED);
        assertThat(typed.said()).contains("the refused rows are in", due);
        if (due.equals("mend")) assertThat(typed.said()).contains("mend them there and import that file");
        else
            assertThat(typed.said())
                    .contains("nothing in 1 of them is wrong: " + code)
                    .doesNotContain("mend them");
    }

    /** The row that shows how its dates are read is in. */
    @Test
    void saysHowTheFileIsReadWhereNothingOfItIsMended() throws IOException {
        String[] wide = {QUANTITY, "100", "line item value", "625.00", "po sent to vendor date", "3/4/2006"};
        Path file = new Sample()
                .row("po sent to vendor date", "23/4/2006")
                .row(wide)
                .in(folder);
        Files.writeString(file, Files.readString(file).replaceFirst("2,PO-1,ASN-1,", "2,PO-2,ASN-2,"));
        assertThat(typed.of(file, "--credit-limit", "62.50")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("nothing in 1 of them is wrong: order_above_credit_limit")
                .contains("that file is imported with --dates 'po sent to vendor date=dmy'")
                .doesNotContain("mend");
        Path refused = folder.resolve("sample-refused.csv");
        assertThat(typed.of(refused, "--dates", "dmy")).as(typed.said()).isZero();
    }

    @Test
    void asksForTheOthersToBeMendedWhereNothingOfSomeIsWrong() throws IOException {
        Path file = new Sample()
                .row(QUANTITY, "100", "line item value", "625.00")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", QUANTITY, "x")
                .in(folder);
        assertThat(typed.of(file, "--credit-limit", "62.50")).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("nothing in 1 of them is wrong: order_above_credit_limit")
                .contains("mend the others there and import that file");
    }

    /** The rows that a cell has swallowed are mended where they stand in lines of their own. */
    @Test
    void asksForSwallowedRowsToBeMendedWhereTheyWereRead() throws IOException {
        String text = new Sample()
                .row("item description", "5 kits")
                .row(ORDER, "PO-2", SHIPMENT, "ASN-2", "item description", "7 kits")
                .row(ORDER, "PO-3", SHIPMENT, "ASN-3", "brand", "#N/A")
                .text();
        Path file = Files.writeString(
                folder.resolve("sample.csv"), text.replace("5 kits", "\"5 kits").replace("7 kits", "7 kits\""));
        assertThat(typed.of(file)).isEqualTo(ROWS_REFUSED);
        assertThat(typed.said())
                .contains("in line 2 a cell holds later rows: mend " + file + " itself, and import it again")
                .doesNotContain("them there", "others there");
    }
}
