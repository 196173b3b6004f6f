package io.symbia.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of the processors each of some threads took for an event, which says more of a full machine than how long anything took. */
final class ThreadTimes {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private long events;

    /** @param names of threads that begin with a round and still live when it is added */
    ThreadTimes(String... names) {
        Arrays.asList(names).forEach(name -> nanos.put(name, 0L));
    }

    /** Adds a round of that many events. */
    void add(long count) {
        events += count;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            long took = threads.getThreadCpuTime(id);
            if (thread != null && took > 0) nanos.computeIfPresent(thread.getThreadName(), (_, sum) -> sum + took);
        }
    }

    /** Microseconds an event, by thread. */
    String line() {
        return nanos.entrySet().stream()
                .map(time -> "%s %.2f us".formatted(time.getKey(), time.getValue() / 1e3 / events))
                .collect(Collectors.joining(", "));
    }
}
