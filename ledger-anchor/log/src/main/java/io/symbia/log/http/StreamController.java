package io.symbia.log.http;

import io.symbia.log.OpenLog;
import io.symbia.tlog.entry.Entry;
import io.symbia.tlog.entry.StreamTag;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where the events of one stream are, for whoever knows its tag. */
@RestController
class StreamController {
    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1000;

    private final Door door;

    StreamController(Door door) {
        this.door = door;
    }

    /** Leaves by sequence: {@code from} is the sequence of the first one, {@code limit} how many. */
    @GetMapping("/streams/{tag}")
    ResponseEntity<StreamPage> stream(
            @PathVariable String tag,
            @RequestParam(defaultValue = "0") String from,
            @RequestParam(defaultValue = "" + DEFAULT_LIMIT) String limit) {
        StreamTag stream = parse(tag);
        long first = Door.number("from", from);
        long atMost = Door.number("limit", limit);
        if (atMost < 1 || atMost > MAX_LIMIT || first > Entry.MAX_SEQUENCE) {
            throw LogProblem.malformed("limit is 1 to " + MAX_LIMIT + ", from at most " + Entry.MAX_SEQUENCE);
        }
        OpenLog log = door.log();
        long publishedSize = Door.published(log).size(); // Taken once: what is sealed later is not in this answer.
        long count = count(log, stream, publishedSize);
        if (count == 0) {
            throw LogProblem.unknown("no stream with tag " + tag + " is in the log");
        }
        List<Long> leaves = new ArrayList<>();
        long end = Math.min(count, first + atMost);
        for (long sequence = first; sequence < end; sequence++) {
            leaves.add(leaf(log, stream, sequence, publishedSize).orElseThrow());
        }
        StreamPage page = new StreamPage(
                tag,
                count,
                leaf(log, stream, 0, publishedSize).orElseThrow(),
                leaf(log, stream, count - 1, publishedSize).orElseThrow(),
                first,
                leaves,
                end < count ? OptionalLong.of(end) : OptionalLong.empty());
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(page);
    }

    static StreamTag parse(String tag) {
        try {
            return StreamTag.parseHex(tag);
        } catch (IllegalArgumentException malformed) {
            throw LogProblem.malformed("a stream tag is 32 lowercase hexadecimal digits");
        }
    }

    /** A stream has no holes, so its length is found by doubling and halving, in at most 64 steps. */
    private static long count(OpenLog log, StreamTag stream, long publishedSize) {
        long present = -1; // Largest sequence known to be there.
        long absent = 1; // Smallest known or assumed not to be.
        while (absent <= Entry.MAX_SEQUENCE
                && leaf(log, stream, absent - 1, publishedSize).isPresent()) {
            present = absent - 1;
            absent *= 2;
        }
        absent--;
        while (absent - present > 1) {
            long middle = (present + absent) / 2;
            if (leaf(log, stream, middle, publishedSize).isPresent()) {
                present = middle;
            } else {
                absent = middle;
            }
        }
        return present + 1;
    }

    static OptionalLong leaf(OpenLog log, StreamTag stream, long sequence, long publishedSize) {
        OptionalLong leafIndex = log.index().leafAt(stream, sequence, log.reader());
        boolean isPublished = leafIndex.isPresent() && leafIndex.getAsLong() < publishedSize;
        return isPublished ? leafIndex : OptionalLong.empty();
    }

    /**
     * Some leaves of a stream.
     *
     * @param count  number of its events in the log
     * @param first  leaf of its first event
     * @param last   leaf of its last event
     * @param from   sequence of the first of {@code leaves}
     * @param leaves zero-based indexes
     * @param next   what to ask for as {@code from} next, if there is more
     */
    record StreamPage(String tag, long count, long first, long last, long from, List<Long> leaves, OptionalLong next) {}
}
