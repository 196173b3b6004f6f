package io.symbia.client.story;

import static io.symbia.client.story.Cast.ASSOCIATION;
import static io.symbia.client.story.Cast.BANK;
import static io.symbia.client.story.Cast.CARRIER;
import static io.symbia.client.story.Cast.CONSIGNMENT;
import static io.symbia.client.story.Cast.COOP;
import static io.symbia.client.story.Cast.CUSTOMS_CN;
import static io.symbia.client.story.Cast.CUSTOMS_NL;
import static io.symbia.client.story.Cast.ESCROW;
import static io.symbia.client.story.Cast.LAB;
import static io.symbia.client.story.Cast.LEAF_LOT;
import static io.symbia.client.story.Cast.LINE;
import static io.symbia.client.story.Cast.ORDER;
import static io.symbia.client.story.Cast.PALLET;
import static io.symbia.client.story.Cast.SITE;
import static io.symbia.client.story.Cast.TEA_LOT;
import static io.symbia.client.story.Cast.TEEHAUS;

import io.symbia.events.kernel.origin.ParticipantId;
import java.util.Locale;

/** The chapters, in the order in which they are told. */
final class Chapters {
    private static final String GOODS = "{\"amount\":\"12480.00\",\"currency\":\"EUR\"}";
    private static final String FREIGHT = "{\"amount\":\"640.00\",\"currency\":\"EUR\"}";
    private static final String TOTAL = "{\"amount\":\"13120.00\",\"currency\":\"EUR\"}";

    private Chapters() {}

    static Chapter participants() {
        Chapter chapter = new Chapter("participants are registered by their association and activated");
        register(chapter, COOP, "Zhejiang tea co-op", "CN", "SUPPLIER", lei("9999ZJTEACOOP0000161"));
        register(chapter, TEEHAUS, "Teehaus Hamburg", "DE", "BUYER", lei("9999TEEHAUSHH0000285"));
        register(chapter, BANK, "Ningbo bank", "CN", "BANK", lei("9999NGBBANK000000421"));
        return chapter.shownAt("/credit/streams/participant/" + COOP + "/events");
    }

    static Chapter leaves() {
        String path = "/supply-chain/batches/" + LEAF_LOT;
        return new Chapter("1,000 kg of tea leaves are picked and released")
                .then(COOP, "/supply-chain/trade-items/" + Cast.LEAVES, "2026-09-30T06:00:00Z", """
                        {"description":"Fresh tea leaves","unit":"KGM","hs6":"090210","originCountry":"CN"}""")
                .then(COOP, path, "2026-10-01T05:00:00Z", """
                        {"site":"%s","originCountry":"CN","mandatoryInspections":[]}""".formatted(SITE))
                .then(COOP, path + "/output", "2026-10-01T09:00:00Z", """
                        {"output":{"value":"1000","unit":"KGM"}}""")
                .then(COOP, path + "/release", "2026-10-01T10:00:00Z", "{}")
                .shownAt(path);
    }

