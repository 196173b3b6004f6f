package io.symbia.events.kernel.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The codes of which an enum is a list: what it knows, and what it stands in for. */
public final class Codes {
    private static final ClassValue<List<Enum<?>>> UNRECOGNISED = new ClassValue<>() {
        @Override
        protected List<Enum<?>> computeValue(Class<?> type) {
            List<Enum<?>> marked = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                if (isMarked((Enum<?>) constant)) marked.add((Enum<?>) constant);
            }
            return List.copyOf(marked);
        }
    };

    private Codes() {}

    /** The constant that stands for codes that are not known here, if the enum has one. */
    public static Optional<Enum<?>> unrecognised(Class<?> type) {
        List<Enum<?>> marked = UNRECOGNISED.get(type);
        if (marked.size() > 1) throw new IllegalStateException(type + " has more than one @Unrecognised constant");
        return marked.stream().findFirst();
    }

    /** Whether a constant stands for the code of its name, and not for one that is not known here. */
    public static boolean isKnown(Enum<?> code) {
        return !UNRECOGNISED.get(code.getDeclaringClass()).contains(code);
    }

    /** The codes that are known, in the order of the enum. */
    public static <E extends Enum<E>> List<E> of(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).filter(Codes::isKnown).toList();
    }

    /** The names of the codes that are known, in the order of the enum. */
    public static List<String> known(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .filter(Codes::isKnown)
                .map(Enum::name)
                .toList();
    }

    /** The exception for a decision that would rest on a code that is not known here: nothing is guessed. */
    public static IllegalStateException undecided(Enum<?> code) {
        return new IllegalStateException("a " + code.getDeclaringClass().getSimpleName()
                + " that this program does not know decides nothing; a newer one knows it");
    }

    private static boolean isMarked(Enum<?> constant) {
        try {
            return constant.getDeclaringClass().getField(constant.name()).isAnnotationPresent(Unrecognised.class);
        } catch (NoSuchFieldException impossible) {
            throw new IllegalStateException("a constant is a field of its enum", impossible);
        }
    }
}
