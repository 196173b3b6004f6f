package io.symbia.client.deliveries.text;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Names of a file that somebody should look at before they are sealed: most bytes are text in many charsets, and a question mark may be a lost letter. */
public final class ShownNames {
    private ShownNames() {}

    /** Whether a name is to be looked at. */
    public static boolean isOne(String name) {
        return Pasted.isBeyondAscii(name) || name.indexOf('?') >= 0;
    }

    /**
     * How such names read: the first few and how many more there are. Many names read alike in many charsets: one with a letter that no other
     * before it has comes first.
     *
     * @param lines by name, where it first stands
     */
    public static Optional<String> sentence(Map<String, Long> lines, Charset charset) {
        if (lines.isEmpty()) return Optional.empty();
        Set<Integer> letters = new HashSet<>();
        List<String> telling = new ArrayList<>();
        List<String> others = new ArrayList<>();
        lines.forEach((name, line) -> {
            OptionalInt first = name.codePoints()
                    .filter(one -> isTold(one) && letters.add(one))
                    .findFirst();
            name.codePoints().filter(ShownNames::isTold).forEach(letters::add);
            String shown =
                    first.isPresent() ? Listing.excerpt(name, name.indexOf(first.getAsInt())) : Listing.excerpt(name);
            (first.isPresent() ? telling : others).add("'%s' (line %d)".formatted(shown, line));
        });
        telling.addAll(others);
        return Optional.of("read in %s: %s; look at each name before it is sealed, --check sends nothing"
                .formatted(charset, Listing.firstAndCount(telling)));
    }

    private static boolean isTold(int letter) {
        return letter >= 0x80 || letter == '?';
    }
}
