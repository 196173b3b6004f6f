package io.symbia.client.story;

/** The story could not go on: a command was refused, or what should have followed did not. */
public final class StoryStuck extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoryStuck(String message) {
        super(message);
    }
}
