package io.symbia.events.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.Families;
import io.symbia.events.credit.ParticipantEvent.ParticipantSuspendedV1;
import io.symbia.events.credit.SuspensionReason;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventCodec;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.shape.FieldShape;
import io.symbia.events.kernel.shape.ListShape;
import io.symbia.events.kernel.shape.RecordShape;
import io.symbia.events.kernel.shape.Shape;
import io.symbia.events.kernel.shape.TextShape;
import io.symbia.events.sample.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An older reader opens an event with a code that it does not know, wherever in it that stands. */
class OpenCodesTest {
    private static final String LATER = "CODE_OF_NEXT_YEAR";
    private static final EventCodec CODEC = new EventCodec(Families.published(), Samples.counting());

    /** The places of codes in plain, by their pointers. */
    private static Map<String, TextShape> codes(RecordShape shape, JsonNode data) {
        Map<String, TextShape> found = new LinkedHashMap<>();
        collect(shape, data, "", found);
        return found;
    }

    private static void collect(Shape shape, JsonNode json, String pointer, Map<String, TextShape> found) {
        switch (shape) {
            case TextShape text -> {
                if (text.type().isEnum()) found.put(pointer, text);
            }
            case ListShape list -> {
                for (int i = 0; i < json.size(); i++) collect(list.element(), json.get(i), pointer + "/" + i, found);
            }
            case RecordShape record -> {
                for (FieldShape field : record.fields()) {
                    if (field.confidential()) {
                        assertThat(hasCodes(field.shape()))
                                .as(pointer + "/" + field.name())
                                .isFalse();
                    } else if (json.has(field.name())) {
                        collect(field.shape(), json.get(field.name()), pointer + "/" + field.name(), found);
                    }
                }
            }
            case Shape.IntegerShape _, Shape.FlagShape _ -> {}
        }
    }

    /** No confidential value has a code today; who adds one writes it down here. */
    private static boolean hasCodes(Shape shape) {
        return switch (shape) {
            case TextShape text -> text.type().isEnum();
            case ListShape list -> hasCodes(list.element());
            case RecordShape record -> record.fields().stream().anyMatch(field -> hasCodes(field.shape()));
            case Shape.IntegerShape _, Shape.FlagShape _ -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("io.symbia.events.golden.GoldenEventsTest#types")
    void isOpened(String type) {
        Specimen golden = GoldenEventsTest.golden(type);
        RecordShape shape = Families.published().shapeOf(type).orElseThrow();
        JsonNode known = StrictJson.parse(golden.bytes(), JsonLimits.EVENT);

        codes(shape, known.get("data")).forEach((pointer, code) -> {
            ObjectNode event = (ObjectNode) known.deepCopy();
            int split = pointer.lastIndexOf('/');
            JsonNode parent = event.get("data").at(pointer.substring(0, split));
            if (parent instanceof ObjectNode object) object.put(pointer.substring(split + 1), LATER);
            else
                ((tools.jackson.databind.node.ArrayNode) parent)
                        .set(Integer.parseInt(pointer.substring(split + 1)), LATER);

            DomainEvent opened = CODEC.open(CODEC.read(CanonicalJson.format(event)), golden.disclosures());

            assertThat(opened).as(type + pointer).isNotEqualTo(Specimens.event(type));
            assertThat(opened.toString()).as(type + pointer).contains("UNRECOGNISED");
        });
    }

    @Test
    void areMany() {
        List<String> places = new ArrayList<>();
        for (String type : GoldenEventsTest.types()) {
            RecordShape shape = Families.published().shapeOf(type).orElseThrow();
            JsonNode data = StrictJson.parse(GoldenEventsTest.golden(type).bytes(), JsonLimits.EVENT)
                    .get("data");
            codes(shape, data).forEach((pointer, text) -> {
                places.add(type + pointer);
                assertThat(Codes.unrecognised(text.type()))
                        .as(text.type().getName())
                        .isPresent();
            });
        }

        assertThat(places).hasSizeGreaterThan(30);
    }

    @Test
    void isNeverSealed() {
        var suspended = new ParticipantSuspendedV1(
                Happened.at(Instant.EPOCH), new ParticipantId("zj-tea-coop"), SuspensionReason.UNRECOGNISED);
        EventContext context = EventContext.first(
                Samples.first().id(),
                Instant.EPOCH,
                StreamId.parse("credit/participant/zj-tea-coop"),
                Samples.STREAM_SALT,
                new ParticipantId("zj-tea-coop"),
                Samples.ORIGIN.digest());

        assertThatThrownBy(() -> CODEC.seal(suspended, context))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo("/data/reason"));
    }
}
