package io.symbia.client.deliveries;

import io.symbia.events.goods.Gtin;
import io.symbia.events.party.ParticipantId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The rows of a delivery file: each one read, or refused with its reason.
 *
 * @param orders  by order number, in the order of the file
 * @param refused rows that say what cannot be, or that cannot be read
 */
record DeliveryFile(List<OrderRecord> orders, List<RefusedRow> refused) {
    private static final int BYTE_ORDER_MARK = 0xFEFF; // Spreadsheets begin a UTF-8 file with it.
    private static final CSVFormat SHAPE =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    /** @throws IOException when the file cannot be read or is not UTF-8 */
    static DeliveryFile read(Path file) throws IOException {
        List<DeliveryRow> rows = new ArrayList<>();
        List<RefusedRow> refused = new ArrayList<>();
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = SHAPE.parse(afterByteOrderMark(reader))) {
            // The header is first; a quoted field may hold line breaks, so a record may span lines.
            long firstLine = parser.getCurrentLineNumber() + 1;
            for (CSVRecord row : parser) {
                read(row, firstLine, rows, refused);
                firstLine = parser.getCurrentLineNumber() + 1;
            }
        } catch (CharacterCodingException notText) {
            throw new IOException(file + " is not in UTF-8", notText);
        } catch (UncheckedIOException broken) {
            throw new IOException(
                    file + " is not a CSV file: " + broken.getCause().getMessage(), broken);
        } catch (IllegalArgumentException noHeader) {
            throw new IOException(file + " does not begin with a header: " + noHeader.getMessage(), noHeader);
        }
        return gather(rows, refused);
    }

    private static Reader afterByteOrderMark(BufferedReader reader) throws IOException {
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK) reader.reset();
        return reader;
    }

    private static void read(CSVRecord row, long line, List<DeliveryRow> rows, List<RefusedRow> refused) {
        try {
            if (!row.isConsistent()) {
                throw new RowRefused("columns_differ", "the row has %d columns".formatted(row.size()));
            }
            rows.add(DeliveryRow.parse(row, line));
        } catch (RowRefused refusal) {
            refused.add(new RefusedRow(line, row.get(0), refusal.code(), refusal.getMessage()));
        }
    }

    private static DeliveryFile gather(List<DeliveryRow> rows, List<RefusedRow> refused) {
        Set<String> ids = new HashSet<>();
        Bearers bearers = new Bearers();
        Map<String, OrderRecord> orders = new LinkedHashMap<>();
        for (DeliveryRow row : rows) {
            try {
                if (!ids.add(row.id())) throw new RowRefused("id_repeated", "an earlier row has the id " + row.id());
                bearers.require(row);
                OrderRecord order = orders.computeIfAbsent(row.orderNumber(), OrderRecord::new);
                order.add(row);
            } catch (RowRefused refusal) {
                refused.add(new RefusedRow(row.lineNumber(), row.id(), refusal.code(), refusal.getMessage()));
            }
        }
        return new DeliveryFile(List.copyOf(orders.values()), refused);
    }

    /** Who bears each id. Ids are made from names; two who come to the same one must not become one. */
    private static final class Bearers {
        private final ItemNumbers numbers = new ItemNumbers();
        private final Map<ParticipantId, String> sellers = new HashMap<>();
        private final Map<ParticipantId, String> buyers = new HashMap<>();
        private final Map<Gtin, DeliveryRow.Item> items = new HashMap<>();

        void require(DeliveryRow row) throws RowRefused {
            require("vendor_ambiguous", sellers, Names.seller(row.vendor()), row.vendor());
            require("country_ambiguous", buyers, Names.buyer(row.country()), row.country());
            require("item_ambiguous", items, numbers.numberOf(row.item()), row.item());
        }

        private static <I, B> void require(String code, Map<I, B> bearers, I id, B bearer) throws RowRefused {
            B other = bearers.putIfAbsent(id, bearer);
            if (other != null && !other.equals(bearer)) {
                throw new RowRefused(code, "%s would be the id of %s and of %s".formatted(id, other, bearer));
            }
        }
    }
}
