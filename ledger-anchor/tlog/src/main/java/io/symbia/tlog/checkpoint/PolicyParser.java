package io.symbia.tlog.checkpoint;

import io.symbia.tlog.note.StrictUtf8;
import io.symbia.tlog.note.VerifierKey;
import io.symbia.tlog.tree.Octets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads and writes policy files, as octets: no rule of theirs depends on a version of Unicode. */
final class PolicyParser {
    private static final int MAX_BYTES = 1 << 20; // Three times 256 lines with the longest keys.

    private final List<Policy.Log> logs = new ArrayList<>();
    private final List<Policy.Witness> witnesses = new ArrayList<>();
    private final List<Policy.Group> groups = new ArrayList<>();
    private final Set<String> defined = new HashSet<>();
    private Optional<String> quorum = Optional.empty();

    Policy parse(Octets file) {
        if (file.size() > MAX_BYTES) {
            throw new IllegalArgumentException("a policy has at most " + MAX_BYTES + " bytes, got " + file.size());
        }
        String text = new String(file.toArray(), StandardCharsets.ISO_8859_1); // One character an octet.
        if (!text.endsWith("\n")) { // Else a file cut off in its last line could ask for less than it was written to.
            throw new IllegalArgumentException("the last line of a policy ends with a newline");
        }
        if (text.chars().anyMatch(octet -> octet == 0x7F || (octet < ' ' && octet != '\t' && octet != '\n'))) {
            throw new IllegalArgumentException("a policy has no control characters other than tab and newline");
        }
        for (String line : text.split("\n", -1)) {
            String trimmed = line.replace('\t', ' ').strip();
            if (!trimmed.isEmpty() && !trimmed.startsWith("#")) {
                parse(List.of(trimmed.split(" +")));
            }
        }
        return new Policy(
                logs,
                witnesses,
                groups,
                quorum.orElseThrow(() -> new IllegalArgumentException("a policy has a quorum line")));
    }

    private void parse(List<String> items) {
        switch (items.getFirst()) {
            case "log" -> {
                requireItems(items, 2, 3);
                logs.add(new Policy.Log(key(items.get(1)), url(items, 2)));
            }
            case "witness" -> {
                requireItems(items, 3, 4);
                witnesses.add(new Policy.Witness(items.get(1), key(items.get(2)), url(items, 3)));
                defined.add(items.get(1));
            }
            case "group" -> {
                requireItems(items, 4, Integer.MAX_VALUE);
                List<String> members = items.subList(3, items.size());
                members.forEach(this::requireDefined);
                groups.add(new Policy.Group(items.get(1), threshold(items.get(2), members.size()), members));
                defined.add(items.get(1));
            }
            case "quorum" -> {
                requireItems(items, 2, 2);
                if (quorum.isPresent()) {
                    throw new IllegalArgumentException("a policy has exactly one quorum line");
                }
                if (!items.get(1).equals(Policy.NONE)) {
                    requireDefined(items.get(1));
                }
                quorum = Optional.of(items.get(1));
            }
            default -> throw new IllegalArgumentException("no line of a policy starts with " + items.getFirst());
        }
    }

    /** Names must be defined "on preceding lines", which the finished policy no longer shows. */
    private void requireDefined(String name) {
        if (!defined.contains(name)) {
            throw new IllegalArgumentException(name + " is not defined on a line before");
        }
    }

    private static int threshold(String text, int members) {
        return switch (text) {
            case "all" -> members;
            case "any" -> 1;
            default -> Math.toIntExact(Math.min(Decimal.parse(text), Integer.MAX_VALUE));
        };
    }

    private static VerifierKey key(String octets) {
        return VerifierKey.parse(StrictUtf8.decode(Octets.of(octets.getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static Optional<String> url(List<String> items, int index) {
        return index < items.size() ? Optional.of(items.get(index)) : Optional.empty();
    }

    private static void requireItems(List<String> items, int min, int max) {
        if (items.size() < min || items.size() > max) {
            throw new IllegalArgumentException("a line has " + items.size() + " items: " + String.join(" ", items));
        }
    }

    static Octets format(Policy policy) {
        StringBuilder text = new StringBuilder();
        for (Policy.Log log : policy.logs()) {
            text.append("log ").append(octets(log.key())).append(formatUrl(log.url()));
        }
        for (Policy.Witness witness : policy.witnesses()) {
            text.append("witness ").append(witness.name()).append(' ').append(octets(witness.key()));
            text.append(formatUrl(witness.url()));
        }
        for (Policy.Group group : policy.groups()) {
            text.append("group ").append(group.name()).append(' ').append(group.threshold());
            text.append(' ').append(String.join(" ", group.members())).append('\n');
        }
        text.append("quorum ").append(policy.quorum()).append('\n');
        return Octets.of(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String formatUrl(Optional<String> url) {
        return url.map(address -> " " + address).orElse("") + "\n";
    }

    private static String octets(VerifierKey key) {
        return new String(StrictUtf8.encode(key.format()).toArray(), StandardCharsets.ISO_8859_1);
    }
}