    static Chapter order() {
        return new Chapter("200 cartons are ordered and accepted, credit is reserved, EUR 13,120.00 go into escrow")
                .then(COOP, "/supply-chain/trade-items/" + Cast.CARTON, "2026-10-01T11:00:00Z", """
                        {"description":"Green tea, carton of 24","unit":"XCT","hs6":"090210","originCountry":"CN"}""")
                .then(TEEHAUS, "/supply-chain/orders/" + ORDER, "2026-10-02T08:30:00Z", """
                        {"buyer":"%s","seller":"%s","currency":"EUR",
                         "lines":[{"lineNumber":1,"gtin":"%s","quantity":{"value":"200","unit":"XCT"},
                                   "price":{"amount":"62.40","currency":"EUR"},"lineTotal":%s}],
                         "incoterm":{"rule":"DAP","place":"Hamburg (DEHAM)"},"mode":"SEA",
                         "goodsValue":%s,"freight":%s,"total":%s}""".formatted(
                                TEEHAUS, COOP, Cast.CARTON, GOODS, GOODS, FREIGHT, TOTAL))
                .then(COOP, "/supply-chain/orders/" + ORDER + "/acceptances/" + COOP, "2026-10-02T09:30:00Z", "{}")
                .then(BANK, "/credit/lines/" + LINE, "2026-10-02T10:00:00Z", """
                        {"participantId":"%s","limit":{"amount":"50000.00","currency":"EUR"}}""".formatted(TEEHAUS))
                .then(
                        TEEHAUS,
                        "/credit/lines/" + LINE + "/reservations/R-2611-0042",
                        "2026-10-02T10:05:00Z",
                        """
                        {"orderNumber":"%s","amount":%s}""".formatted(ORDER, TOTAL))
                .then(TEEHAUS, "/payment/escrows/" + ESCROW, "2026-10-02T10:10:00Z", """
                        {"orderNumber":"%s","payer":"%s","payee":"%s","amount":%s,
                         "rule":{"salt":"000102030405060708090a0b0c0d0e0f",
                                 "tranches":[{"trancheId":"T-1","amount":%s,"conditions":[
                                   {"kind":"CONSIGNMENT_DELIVERED","subject":"%s"},{"kind":"INSPECTION_PASSED","subject":"%s"}]}]}}""".formatted(
                                ORDER, TEEHAUS, COOP, TOTAL, TOTAL, CONSIGNMENT, TEA_LOT))
                .then(TEEHAUS, "/payment/escrows/" + ESCROW + "/funding", "2026-10-02T10:20:00Z", """
                        {"amount":%s}""".formatted(TOTAL))
                .shownAt("/supply-chain/orders/" + ORDER)
                .shownAt("/payment/escrows/" + ESCROW);
    }

    static Chapter tea() {
        String path = "/supply-chain/batches/" + TEA_LOT;
        Chapter chapter = new Chapter("the leaves become lot ZJ2611A, and it is inspected twice")
                .then(COOP, path, "2026-10-03T05:00:00Z", """
                        {"site":"%s","originCountry":"CN","mandatoryInspections":["THIRD_PARTY","CIQ_EXPORT"]}""".formatted(SITE))
                .then(COOP, path + "/inputs", "2026-10-03T06:00:00Z", """
                        {"inputs":[{"batch":"%s","quantity":{"value":"1000","unit":"KGM"}}]}""".formatted(LEAF_LOT))
                .then(COOP, path + "/output", "2026-10-04T15:00:00Z", """
                        {"output":{"value":"200","unit":"XCT"},"expiry":"2028-10-31"}""");
        inspect(chapter, COOP + ":INSP-2611-01", "THIRD_PARTY", LAB, "chlorpyrifos");
        inspect(chapter, COOP + ":INSP-2611-02", "CIQ_EXPORT", CUSTOMS_CN, "imidacloprid");
        return chapter.shownAt(path);
    }

    static Chapter packing() {
        return new Chapter("the lot is released and packed on pallet " + PALLET)
                .then(COOP, "/supply-chain/batches/" + TEA_LOT + "/release", "2026-10-06T08:00:00Z", "{}")
                .then(COOP, "/supply-chain/units/" + PALLET, "2026-10-06T10:00:00Z", """
                        {"contents":[{"batch":"%s","quantity":{"value":"200","unit":"XCT"}}],"childUnits":[],
                         "orderNumber":"%s","packedAt":"%s"}""".formatted(
                                TEA_LOT, ORDER, SITE))
                .shownAt("/supply-chain/units/" + PALLET);
    }

