package io.symbia.witness;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What a witness has done since it started, and how it is, in the text format of Prometheus, version 0.0.4. */
final class Metrics {
    /** The type by which Prometheus knows the format. */
    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** What is counted. */
    enum Counter {
        COSIGNED("symbia_witness_cosigned_total", "Checkpoints cosigned"),
        REPEATED("symbia_witness_repeated_total", "Cosignatures of the last minute given again from memory"),
        REFUSED("symbia_witness_refused_total", "Requests refused, by reason; without origin: of no watched log"),
        NOT_REMEMBERED(
                "symbia_witness_memory_write_failures_total",
                "Checkpoints not cosigned because they could not be remembered");

        private final String metric;
        private final String help;

        Counter(String metric, String help) {
            this.metric = metric;
            this.help = help;
        }
    }

    private final Map<Counter, Map<String, LongAdder>> counts = new ConcurrentSkipListMap<>(); // By labels.

    /** Begins to count of a watched log, at 0: the rise from nothing to one is seen by nobody who reads only what is there. */
    void begin(String origin) {
        for (Counter counter : List.of(Counter.COSIGNED, Counter.REPEATED, Counter.NOT_REMEMBERED)) {
            counts.computeIfAbsent(counter, _ -> new ConcurrentSkipListMap<>())
                    .computeIfAbsent(label("origin", origin), _ -> new LongAdder());
        }
    }

    /** Counts one of a watched log; of none of them, if the origin is empty. */
    void count(Counter counter, String origin) {
        countLabelled(counter, label("origin", origin));
    }

    /** Counts a refusal; the reasons are few, and named in the code. */
    void countRefused(String origin, String reason) {
        countLabelled(Counter.REFUSED, label("origin", origin) + "," + label("reason", reason));
    }

    private void countLabelled(Counter counter, String labels) {
        counts.computeIfAbsent(counter, _ -> new ConcurrentSkipListMap<>())
                .computeIfAbsent(labels, _ -> new LongAdder())
                .increment();
    }

    private static String label(String name, String value) {
        return name + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** A page under construction. */
    static final class Page {
        private final StringBuilder text = new StringBuilder();

        /** Begins what is measured with one name. */
        Page gauge(String metric, String help) {
            return begin(metric, help, "gauge");
        }

        /** Begins what is counted with one name. */
        Page counter(String metric, String help) {
            return begin(metric, help, "counter");
        }

        private Page begin(String metric, String help, String type) {
            text.append("# HELP %s %s%n# TYPE %s %s%n".formatted(metric, help, metric, type));
            return this;
        }

        /** A value that needs no label. */
        Page value(String metric, long value) {
            return line(metric, "", value);
        }

        /** A value of one log. */
        Page value(String metric, String origin, long value) {
            return line(metric, label("origin", origin), value);
        }

        private Page line(String metric, String labels, long value) {
            text.append(metric)
                    .append(labels.isEmpty() ? "" : "{" + labels + "}")
                    .append(' ')
                    .append(value)
                    .append('\n');
            return this;
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    /** Adds the counters to a page. */
    void addTo(Page page) {
        for (Counter counter : Counter.values()) {
            page.begin(counter.metric, counter.help, "counter");
            counts.getOrDefault(counter, Map.of())
                    .forEach((labels, count) -> page.line(counter.metric, labels, count.sum()));
        }
    }
}
