package io.symbia.verifier.statement;

import java.util.Locale;

/** The kinds of lines in a statement. What each says, in English and Chinese, is in {@code words.txt}. */
public enum Kind {
    /** A key of a log that the policy names. */
    LOG_KEY(Section.BELIEVED),
    /** A key of a witness that the policy names. */
    WITNESS_KEY(Section.BELIEVED),

    /** A log of the policy signed a tree. */
    SIGNED(Section.ESTABLISHED),
    /** A witness of the policy cosigned it; its time is the witness's word. */
    COSIGNED(Section.ESTABLISHED),
    /** A witness of the policy cosigned it, and states no time. */
    COSIGNED_UNTIMED(Section.ESTABLISHED),
    /** The quorum cosigned it, not later than a time. */
    QUORUM(Section.ESTABLISHED),
    /** The quorum cosigned it, and some of it state no time. */
    QUORUM_UNTIMED(Section.ESTABLISHED),
    /** An event is a leaf of that tree. */
    EVENT(Section.ESTABLISHED),
    /** Further events are leaves of that tree. */
    UNLISTED(Section.ESTABLISHED),
    /** Many events are leaves of that tree. */
    EVENTS(Section.ESTABLISHED),
    /** Events are all events of one tag, as of a leaf. */
    COMPLETE(Section.ESTABLISHED),
    /** There is no such stream, as of a leaf. */
    ABSENT(Section.ESTABLISHED),
    /** A value is the one that an event commits to. */
    DISCLOSED(Section.ESTABLISHED),
    /** The origin that an event names is a request. */
    REQUESTED(Section.ESTABLISHED),
    /** The origin that an event names is a rule that a service applied to other events. */
    FOLLOWED(Section.ESTABLISHED),
    /** The origin that an event names is an import. */
    IMPORTED(Section.ESTABLISHED),
    /** The origin that an event names is of a kind that this program does not know. */
    OTHER_ORIGIN(Section.ESTABLISHED),
    /** A whole log was recomputed. */
    AUDITED(Section.ESTABLISHED),
    /** A log still begins with what was seen of it before. */
    CONTINUED(Section.ESTABLISHED),
    /** A log signed two histories. */
    CONVICTED(Section.ESTABLISHED),

    /** A check that was made does not hold. */
    FAILED(Section.NOT_ESTABLISHED),
    /** A check could not be made. */
    UNCHECKED(Section.NOT_ESTABLISHED),
    /** A cosignature that was not counted. */
    UNCOUNTED(Section.NOT_ESTABLISHED),
    /** Nobody said whom to believe. */
    NOBODY(Section.NOT_ESTABLISHED),
    /** The policy asks for no witness. */
    UNWITNESSED(Section.NOT_ESTABLISHED),
    /** Nobody states a time that bounds the age of the evidence. */
    UNTIMED(Section.NOT_ESTABLISHED),
    /** No signature of an issuer is checked. */
    AUTHORITY(Section.NOT_ESTABLISHED),
    /** An import derived the event; the issuer did not report it. */
    DERIVED(Section.NOT_ESTABLISHED),
    /** Events whose records of origin are not here. */
    UNSHOWN(Section.NOT_ESTABLISHED),
    /** Attributes of an event that this program does not know. */
    UNREAD(Section.NOT_ESTABLISHED),
    /** Whether what an event says is true. */
    WORLD(Section.NOT_ESTABLISHED),
    /** Whether a key was withdrawn later. */
    REVOCATION(Section.NOT_ESTABLISHED),
    /** What a log sealed later. */
    LATER(Section.NOT_ESTABLISHED),
    /** Whether the trees of several checkpoints are one that grew. */
    UNLINKED(Section.NOT_ESTABLISHED),
    /** Records that an operator's sealed decision left out. */
    PASSED(Section.NOT_ESTABLISHED),
    /** What a partition held when an operator's sealed decision had it begin again. */
    RENEWED(Section.NOT_ESTABLISHED),
    /** Further such decisions. */
    PASSED_UNLISTED(Section.NOT_ESTABLISHED),
    /** What such decisions left out before a leaf, of which nothing is remembered. */
    PASSED_UNKNOWN(Section.NOT_ESTABLISHED),
    /** What a stream got after the map that proves it complete. */
    UNMAPPED(Section.NOT_ESTABLISHED),
    /** Whether a name is that of one stream. */
    NAMESAKES(Section.NOT_ESTABLISHED),
    /** Whether a stream has events that are not here. */
    OTHERS(Section.NOT_ESTABLISHED),
    /** Issuers and streams of which the lines above would be too many. */
    UNNAMED(Section.NOT_ESTABLISHED),
    /** Values to which an event commits and that are not here. */
    UNDISCLOSED(Section.NOT_ESTABLISHED),
    /** Whether an event commits to another value of a name that was disclosed. */
    RIVALS(Section.NOT_ESTABLISHED),
    /** A page of another make, which the reader chose to pass over. */
    PAGE(Section.NOT_ESTABLISHED);

    /** The parts of a statement. */
    enum Section {
        BELIEVED,
        ESTABLISHED,
        NOT_ESTABLISHED
    }

    private final Section section;

    Kind(Section section) {
        this.section = section;
    }

    Section section() {
        return section;
    }

    /** Its name in the JSON and in {@code words.txt}, such as {@code log-key}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
