package io.symbia.supplychain.views;

import io.symbia.events.domain.DomainEvent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** All events of one aggregate. */
public final class Family {

    private Family() {}

    /** The events that the sealed interface permits. */
    public static Set<Class<? extends DomainEvent>> of(Class<? extends DomainEvent> sealedInterface) {
        return Arrays.stream(sealedInterface.getPermittedSubclasses())
                .map(type -> type.asSubclass(DomainEvent.class))
                .collect(Collectors.toUnmodifiableSet());
    }
}
