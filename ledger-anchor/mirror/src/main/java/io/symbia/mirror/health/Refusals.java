package io.symbia.mirror.health;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts requests that were refused, by path and status; both are few, and named in the code. Begins at 0, so that the first one is seen too. */
public final class Refusals {
    private static final String METRIC = "symbia_mirror_refused_total";

    private static final List<Integer> STATUSES = List.of(400, 403, 404, 409, 422, 503);

    private final Map<String, LongAdder> counts = new TreeMap<>(); // By labels; never changed after it was made.

    /** Counts those of requests to some paths. */
    public Refusals(List<String> paths) {
        for (String path : paths) {
            STATUSES.forEach(status -> counts.put(labels(path, status), new LongAdder()));
        }
    }

    private static String labels(String path, int status) {
        return "{path=\"" + path.substring(1) + "\",status=\"" + status + "\"}";
    }

    /** Takes note of an answer, which may be no refusal. */
    public void answered(String path, int status) {
        LongAdder count = counts.get(labels(path, status));
        if (count != null) count.increment();
    }

    /** Prometheus' text format. */
    public String metrics() {
        StringBuilder text = new StringBuilder();
        text.append("# HELP " + METRIC + " Requests refused; 409 is also how a log is told where to go on\n");
        text.append("# TYPE " + METRIC + " counter\n");
        counts.forEach((labels, count) -> text.append(METRIC)
                .append(labels)
                .append(' ')
                .append(count.sum())
                .append('\n'));
        return text.toString();
    }
}
