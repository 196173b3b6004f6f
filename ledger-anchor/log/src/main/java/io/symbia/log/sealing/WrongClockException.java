package io.symbia.log.sealing;

/** Thrown when the clock of this machine says what cannot be the time; nothing is sealed until it is right. */
public final class WrongClockException extends Exception {
    private static final long serialVersionUID = 1;

    WrongClockException(String message) {
        super(message);
    }
}
