package io.symbia.support.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.RefusalKind;
import java.util.Optional;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** Whether something was refused, and for which reason: {@code expectException(refused(NOT_A_PARTY))}. */
public final class RefusedFor extends TypeSafeMatcher<Throwable> {
    private final RefusalKind kind;
    private final Optional<String> pointer;

    private RefusedFor(RefusalKind kind, Optional<String> pointer) {
        this.kind = kind;
        this.pointer = pointer;
    }

    /** A refusal of this kind. */
    public static RefusedFor refused(RefusalKind kind) {
        return new RefusedFor(kind, Optional.empty());
    }

    /** The same, blaming this field; the empty text blames none. */
    public RefusedFor at(String field) {
        return new RefusedFor(kind, Optional.of(field));
    }

    /** Fails unless it is. */
    public void requireThat(Throwable thrown) {
        assertThat(matchesSafely(thrown))
                .as("%s instead of %s", thrown, kind.code())
                .isTrue();
    }

    @Override
    protected boolean matchesSafely(Throwable thrown) {
        return thrown instanceof Refusal refusal
                && refusal.kind().equals(kind)
                && pointer.map(due -> due.equals(refusal.pointer().orElse(""))).orElse(true);
    }

    @Override
    public void describeTo(Description description) {
        description
                .appendText("a refusal: ")
                .appendText(kind.code())
                .appendText(pointer.map(" at "::concat).orElse(""));
    }
}
