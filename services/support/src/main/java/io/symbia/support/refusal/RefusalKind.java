package io.symbia.support.refusal;

import java.util.Locale;

/**
 * Why a command is not carried out: one constant of the table that each aggregate has. The constant's name is the code by which
 * clients decide, so it never changes.
 *
 * <pre>{@code
 * enum CrateRefusal implements RefusalKind {
 *     CRATE_IS_FULL(conflict("asked for %s pieces, %s remain").at("/pieces"));
 *     ...
 * }
 *
 * throw CRATE_IS_FULL.with(asked, remaining);
 * }</pre>
 */
public interface RefusalKind {
    /** The constant's name. */
    String name();

    /** The status, the field and the sentence of it. */
    RefusalText text();

    /** The stable word by which clients recognise this refusal: the name in lower case. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The refusal for this reason.
     *
     * @param parts what stands in the message, never a restricted or personal value
     */
    default Refusal with(Object... parts) {
        return new Refusal(this, parts);
    }
}
