package io.symbia.supplychain.http;

/** Bodies for the description of the API; a test sends each of them, in this order, and each is accepted. */
final class Examples {

    static final String TRADE_ITEM = """
            {"description":"Green tea, carton of 24","unit":"XCT","hs6":"090210","originCountry":"CN","netContent":{"value":"4.8","unit":"KGM"}}""";

    static final String ORDER = """
            {"buyer":"teehaus-hh","seller":"zj-tea-coop","currency":"EUR",
             "lines":[{"lineNumber":1,"gtin":"19506000134366","quantity":{"value":"200","unit":"XCT"},
                       "unitPrice":{"amount":"62.40","currency":"EUR"},"lineTotal":{"amount":"12480.00","currency":"EUR"}}],
             "incoterm":{"rule":"DAP","place":"Hamburg (DEHAM)"},"mode":"SEA",
             "goodsValue":{"amount":"12480.00","currency":"EUR"},"freight":{"amount":"640.00","currency":"EUR"},
             "total":{"amount":"13120.00","currency":"EUR"},
             "occurredAt":"2026-11-02T08:30:00Z","eventTimeZoneOffset":"+01:00"}""";

    static final String OCCURRENCE = """
            {"occurredAt":"2026-11-02T09:30:00Z","eventTimeZoneOffset":"+08:00"}""";

    static final String REASON = """
            {"reason":"harvest failed"}""";

    static final String BATCH = """
            {"site":"9506000134307","originCountry":"CN","mandatoryInspections":["THIRD_PARTY","CIQ_EXPORT","PHYTO"]}""";

    static final String INPUTS = """
            {"inputs":[{"batch":"09506000134352.LEAF26","quantity":{"value":"1000","unit":"KGM"}}]}""";

    static final String OUTPUT = """
            {"output":{"value":"200","unit":"XCT"},"expiry":"2028-11-30"}""";

    static final String INSPECTION = """
            {"batch":"19506000134366.ZJ2611A","kind":"THIRD_PARTY","inspector":"lab-hz"}""";

    static final String SAMPLES = """
            {"sampleIds":["S-1","S-2"],"samplingPlan":"ISO 2859-1 level II AQL 1.5"}""";

    static final String TESTS = """
            {"tests":[{"method":"EN 15662","analyte":"chlorpyrifos","value":"0.03","limit":"0.05","bound":"AT_MOST","unit":"NA"}],
             "certificateNumber":"HZ-2611-0815"}""";

    static final String UNIT = """
            {"contents":[{"batch":"19506000134366.ZJ2611A","quantity":{"value":"40","unit":"XCT"}}],
             "childUnits":[],"orderNumber":"PO-2611-0042","packedAt":"9506000134307"}""";

    private Examples() {}
}
