package io.symbia.support.view;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.support.consumer.ReceivedEvent;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view with one document for each stream of a family, under the stream's own id. A bean; it says only what an event makes of its
 * document.
 *
 * @param <V> the view, a record
 * @param <E> the sealed interface of the family's events
 */
public abstract class StreamView<V, E extends DomainEvent> implements Projection<V> {
    private final String name;
    private final Class<V> viewType;
    private final Class<E> family;

    /**
     * A view.
     *
     * @param name lower case with dashes, unique in the service
     */
    protected StreamView(String name, Class<V> viewType, Class<E> family) {
        this.name = name;
        this.viewType = viewType;
        this.family = family;
    }

    /**
     * The document after an event.
     *
     * @param before   as the events before have made it; empty before the first
     * @param event    what happened
     * @param received the same with its envelope
     */
    protected abstract V next(Optional<V> before, E event, ReceivedEvent received);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Class<V> viewType() {
        return viewType;
    }

    @Override
    public final Set<Class<? extends DomainEvent>> handles() {
        return records(family)
                .map(type -> type.<DomainEvent>asSubclass(DomainEvent.class))
                .collect(Collectors.toSet());
    }

    @Override
    public final void on(ReceivedEvent received, Views<V> views) {
        String id = received.envelope().stream().id();
        views.put(id, next(views.find(id), family.cast(received.event()), received));
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StreamView::records)
                : Stream.of(type);
    }
}
