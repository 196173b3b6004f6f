package io.symbia.payment.http;

/** Bodies that work, for the API's pages and for the tests that send them. */
final class Examples {

    static final String ESCROW = """
            {"orderNumber":"PO-2611-0042","payer":"TEEHAUS-HH","payee":"ZJ-TEA-COOP","arbiter":"CHAMBER-HH",
             "amount":{"amount":"13120.00","currency":"EUR"},
             "rule":{"tranches":[
               {"trancheId":"on-inspection","amount":{"amount":"3936.00","currency":"EUR"},
                "inspections":["19506000134366.ZJ2611A"]},
               {"trancheId":"on-delivery","amount":{"amount":"9184.00","currency":"EUR"},
                "deliveries":["UCR-2611-0042"]}]}}""";

    static final String AMOUNT = """
            {"amount":{"amount":"13120.00","currency":"EUR"}}""";

    static final String DISPUTE = """
            {"statement":"40 of 200 cartons arrived wet"}""";

    static final String RESOLUTION = """
            {"outcome":"RESUME"}""";

    private Examples() {}
}
