package io.symbia.verifier.statement;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes a statement as canonical JSON: every value is a text that is fit to be shown, so only quotes and backslashes are escaped. */
final class StatementJson {
    private StatementJson() {}

    static String format(Statement statement) {
        boolean isConsistent = statement.verdict() == Verdict.CONSISTENT;
        SortedMap<String, String> members = new TreeMap<>();
        members.put("statement", text(Statement.FORM));
        members.put("evidence", text(statement.evidence().word()));
        members.put("now", text(statement.now().toString()));
        members.put("verdict", text(statement.verdict().word()));
        members.put("believed", lines(statement.believed()));
        members.put("consistent", lines(isConsistent ? statement.established() : List.of()));
        members.put("established", lines(isConsistent ? List.of() : statement.established()));
        members.put("notEstablished", lines(statement.notEstablished()));
        if (!statement.detail().isEmpty()) {
            members.put("detail", text(statement.detail()));
        }
        statement
                .policy()
                .ifPresent(policy -> members.put(
                        "policy",
                        object(new TreeMap<>(Map.of(
                                "by", text(policy.by()),
                                "quorum", text(policy.quorum()),
                                "sha256", text(policy.sha256()))))));
        return object(members) + "\n";
    }

    private static String lines(List<Line> lines) {
        return lines.stream().map(StatementJson::line).collect(Collectors.joining(",", "[", "]"));
    }

    private static String line(Line line) {
        SortedMap<String, String> members = new TreeMap<>();
        line.values().forEach((name, value) -> members.put(name, text(value)));
        members.put("kind", text(line.kind().word()));
        return object(members);
    }

    private static String object(SortedMap<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
