package io.symbia.events.kernel.form;

/** A value that is above, below or at zero. */
public interface Signed {
    /** 1 above zero, 0 at it, -1 below. */
    int signum();
}
