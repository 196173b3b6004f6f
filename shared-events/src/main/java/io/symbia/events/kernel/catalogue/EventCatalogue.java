package io.symbia.events.kernel.catalogue;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.envelope.EventEnvelope;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.events.kernel.shape.EventShapes;
import io.symbia.events.kernel.shape.FieldShape;
import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.kernel.shape.Shapes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The events of some families, with the shape of each worked out. Building it fails with an {@link IllegalStateException} that
 * names the record when an event breaks a rule of {@link DomainEvent}, so a process with such an event does not start.
 */
public final class EventCatalogue implements EventShapes {
    private final SortedMap<String, RecordShape> shapes = new TreeMap<>();
    private final Map<String, RecordShape> shapesByType;
    private final Map<Class<?>, String> types = new HashMap<>();

    /** @param families sealed interfaces that extend {@link DomainEvent}, each the events of one aggregate */
    public EventCatalogue(Collection<? extends Class<? extends DomainEvent>> families) {
        for (Class<? extends DomainEvent> family : families) addFamily(family);
        shapesByType = new HashMap<>(shapes);
    }

    private void addFamily(Class<?> family) {
        if (!family.isSealed() || !DomainEvent.class.isAssignableFrom(family)) {
            throw new IllegalStateException(family + " is no sealed interface of events");
        }
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isSealed()) addFamily(member);
            else addEvent(member);
        }
    }

    private void addEvent(Class<?> event) {
        EventType annotation = event.getAnnotation(EventType.class);
        if (annotation == null) throw new IllegalStateException(event + " has no @EventType");
        String type = annotation.value();
        requireNames(event, type);
        RecordShape shape = Shapes.of(event);
        requireTimes(event, shape.fields());
        if (shapes.put(type, shape) != null) throw new IllegalStateException("two events are called " + type);
        types.put(event, type);
    }

    /** Class and type carry one version: {@code EscrowFundedV1} and {@code symbia.payment.escrow.funded.v1}. */
    private static void requireNames(Class<?> event, String type) {
        try {
            EventEnvelope.serviceOf(type);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalStateException(event + ": " + malformed.getMessage(), malformed);
        }
        String version = type.substring(type.lastIndexOf('.') + 1);
        if (!event.getSimpleName().endsWith(version.replace('v', 'V'))) {
            throw new IllegalStateException("%s has another version than %s".formatted(event, type));
        }
    }

    private static void requireTimes(Class<?> event, List<FieldShape> fields) {
        List<String> first = fields.stream().limit(2).map(FieldShape::name).toList();
        if (!first.equals(List.of("occurredAt", "eventTimeZoneOffset"))) {
            throw new IllegalStateException(event + ": occurredAt and eventTimeZoneOffset come first");
        }
    }

    @Override
    public Optional<RecordShape> shapeOf(String eventType) {
        return Optional.ofNullable(shapesByType.get(eventType));
    }

    @Override
    public Optional<String> typeOf(Class<?> record) {
        return Optional.ofNullable(types.get(record));
    }

    /** The types of all events, sorted. */
    public Set<String> types() {
        return java.util.Collections.unmodifiableSet(shapes.keySet());
    }

    /** The record of a type. */
    public Class<?> recordOf(String eventType) {
        return shapeOf(eventType)
                .orElseThrow(() -> new IllegalArgumentException("no such event: " + eventType))
                .type();
    }

    /** The services that publish something, sorted. */
    public List<String> services() {
        return shapes.keySet().stream().map(EventEnvelope::serviceOf).distinct().toList();
    }

    /** The types that a service publishes, sorted. */
    public List<String> typesOf(String service) {
        return shapes.keySet().stream()
                .filter(type -> EventEnvelope.serviceOf(type).equals(service))
                .toList();
    }

    /** The names of an event's own confidential components, with why they are. */
    public Map<String, Sensitivity> confidentialFields(String eventType) {
        return shapeOf(eventType).orElseThrow().fields().stream()
                .filter(FieldShape::confidential)
                .collect(Collectors.toMap(
                        FieldShape::name, field -> field.sensitivity().orElseThrow(), (a, _) -> a, TreeMap::new));
    }
}