    static Chapter journey() {
        String path = "/logistics/consignments/" + CONSIGNMENT;
        Chapter chapter = new Chapter("Ningbo to Rotterdam to Hamburg, with customs on both sides, and a day early")
                .then(COOP, path, "2026-10-06T12:00:00Z", """
                        {"orderNumbers":["%s"],"shipper":"%s","consignee":"%s","carrier":"%s","mode":"SEA","units":["%s"],
                         "customsGates":[{"direction":"EXPORT","authority":"%s"},{"direction":"IMPORT","authority":"%s"}],
                         "goodsValue":%s,"freight":%s,"grossWeightKg":"1478.5"}""".formatted(
                                ORDER, COOP, TEEHAUS, CARRIER, PALLET, CUSTOMS_CN, CUSTOMS_NL, GOODS, FREIGHT))
                .then(COOP, path + "/milestones/plan", "2026-10-06T12:05:00Z", """
                        {"classifier":"PLN","milestone":"DELIVERY","location":"DEHAM","at":"2026-11-16T12:00:00Z"}""");
        customs(chapter, path + "/customs/export", CUSTOMS_CN, "2026-10-08T03:00:00Z", "EXPORT");
        milestone(chapter, path, "LOAD", "CNNGB", "2026-10-09T02:00:00Z");
        milestone(chapter, path, "DEPA", "CNNGB", "2026-10-09T20:00:00Z");
        milestone(chapter, path, "ARRI", "NLRTM", "2026-11-12T05:00:00Z");
        milestone(chapter, path, "DISC", "NLRTM", "2026-11-12T14:00:00Z");
        customs(chapter, path + "/customs/import", CUSTOMS_NL, "2026-11-13T09:00:00Z", "IMPORT");
        return chapter.then(TEEHAUS, path + "/deliveries/received", "2026-11-15T09:30:00Z", """
                {"podMethod":"OTP","recipientName":"goods-in desk","location":"DEHAM"}""")
                .shownAt(path);
    }

    static Chapter score() {
        return new Chapter("the co-op's conduct is scored from its evidence")
                .then(BANK, "/credit/files/" + COOP + "/score-runs/" + Cast.SCORE_RUN, "2026-11-16T08:00:00Z", "{}");
    }

    private static String lei(String value) {
        return ",\"identifiers\":[{\"scheme\":\"LEI\",\"value\":\"%s\"}]".formatted(value);
    }

    private static void register(
            Chapter chapter, ParticipantId who, String name, String country, String role, String more) {
        String path = "/credit/participants/" + who;
        chapter.then(ASSOCIATION, path, "2026-09-28T08:00:00Z", """
                        {"legalName":"%s","roles":["%s"],"country":"%s"%s}""".formatted(name, role, country, more))
                .then(ASSOCIATION, path + "/activation", "2026-09-28T09:00:00Z", "{}");
    }

    private static void inspect(Chapter chapter, String id, String kind, ParticipantId inspector, String analyte) {
        String path = "/supply-chain/inspections/" + id;
        chapter.then(COOP, path, "2026-10-05T07:00:00Z", """
                        {"batch":"%s","kind":"%s","inspector":"%s"}""".formatted(TEA_LOT, kind, inspector))
                .then(inspector, path + "/samples", "2026-10-05T08:00:00Z", """
                        {"sampleIds":["%s-S1","%s-S2"],"samplingPlan":"ISO 2859-1 level II AQL 1.5"}""".formatted(id, id))
                .then(inspector, path + "/tests", "2026-10-05T16:00:00Z", """
                        {"tests":[{"method":"EN 15662","analyte":"%s","sample":"%s-S1","finding":{"value":"0.03"},
                                   "limit":{"bound":"AT_MOST","value":"0.05","source":"buyer's specification","version":"2026"},
                                   "unit":"NA"}]}""".formatted(analyte, id));
    }

    private static void customs(Chapter chapter, String path, ParticipantId authority, String when, String direction) {
        chapter.then(authority, path, when, """
                {"direction":"%s","decision":"RELEASED"}""".formatted(direction));
    }

    private static void milestone(Chapter chapter, String path, String code, String location, String when) {
        chapter.then(
                CARRIER, path + "/milestones/" + code.toLowerCase(Locale.ROOT), when, """
                {"classifier":"ACT","milestone":"%s","location":"%s"}""".formatted(code, location));
    }
}
