package io.symbia.system.deliveries;

import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * What delivery records come to, all amounts in US dollars.
 *
 * @param rows     order lines
 * @param quantity packs
 */
record DeliverySums(long rows, BigDecimal quantity, BigDecimal value, BigDecimal freight, BigDecimal insurance) {
    static final DeliverySums NONE =
            new DeliverySums(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    private static final CSVFormat SHAPE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** The sums of a file, read without any code of the import. A column that says something in words adds nothing. */
    static DeliverySums ofFile(Path file, Set<String> idsLeftOut) throws IOException {
        DeliverySums sums = NONE;
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (CSVRecord row : SHAPE.parse(reader)) {
                if (idsLeftOut.contains(row.get("id"))) continue;
                sums = sums.plus(new DeliverySums(
                        1,
                        number(row, "line item quantity"),
                        number(row, "line item value"),
                        number(row, "freight cost (usd)"),
                        number(row, "line item insurance (usd)")));
            }
        }
        return sums;
    }

    DeliverySums plus(DeliverySums more) {
        return new DeliverySums(
                rows + more.rows,
                quantity.add(more.quantity),
                value.add(more.value),
                freight.add(more.freight),
                insurance.add(more.insurance));
    }

    /** The same with each amount at the cent, so that equal sums are equal records. */
    DeliverySums inCents() {
        return new DeliverySums(
                rows, quantity.setScale(0), value.setScale(2), freight.setScale(2), insurance.setScale(2));
    }

    private static BigDecimal number(CSVRecord row, String column) {
        String text = row.get(column).strip();
        return text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text) : BigDecimal.ZERO;
    }
}
