package io.symbia.support.aggregate;

import java.util.List;

/**
 * The aggregates of a service; each service declares one as a bean.
 *
 * @param aggregates classes with {@code @AggregateIdentifier}, in reading order
 */
public record AggregateCatalogue(List<Class<?>> aggregates) {
    public AggregateCatalogue {
        aggregates = List.copyOf(aggregates);
    }

    /** The catalogue of these aggregates. */
    public static AggregateCatalogue of(Class<?>... aggregates) {
        return new AggregateCatalogue(List.of(aggregates));
    }
}
