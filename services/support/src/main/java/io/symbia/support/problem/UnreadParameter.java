package io.symbia.support.problem;

import io.symbia.events.kernel.form.Codes;
import io.symbia.support.json.WrittenForm;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;

/** Says of a parameter that cannot be read what is due. Values of ours say it themselves; the JDK's words are for programmers. */
final class UnreadParameter {
    private static final String OURS = "io.symbia.";

    private UnreadParameter() {}

    static Problem problem(TypeMismatchException mismatch) {
        Class<?> type = wanted(mismatch);
        String due = WrittenForm.of(type)
                .or(() -> saidByOurs(type, mismatch))
                .orElseGet(() -> isNumber(type)
                        ? "a number is due, in digits, not larger than the description of the API says"
                        : "this cannot be read; the description of the API says how it is written");
        return Problem.of(HttpStatus.BAD_REQUEST, "invalid_value", due).accepting(values(type));
    }

    private static List<String> values(Class<?> type) {
        return type.isEnum() ? Codes.known(type) : List.of();
    }

    /** Within {@code Optional}, what it is of. */
    private static Class<?> wanted(TypeMismatchException mismatch) {
        for (Throwable cause = mismatch; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConversionFailedException failed) {
                return failed.getTargetType().getType();
            }
        }
        return Optional.<Class<?>>ofNullable(mismatch.getRequiredType()).orElse(Object.class);
    }

    private static Optional<String> saidByOurs(Class<?> type, Throwable failure) {
        if (!type.getName().startsWith(OURS)) return Optional.empty();
        Throwable root = failure;
        while (root.getCause() != null) root = root.getCause();
        return Optional.ofNullable(root.getMessage());
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(type));
    }
}
