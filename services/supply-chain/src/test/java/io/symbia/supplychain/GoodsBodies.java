package io.symbia.supplychain;

/** Bodies of requests about goods. */
final class GoodsBodies {
    private static final int SSCC_DIGITS = 17; // Without the check digit.

    private GoodsBodies() {}

    static String order(String buyer, String seller) {
        return """
                {"buyer":"%s","seller":"%s","currency":"EUR",
                 "lines":[{"lineNumber":1,"gtin":"19506000134366","quantity":{"value":"200","unit":"XCT"},
                           "lineTotal":{"amount":"1.00","currency":"EUR"}}],
                 "goodsValue":{"amount":"1.00","currency":"EUR"},"total":{"amount":"1.00","currency":"EUR"}}""".formatted(buyer, seller);
    }

    /** @param mandatory quoted kinds, separated by commas */
    static String batch(String mandatory) {
        return "{\"site\":\"9506000134307\",\"originCountry\":\"CN\",\"mandatoryInspections\":[" + mandatory + "]}";
    }

    static String unit(String batch, String cartons, String children, String order) {
        return """
                {%s"contents":[{"batch":"%s","quantity":{"value":"%s","unit":"XCT"}}],"childUnits":%s}""".formatted(order, batch, cartons, children);
    }

    static String unitOf(String children) {
        return "{\"contents\":[],\"childUnits\":" + children + "}";
    }

    static String inspection(String batch, String inspector, String retest) {
        return "{%s\"batch\":\"%s\",\"kind\":\"THIRD_PARTY\",\"inspector\":\"%s\"}".formatted(retest, batch, inspector);
    }

    static String tests(String value) {
        return """
                {"tests":[{"method":"EN 15662","analyte":"chlorpyrifos","finding":{"value":"%s"},
                  "limit":{"bound":"AT_MOST","value":"0.05","source":"buyer's specification","version":"2026"},
                  "unit":"NA"}]}""".formatted(value);
    }

    /** The SSCC with this serial number; its check digit by GS1 General Specifications section 7.9. */
    static String sscc(int serial) {
        String digits = "3950600" + "%010d".formatted(serial);
        int sum = 0;
        for (int i = 0; i < SSCC_DIGITS; i++) sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        return digits + (10 - sum % 10) % 10;
    }
}
