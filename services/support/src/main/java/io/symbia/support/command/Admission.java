package io.symbia.support.command;

/** Decides whether another command may come in. */
@FunctionalInterface
public interface Admission {
    /**
     * Lets a command in.
     *
     * @throws ServiceBusy when too much is already waiting to be published
     */
    void admit();
}
