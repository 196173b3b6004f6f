package io.symbia.system.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Delivery records of our own making, in the shape of real ones: lines, shipments, words for numbers, and rows that must be refused. */
final class SampleDeliveries {
    private static final String HEADER =
            "id,project code,pq #,po / so #,asn/dn #,country,managed by,fulfill via,vendor inco term,"
                    + "shipment mode,pq first sent to client date,po sent to vendor date,scheduled delivery date,delivered to client date,"
                    + "delivery recorded date,product group,sub classification,vendor,item description,molecule/test type,brand,dosage,"
                    + "dosage form,unit of measure (per pack),line item quantity,line item value,pack price,unit price,manufacturing site,"
                    + "first line designation,weight (kilograms),freight cost (usd),line item insurance (usd)";

    private SampleDeliveries() {}

    /** Orders of two lines in one shipment each, and two rows that say what cannot be. */
    static Path write(Path file, String prefix, int orders) throws IOException {
        List<String> lines = new ArrayList<>(List.of(HEADER));
        for (int order = 1; order <= orders; order++) {
            int id = order * 10;
            String vendor = "Vendor " + (order % 3);
            String country = order % 2 == 0 ? "Vietnam" : "Zambia";
            lines.add(row(id, prefix, order, country, vendor, "9-Mar-09", "100", "551.00", "5.51", "780.34", "1.25"));
            lines.add(row(
                    id + 1,
                    prefix,
                    order,
                    country,
                    vendor,
                    "9-Mar-09",
                    "7",
                    "70.07",
                    "10.01",
                    "See ASN-%d (ID#:%d)".formatted(order, id),
                    ""));
        }
        lines.add(row(
                3, prefix, 9_001, "Zambia", "Vendor 0", "1-Jan-09", "1", "1.00", "1.00", "Invoiced Separately", ""));
        lines.add(row(
                4, prefix, 9_002, "Zambia", "Vendor 0", "9-Mar-09", "many", "1.00", "1.00", "Invoiced Separately", ""));
        return Files.write(file, lines);
    }

    private static String row(
            int id,
            String prefix,
            int order,
            String country,
            String vendor,
            String delivered,
            String quantity,
            String value,
            String price,
            String freight,
            String insurance) {
        return String.join(
                ",",
                Integer.toString(id),
                "P-1",
                "Pre-PQ Process",
                prefix + "-" + order,
                "ASN-" + prefix + "-" + order,
                country,
                "PMO",
                "Direct Drop",
                "EXW",
                "Air",
                "Date Not Captured",
                "2009-02-11",
                "5-Mar-09",
                delivered,
                "9-Mar-09",
                "HRDT",
                "HIV test",
                vendor,
                "Test kit " + (id % 5),
                "kit",
                "Generic",
                "",
                "Test kit",
                "30",
                quantity,
                value,
                price,
                "0.97",
                "Site",
                "TRUE",
                freight.startsWith("See") ? freight : "13",
                freight,
                insurance);
    }
}
