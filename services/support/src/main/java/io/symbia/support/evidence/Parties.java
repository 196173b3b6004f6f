package io.symbia.support.evidence;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.origin.ParticipantId;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is named by an event: every {@link ParticipantId} in its record, however deep. Text that only reads like one names nobody. */
final class Parties {
    private final Set<ParticipantId> named = new HashSet<>();

    private Parties() {}

    static Set<ParticipantId> of(DomainEvent event) {
        Parties parties = new Parties();
        parties.visit(event);
        return parties.named;
    }

    private void visit(Object value) {
        switch (value) {
            case ParticipantId participant -> named.add(participant);
            case Optional<?> optional -> optional.ifPresent(this::visit);
            case Iterable<?> values -> values.forEach(this::visit);
            case Map<?, ?> entries ->
                entries.forEach((key, entry) -> {
                    visit(key);
                    visit(entry);
                });
            case Record record -> {
                for (RecordComponent component : record.getClass().getRecordComponents()) visit(of(component, record));
            }
            case null, default -> {} // A number, a time, a text.
        }
    }

    private static Object of(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException bug) {
            throw new IllegalStateException("no event has a component that cannot be read: " + component, bug);
        }
    }
}
