package io.symbia.support.json;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.domain.Happened;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes a command of the names in a path and the JSON of a body. {@link Happened} is written as {@code occurredAt} and {@code
 * eventTimeZoneOffset}, of which neither need be given; an offset in the first stands for the second. What the path names stands in no body.
 */
public final class CommandReader {
    private static final String AT = "occurredAt";
    private static final String OFFSET = "eventTimeZoneOffset";

    private final Class<?> type;
    private final RecordComponent[] components;
    private final Map<String, String> path;

    /**
     * A reader of commands.
     *
     * @param type a record
     * @param path texts of the components that the path names
     */
    public CommandReader(Class<?> type, Map<String, String> path) {
        this.type = type;
        this.components = type.getRecordComponents();
        this.path = path;
    }

    /** Whether there is something that only a body can say. */
    public boolean needsBody() {
        return Arrays.stream(components).anyMatch(component -> isOfBody(component) && !isOptional(component));
    }

    /**
     * The command.
     *
     * @param receivedAt the time of the request, by the clock of the door
     * @throws RefusedJson with a pointer into the body
     * @throws RefusedPath when a name in the path is none
     */
    public Object read(Optional<JsonNode> body, Instant receivedAt) {
        JsonNode json = body.orElseGet(JsonNodeFactory.instance::objectNode);
        if (!(json instanceof ObjectNode object)) {
            throw new RefusedJson("wrong_type", "", "an object is due; begin it with { and end it with }");
        }
        BodyReader.refuseUnknown(object, namesInBody());
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            RecordComponent component = components[i];
            if (component.getType() == Happened.class) values[i] = happened(object, receivedAt);
            else if (path.containsKey(component.getName())) values[i] = named(component);
            else values[i] = BodyReader.component(object, component);
        }
        return BodyReader.construct(type, components, values);
    }

    private Set<String> namesInBody() {
        Set<String> names = new TreeSet<>(Set.of(AT, OFFSET));
        for (RecordComponent component : components) if (isOfBody(component)) names.add(component.getName());
        return names;
    }

    private boolean isOfBody(RecordComponent component) {
        return component.getType() != Happened.class && !path.containsKey(component.getName());
    }

    private static boolean isOptional(RecordComponent component) {
        return component.getType() == Optional.class;
    }

    private static Happened happened(ObjectNode object, Instant receivedAt) {
        Optional<OffsetDateTime> at = BodyReader.optional(object, AT, OffsetDateTime.class);
        Optional<ZoneOffset> within =
                at.map(OffsetDateTime::getOffset).filter(offset -> !offset.equals(ZoneOffset.UTC));
        Optional<ZoneOffset> beside = BodyReader.optional(object, OFFSET, ZoneOffset.class);
        if (beside.isPresent() && within.isPresent() && !beside.equals(within)) {
            throw new RefusedJson("invalid_value", "", AT + " says another one, " + within.get()).within(OFFSET);
        }
        return Happened.of(at.map(OffsetDateTime::toInstant), beside.or(() -> within), receivedAt);
    }

    private Object named(RecordComponent component) {
        try {
            return BodyReader.text(
                    JsonNodeFactory.instance.stringNode(path.get(component.getName())), component.getType());
        } catch (RefusedJson refused) {
            throw new RefusedPath(component.getName(), refused);
        }
    }

    /** Thrown when a name in the path is none of its kind. */
    public static final class RefusedPath extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String name;
        private final RefusedJson why;

        RefusedPath(String name, RefusedJson why) {
            super(why);
            this.name = name;
            this.why = why;
        }

        /** Which of the path's variables. */
        public String name() {
            return name;
        }

        /** The refusal of its text. */
        public RefusedJson why() {
            return why;
        }
    }
}
