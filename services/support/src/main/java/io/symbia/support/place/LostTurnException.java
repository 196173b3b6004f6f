package io.symbia.support.place;

/** Thrown when another instance has gone on with what this one had in hand; it begins again where that one has got to. */
public final class LostTurnException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LostTurnException(String what) {
        super("another instance has gone on with " + what);
    }
}
