package io.symbia.local.database;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;

/** The documents of a collection in the order of their {@code _id}, all of which are texts. */
final class ById implements Scan.Source {
    private final MVMap<byte[], Long> index;
    private final MVMap<Long, byte[]> documents;
    private final Optional<byte[]> end;
    private final boolean descending;
    private Optional<byte[]> last; // Where to go on: a key that was given, or at first the bound.
    private boolean begun;

    ById(MVMap<byte[], Long> index, MVMap<Long, byte[]> documents, IdRange range, boolean descending) {
        this.index = index;
        this.documents = documents;
        this.descending = descending;
        this.last = (descending ? range.to() : range.from()).map(StoredDocument::formatKey);
        this.end = (descending ? range.from() : range.to()).map(StoredDocument::formatKey);
    }

    @Override
    public Iterator<byte[]> goOn() {
        Cursor<byte[], Long> keys = index.cursor(last.orElse(null), end.orElse(null), descending);
        return new Iterator<>() {
            private Optional<byte[]> next = Optional.empty();

            @Override
            public boolean hasNext() {
                while (next.isEmpty() && keys.hasNext()) {
                    byte[] key = keys.next();
                    if (begun && last.filter(given -> Arrays.equals(given, key)).isPresent()) continue;
                    begun = true;
                    last = Optional.of(key);
                    next = Optional.ofNullable(documents.get(keys.getValue()));
                }
                return next.isPresent();
            }

            @Override
            public byte[] next() {
                if (!hasNext()) throw new NoSuchElementException("no more documents");
                byte[] found = next.orElseThrow();
                next = Optional.empty();
                return found;
            }
        };
    }

    /** The same in the order in which they were added. */
    static Scan.Source byAge(MVMap<Long, byte[]> documents) {
        long[] next = {0};
        return () -> {
            Cursor<Long, byte[]> entries = documents.cursor(next[0]);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return entries.hasNext();
                }

                @Override
                public byte[] next() {
                    next[0] = entries.next() + 1;
                    return entries.getValue();
                }
            };
        };
    }
}
