package io.symbia.local.database;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Where mongo-java-server answers a write otherwise than MongoDB.
 *
 * <ul>
 *   <li>It counts refused documents of an insert as inserted.
 *   <li>It goes on after an error in an ordered batch of updates.
 * </ul>
 */
final class WriteCommands {
    private static final String ERRORS = "writeErrors";

    private WriteCommands() {}

    /** Corrects the count in the answer to an insert. */
    static Document countInserted(Document command, Document answer) {
        List<Document> errors = documents(answer, ERRORS);
        if (!errors.isEmpty()) {
            int asked = documents(command, "documents").size();
            int inserted = isOrdered(command) ? number(errors.getFirst(), "index") : asked - errors.size();
            answer.put("n", inserted);
        }
        return answer;
    }

    /**
     * Executes the updates of a command each by itself, ends an ordered batch at its first error, adds up the answers.
     */
    static Document oneByOne(Document command, UnaryOperator<Document> execution) {
        List<Document> updates = documents(command, "updates");
        int matched = 0;
        int modified = 0;
        List<Document> upserted = new ArrayList<>();
        List<Document> errors = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            Document single = command.clone();
            single.put("updates", List.of(updates.get(i)));
            Document answer = execution.apply(single);
            matched += number(answer, "n");
            modified += number(answer, "nModified");
            upserted.addAll(atIndex(i, documents(answer, "upserted")));
            errors.addAll(atIndex(i, documents(answer, ERRORS)));
            if (!errors.isEmpty() && isOrdered(command)) {
                break;
            }
        }
        Document sum = new Document("n", matched).append("nModified", modified);
        if (!upserted.isEmpty()) {
            sum.put("upserted", upserted);
        }
        if (!errors.isEmpty()) {
            sum.put(ERRORS, errors);
        }
        return sum.append("ok", 1.0);
    }

    private static List<Document> atIndex(int index, List<Document> answers) {
        answers.forEach(answer -> answer.put("index", index));
        return answers;
    }

    /** MongoDB's default is ordered. */
    private static boolean isOrdered(Document command) {
        return !Boolean.FALSE.equals(command.get("ordered"));
    }

    private static int number(Document document, String field) {
        return document.get(field) instanceof Number value ? value.intValue() : 0;
    }

    private static List<Document> documents(Document document, String field) {
        List<Document> found = new ArrayList<>();
        if (document.get(field) instanceof Collection<?> values) {
            values.forEach(value -> found.add((Document) value));
        }
        return found;
    }
}
