package io.symbia.events.kernel.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.Families;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.shape.FieldShape;
import io.symbia.events.kernel.shape.ListShape;
import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.kernel.shape.Shape;
import io.symbia.events.kernel.shape.TextShape;
import io.symbia.events.sample.SampleOrderPlacedV1;
import io.symbia.events.sample.Samples;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EventCatalogueTest {
    @Test
    void knowsItsEventsByTypeAndByClass() {
        assertThat(Samples.CATALOGUE.types())
                .containsExactly("symbia.sample.order.closed.v1", "symbia.sample.order.placed.v1");
        assertThat(Samples.CATALOGUE.typeOf(SampleOrderPlacedV1.class)).contains("symbia.sample.order.placed.v1");
        assertThat(Samples.CATALOGUE.recordOf("symbia.sample.order.placed.v1")).isEqualTo(SampleOrderPlacedV1.class);
        assertThat(Samples.CATALOGUE.services()).containsExactly("sample");
        assertThat(Samples.CATALOGUE.confidentialFields("symbia.sample.order.placed.v1"))
                .containsOnlyKeys("terms", "contact");
    }

    @Test
    void everyPublishedEventKeepsTheRules() {
        assertThatCode(() -> new EventCatalogue(Families.all())).doesNotThrowAnyException();
    }

    /** What a type says of its text is true of the example it gives. */
    @Test
    void everyPublishedValueReadsItsOwnExample() {
        EventCatalogue catalogue = Families.published();
        Set<TextShape> texts = new HashSet<>();
        for (String type : catalogue.types()) collect(catalogue.shapeOf(type).orElseThrow(), texts);
        collect(Samples.CATALOGUE.shapeOf("symbia.sample.order.placed.v1").orElseThrow(), texts);

        for (TextShape text : texts) {
            var schema = text.schema();
            if (!schema.has("examples")) continue;
            String example = schema.get("examples").get(0).stringValue();
            assertThat(example)
                    .as(text.type().getName())
                    .matches(schema.get("pattern").stringValue());
            Object value = text.parse().apply(example);
            assertThat(text.format().apply(value)).isEqualTo(example);
            String json = JsonMapper.shared().writeValueAsString(value); // As a body of a request would be.
            assertThat((Object) JsonMapper.shared().readValue(json, text.type()))
                    .isEqualTo(value);
        }
        assertThat(texts).isNotEmpty();
    }

    private static void collect(Shape shape, Set<TextShape> texts) {
        switch (shape) {
            case TextShape text -> texts.add(text);
            case ListShape(Shape element) -> collect(element, texts);
            case RecordShape record -> {
                for (FieldShape field : record.fields()) collect(field.shape(), texts);
            }
            case Shape _ -> {}
        }
    }

    @Nested
    class Refuses {
        @Test
        void aComponentThatDoesNotSayWhoMaySeeIt() {
            refuses(WrongEvents.UnannotatedFamily.class, "UnannotatedV1.silent: exactly one of");
        }

        @Test
        void aComponentThatSaysItTwice() {
            refuses(WrongEvents.TwiceFamily.class, "TwiceV1.both: exactly one of");
        }

        @Test
        void aRestrictedComponentThatIsNotConfidential() {
            refuses(WrongEvents.BareFamily.class, "BareV1.price: a component is Confidential if and only if");
        }

        @Test
        void aPublicComponentThatIsConfidential() {
            refuses(WrongEvents.HiddenFamily.class, "HiddenV1.price");
        }

        @Test
        void anUnannotatedComponentOfANestedRecord() {
            refuses(WrongEvents.NestedFamily.class, "Line.quantity");
        }

        @Test
        void aSecretInsideASecret() {
            refuses(WrongEvents.InsideFamily.class, "Inner.secret");
        }

        @Test
        void aFloatingPointNumber() {
            refuses(WrongEvents.FloatingFamily.class, "FloatingV1.rate: no event has a component of");
        }

        @Test
        void aVersionThatTheTypeDoesNotHave() {
            refuses(WrongEvents.VersionFamily.class, "another version");
        }

        @Test
        void aTypeOfAnotherForm() {
            refuses(WrongEvents.FormFamily.class, "symbia.<service>");
        }

        @Test
        void timesThatDoNotComeFirst() {
            refuses(WrongEvents.OrderFamily.class, "come first");
        }

        @Test
        void twoEventsOfOneType() {
            refuses(WrongEvents.OneFamily.class, "two events are called");
        }

        @Test
        void anInterfaceThatIsOpen() {
            refuses(DomainEvent.class, "no sealed interface");
        }

        private void refuses(Class<? extends DomainEvent> family, String message) {
            assertThatThrownBy(() -> new EventCatalogue(List.of(family)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(message);
        }
    }
}
