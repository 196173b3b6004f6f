package io.symbia.events.kernel.privacy;

import java.util.Optional;

/**
 * A value that its reader may or may not have been shown. Code that reads one cannot forget the second case:
 *
 * <pre>{@code
 * String shown = switch (line.price()) {
 *     case Disclosed<Money>(Money price) -> price.toString();
 *     case Withheld<Money> _ -> "withheld";
 * };
 * }</pre>
 *
 * <p>Inside the service that owns the fact a value is always disclosed.
 */
public sealed interface Confidential<T> permits Disclosed, Withheld {
    /** A value that is known here. */
    static <T> Confidential<T> of(T value) {
        return new Disclosed<>(value);
    }

    /** A value of which only the digest is known here. */
    static <T> Confidential<T> withheld() {
        return new Withheld<>();
    }

    /** The value, if it was shown. */
    default Optional<T> disclosed() {
        return switch (this) {
            case Disclosed<T>(T value) -> Optional.of(value);
            case Withheld<T> _ -> Optional.empty();
        };
    }

    /**
     * The value, for the service that owns it.
     *
     * @throws IllegalStateException when it is withheld, which in the owning service is a bug
     */
    default T requireDisclosed() {
        return disclosed().orElseThrow(() -> new IllegalStateException("the value is withheld"));
    }
}
