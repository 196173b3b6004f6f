package io.symbia.support.paging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.symbia.events.kernel.canonical.Digest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names the place where a list goes on, as its page before says it. It is of one list and its filters: a cursor of another list, or one that was put together
 * by hand, is recognised, so that it cannot lead to a page that looks empty and is not. It keeps no secret.
 */
final class Cursor {
    static final String PARAMETER = "cursor";

    /** Parameters that say how much is shown, and not of what. */
    private static final Set<String> NOT_OF_THE_LIST = Set.of(PARAMETER, "limit", "atLeast");

    private static final int CHECK_BYTES = 6;
    private static final int MAX_CHARACTERS = 700; // Of an id of 500 bytes; longer than any id of a view.

    private Cursor() {}

    /** The cursor behind an id in the list that a request asks for. */
    static String behind(String id, HttpServletRequest request) {
        byte[] name = id.getBytes(UTF_8);
        byte[] bytes = Arrays.copyOf(check(name, request), CHECK_BYTES + name.length);
        System.arraycopy(name, 0, bytes, CHECK_BYTES, name.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The id behind which a request wants to go on; empty if its cursor is none that this list has given. */
    static Optional<String> parse(String cursor, HttpServletRequest request) {
        if (cursor.length() > MAX_CHARACTERS) return Optional.empty();
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
        if (bytes.length <= CHECK_BYTES) return Optional.empty();
        byte[] name = Arrays.copyOfRange(bytes, CHECK_BYTES, bytes.length);
        boolean isOurs = Arrays.equals(check(name, request), Arrays.copyOf(bytes, CHECK_BYTES));
        return isOurs ? Optional.of(new String(name, UTF_8)) : Optional.empty();
    }

    private static byte[] check(byte[] name, HttpServletRequest request) {
        StringBuilder list = new StringBuilder(request.getRequestURI());
        new TreeMap<>(request.getParameterMap()).forEach((parameter, values) -> {
            if (!NOT_OF_THE_LIST.contains(parameter))
                list.append('\n').append(parameter).append('=').append(String.join("\n", values));
        });
        byte[] scope = list.append('\n').toString().getBytes(UTF_8);
        byte[] all = Arrays.copyOf(scope, scope.length + name.length);
        System.arraycopy(name, 0, all, scope.length, name.length);
        return Arrays.copyOf(Digest.ofContent(all).toArray(), CHECK_BYTES);
    }
}
