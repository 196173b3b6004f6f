package io.symbia.client.deliveries;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** A small delivery file of our own. Every row is one that can be imported, unless the test says otherwise. */
public final class Sample {
    private static final Map<String, String> ROW = new LinkedHashMap<>();

    static {
        ROW.put("id", "");
        ROW.put("po / so #", "PO-1");
        ROW.put("asn/dn #", "ASN-1");
        ROW.put("country", "Vietnam");
        ROW.put("vendor inco term", "EXW");
        ROW.put("shipment mode", "Air");
        ROW.put("po sent to vendor date", "2-Jun-06");
        ROW.put("scheduled delivery date", "14-Nov-06");
        ROW.put("delivered to client date", "14-Nov-06");
        ROW.put("delivery recorded date", "1-Dec-06"); // Shows that the year is last.
        ROW.put("vendor", "Maker Ltd.");
        ROW.put("item description", "Test kit, 30 tests");
        ROW.put("brand", "Generic");
        ROW.put("unit of measure (per pack)", "30");
        ROW.put("line item quantity", "10");
        ROW.put("line item value", "62.50");
        ROW.put("pack price", "6.25");
        ROW.put("weight (kilograms)", "13");
        ROW.put("freight cost (usd)", "78.34");
        ROW.put("line item insurance (usd)", "0.10");
    }

    private final List<Map<String, String>> rows = new ArrayList<>();

    /**
     * Adds a row.
     *
     * @param changes column, value, column, value ...
     */
    public Sample row(String... changes) {
        Map<String, String> row = new LinkedHashMap<>(ROW);
        row.put("id", Integer.toString(rows.size() + 1));
        for (int index = 0; index < changes.length; index += 2) {
            if (row.put(changes[index], changes[index + 1]) == null) {
                throw new IllegalArgumentException("no column " + changes[index]);
            }
        }
        rows.add(row);
        return this;
    }

    /** The text of the file, lines ending in CR LF. */
    public String text() {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(ROW.keySet());
            for (Map<String, String> row : rows) printer.printRecord(row.values());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** Writes the file into a folder. */
    public Path in(Path folder) throws IOException {
        return Files.writeString(folder.resolve("sample.csv"), text());
    }
}
