package io.symbia.support.description;

import java.util.Arrays;
import java.util.List;
import org.springframework.util.StringUtils;

/**
 * What a question is called in programs that are made from the description: {@code /credit/files/{participantId}/score-runs/{runId}} is
 * {@code getFileScoreRun}, {@code /credit/files} is {@code getFiles}.
 */
final class QuestionNames {
    private QuestionNames() {}

    static String of(String path) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .skip(1) // The service.
                .toList();
        StringBuilder name = new StringBuilder("get");
        for (int i = 0; i < segments.size(); i++) {
            if (isVariable(segments.get(i))) continue;
            boolean one = i + 1 < segments.size() && isVariable(segments.get(i + 1));
            String segment = one ? oneOf(segments.get(i), segments.get(i + 1)) : segments.get(i);
            Arrays.stream(segment.split("-", -1)).map(StringUtils::capitalize).forEach(name::append);
        }
        return name.toString();
    }

    private static boolean isVariable(String segment) {
        return segment.startsWith("{");
    }

    /** Of a plural the singular; of a journal, {@code /journal/{entryId}}, an entry. */
    private static String oneOf(String segment, String variable) {
        if (segment.endsWith("ches")) return segment.substring(0, segment.length() - "es".length());
        if (segment.endsWith("s")) return segment.substring(0, segment.length() - "s".length());
        return segment + "-" + variable.replaceAll("[{}]|Id", "");
    }
}
