package io.symbia.support.command;

import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.kernel.shape.Shapes;

/** The shapes of commands, each worked out once. */
public final class CommandShapes {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> command) {
            return Shapes.ofCommand(command);
        }
    };

    private CommandShapes() {}

    /** The shape of a command's class. */
    public static RecordShape of(Class<?> command) {
        return SHAPES.get(command);
    }
}
