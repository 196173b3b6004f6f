package io.symbia.events.kernel.catalogue;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Personal;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.kernel.privacy.Restricted;
import io.symbia.events.words.goods.Quantity;
import io.symbia.events.words.money.Money;
import java.util.List;
import java.util.Optional;

/** Families with one mistake each, for the catalogue to refuse. */
final class WrongEvents {
    private WrongEvents() {}

    record Line(@Public int lineNumber, Quantity quantity) {}

    record Inner(@Restricted Confidential<String> secret) {}

    sealed interface UnannotatedFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record UnannotatedV1(@Public Happened happened, String silent) implements UnannotatedFamily {}
    }

    sealed interface TwiceFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record TwiceV1(
                @Public Happened happened,
                @Restricted @Personal Confidential<String> both) implements TwiceFamily {}
    }

    sealed interface BareFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record BareV1(@Public Happened happened, @Restricted Money price) implements BareFamily {}
    }

    sealed interface HiddenFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record HiddenV1(@Public Happened happened, @Public Confidential<Money> price) implements HiddenFamily {}
    }

    sealed interface NestedFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record NestedV1(@Public Happened happened, @Public List<Line> lines) implements NestedFamily {}
    }

    sealed interface InsideFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record InsideV1(
                @Public Happened happened, @Restricted Confidential<Inner> inner) implements InsideFamily {}
    }

    sealed interface FloatingFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record FloatingV1(@Public Happened happened, @Public Optional<Double> rate) implements FloatingFamily {}
    }

    sealed interface VersionFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record VersionV2(@Public Happened happened) implements VersionFamily {}
    }

    sealed interface FormFamily extends DomainEvent {
        @EventType("test.thing.happened.v1")
        record FormV1(@Public Happened happened) implements FormFamily {}
    }

    sealed interface OrderFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record OrderV1(@Public int place, @Public Happened happened) implements OrderFamily {}
    }

    sealed interface OneFamily extends DomainEvent {
        @EventType("symbia.test.thing.happened.v1")
        record OneV1(@Public Happened happened) implements OneFamily {}

        @EventType("symbia.test.thing.happened.v1")
        record OtherV1(@Public Happened happened) implements OneFamily {}
    }
}
