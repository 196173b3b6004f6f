package io.symbia.events.golden;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.Sensitivity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A sealed event in a file: its bytes on the first line, then a disclosure a line, each behind its sensitivity.
 *
 * @param bytes       of the event
 * @param disclosures of all its confidential values
 */
record Specimen(CanonicalBytes bytes, List<Disclosure> disclosures) {
    static Specimen parse(String file) {
        List<String> lines = file.lines().toList();
        List<Disclosure> disclosures = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int blank = line.indexOf(' ');
            Sensitivity sensitivity =
                    Sensitivity.valueOf(line.substring(0, blank).toUpperCase(Locale.ROOT));
            disclosures.add(Disclosure.parse(line.substring(blank + 1), sensitivity));
        }
        return new Specimen(
                CanonicalBytes.of(lines.getFirst().getBytes(StandardCharsets.UTF_8)), List.copyOf(disclosures));
    }

    String format() {
        StringBuilder file = new StringBuilder(bytes.utf8()).append('\n');
        for (Disclosure disclosure : disclosures) {
            file.append(disclosure.sensitivity().name().toLowerCase(Locale.ROOT))
                    .append(' ')
                    .append(disclosure.encoded())
                    .append('\n');
        }
        return file.toString();
    }
}
