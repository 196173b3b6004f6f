package io.symbia.log.crash;

/** Does something to the process when the n-th operation of a name is about to happen. Operations come from several threads. */
final class Countdown {
    private final Runnable action;
    private String name;
    private int left;

    /** Waits for an operation from the start. */
    Countdown(String name, int passedBefore, Runnable action) {
        this.name = name;
        this.left = passedBefore;
        this.action = action;
    }

    /** Waits for another operation. */
    synchronized void await(String operation) {
        name = operation;
        left = 0;
    }

    void about(String operation) {
        if (isIt(operation)) {
            action.run();
        }
    }

    private synchronized boolean isIt(String operation) {
        return operation.equals(name) && left-- == 0;
    }
}
