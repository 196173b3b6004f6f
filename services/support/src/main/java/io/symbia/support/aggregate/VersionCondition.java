package io.symbia.support.aggregate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition on the version of a stream, under which alone a command is handled: {@code If-Match} or {@code If-None-Match} of RFC 9110,
 * sections 13.1.1 and 13.1.2.
 *
 * @param header   name of the header, for the answer
 * @param any      whether each version is meant ({@code *})
 * @param versions those that are named
 * @param negated  whether it holds when none of them is there
 */
public record VersionCondition(String header, boolean any, Set<Long> versions, boolean negated) {
    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String PUBLIC = ".public";
    private static final int MAX_TAGS = 100;
    private static final Pattern TAG =
            Pattern.compile("\\G[ \\t,]*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"[ \\t]*(?=,|$)");
    private static final Pattern VERSION = Pattern.compile("(0|[1-9][0-9]{0,9})(" + Pattern.quote(PUBLIC) + ")?");

    public VersionCondition {
        versions = Set.copyOf(versions);
    }

    /** The entity tag of a version of a stream, as everybody who may see all of it gets it. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The entity tag of what everybody may see of that version: other bytes, so another tag. */
    public static String publicTag(long version) {
        return "\"" + version + PUBLIC + "\"";
    }

    /**
     * The condition of a request's {@code If-Match}: weak tags never match.
     *
     * @throws IllegalArgumentException if the header is neither {@code *} nor a list of entity tags
     */
    public static VersionCondition ifMatch(String value) {
        return parse(IF_MATCH, value, false);
    }

    /**
     * The condition of a request's {@code If-None-Match}: weak tags match as strong ones do.
     *
     * @throws IllegalArgumentException if the header is neither {@code *} nor a list of entity tags
     */
    public static VersionCondition ifNoneMatch(String value) {
        return parse(IF_NONE_MATCH, value, true);
    }

    private static VersionCondition parse(String header, String value, boolean negated) {
        if (value.strip().equals("*")) return new VersionCondition(header, true, Set.of(), negated);
        Set<Long> versions = new HashSet<>();
        Matcher tag = TAG.matcher(value);
        int end = 0;
        int tags = 0;
        while (tag.find()) {
            end = tag.end();
            if (++tags > MAX_TAGS) throw new IllegalArgumentException("at most " + MAX_TAGS + " entity tags are read");
            boolean counts = negated || tag.group(1) == null;
            OptionalLong version = version(tag.group(2));
            if (counts && version.isPresent()) versions.add(version.getAsLong());
        }
        boolean isList = tags > 0 && value.substring(end).matches("[ \\t,]*");
        if (!isList) throw new IllegalArgumentException("* or entity tags are due, as earlier answers gave them");
        return new VersionCondition(header, false, versions, negated);
    }

    /** A tag that is none of ours is the tag of no version. */
    private static OptionalLong version(String opaque) {
        Matcher version = VERSION.matcher(opaque);
        return version.matches() ? OptionalLong.of(Long.parseLong(version.group(1))) : OptionalLong.empty();
    }

    /**
     * Whether it holds.
     *
     * @param version of the stream, zero-based; -1 when it does not exist
     */
    boolean holds(long version) {
        boolean matches = version >= 0 && (any || versions.contains(version));
        return matches != negated;
    }

    /** The first of some that does not hold. */
    static Optional<VersionCondition> failed(List<VersionCondition> conditions, long version) {
        return conditions.stream().filter(it -> !it.holds(version)).findFirst();
    }
}
