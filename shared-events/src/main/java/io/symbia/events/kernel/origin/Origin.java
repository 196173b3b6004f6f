package io.symbia.events.kernel.origin;

import io.symbia.events.kernel.canonical.Digest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands behind a commit: its events carry the digest of this record, which is kept beside them. */
public sealed interface Origin {
    /** Most events on which a derivation rests, and most rows that an import names. */
    int MAX_REFERENCES = 64;

    /**
     * A request at a door.
     *
     * <p>An unsigned one says nothing of its body: the digest of a body with a personal value in it would confirm guesses after that
     * value was erased.
     *
     * @param method    1 to 20 upper-case letters
     * @param target    path and query as they were received, 1 to 2,048 characters
     * @param mediaType of the body, without parameters; empty where none was sent
     * @param signature empty where the request was not signed
     */
    record Request(String method, String target, Optional<String> mediaType, Optional<SignedFields> signature)
            implements Origin {
        /** Longest target, in characters. */
        public static final int MAX_TARGET = 2_048;

        private static final Pattern METHOD = Pattern.compile("[A-Z]{1,20}");
        private static final Pattern TARGET = Pattern.compile("/[\\x21-\\x7e]*");
        private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,64}/[a-z0-9!#$&^_.+-]{1,64}");

        public Request {
            if (!METHOD.matcher(method).matches()) throw new IllegalArgumentException("no method: " + method);
            if (target.length() > MAX_TARGET || !TARGET.matcher(target).matches()) {
                throw new IllegalArgumentException("a target is a path of 1 to " + MAX_TARGET + " ASCII characters");
            }
            if (mediaType.isPresent() && !MEDIA_TYPE.matcher(mediaType.get()).matches()) {
                throw new IllegalArgumentException("no media type: " + mediaType.get());
            }
            if (signature.isPresent()) signature.get().requireAgreement(method, target);
        }

        /** Whether this is a media type of at most 64 characters a side, without parameters and in lower case. */
        public static boolean isMediaType(String text) {
            return MEDIA_TYPE.matcher(text).matches();
        }
    }

    /**
     * A rule that a service applied to events that it heard.
     *
     * @param rule    which one
     * @param version of the rule, from 1
     * @param text    SHA-256 of the rule as it was published
     * @param restsOn the events, 1 to {@value Origin#MAX_REFERENCES}, none twice; the one that was heard last comes first
     */
    record Derivation(RuleName rule, int version, Digest text, List<Ground> restsOn) implements Origin {
        public Derivation {
            restsOn = List.copyOf(restsOn);
            requireVersion(version);
            if (restsOn.isEmpty() || restsOn.size() > MAX_REFERENCES) {
                throw new IllegalArgumentException("a derivation rests on 1 to " + MAX_REFERENCES + " events");
            }
            if (restsOn.stream().map(Ground::id).distinct().count() < restsOn.size()) {
                throw new IllegalArgumentException("a derivation rests on an event once");
            }
        }
    }

    /**
     * A file from which somebody derived what others had done. Nothing in it names the file, as names of files may be personal.
     *
     * @param source   the kind of file, 1 to 64 of a-z, 0-9 and hyphen
     * @param file     SHA-256 of its bytes
     * @param rows     numbers of its rows from 1, increasing, at most {@value Origin#MAX_REFERENCES}; none means the file as a whole
     * @param rule     by which the fact was derived
     * @param version  of the rule, from 1
     * @param importer the participant who imports and vouches for it
     */
    record Import(String source, Digest file, List<Integer> rows, RuleName rule, int version, ParticipantId importer)
            implements Origin {
        private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,64}");

        public Import {
            rows = List.copyOf(rows);
            requireVersion(version);
            if (!SOURCE.matcher(source).matches()) throw new IllegalArgumentException("no source: " + source);
            if (rows.size() > MAX_REFERENCES) {
                throw new IllegalArgumentException("at most " + MAX_REFERENCES + " rows are named");
            }
            int before = 0;
            for (int row : rows) {
                if (row <= before) throw new IllegalArgumentException("rows are numbered from 1 and increase");
                before = row;
            }
            if (importer.isService()) throw new IllegalArgumentException("a service imports nothing: " + importer);
        }
    }

    /**
     * An origin that a later writer has and this program does not know. It is read and never written.
     *
     * @param kind what it calls itself
     */
    record Unrecognised(String kind) implements Origin {}

    private static void requireVersion(int version) {
        if (version < 1) throw new IllegalArgumentException("versions of a rule are counted from 1, found " + version);
    }
}
