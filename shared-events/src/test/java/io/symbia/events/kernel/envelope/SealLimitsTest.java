package io.symbia.events.kernel.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.privacy.Confidential;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.sample.SampleLine;
import io.symbia.events.sample.SampleOrderPlacedV1;
import io.symbia.events.sample.Samples;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is sealed that a reader would refuse. */
class SealLimitsTest {
    private static final EventCodec CODEC = new EventCodec(Samples.CATALOGUE, new SecureRandom());
    private static final int LONGEST = JsonLimits.EVENT.maxTextLength();

    @Test
    void boundsATextOnBothSides() {
        reads(with(List.of("x".repeat(LONGEST)), List.of("30 days"), 2));

        refuses(with(List.of("x".repeat(LONGEST + 1)), List.of("30 days"), 2), "text_too_long", "/data/remarks/0");
    }

    @Test
    void boundsADisclosure() {
        reads(with(List.of(), List.of("x".repeat(12_000)), 2));

        refuses(with(List.of(), List.of("x".repeat(12_288)), 2), "text_too_long", "/data/terms");
    }

    @Test
    void boundsAnEvent() {
        List<String> remarks = Collections.nCopies(32, "x".repeat(16_000));
        reads(with(remarks, List.of(), 2));

        List<String> more = new ArrayList<>(remarks);
        more.add("x".repeat(16_000));
        refuses(with(more, List.of(), 2), "too_large", "");
    }

    @Test
    void boundsAnEventsDisclosures() {
        reads(with(List.of(), List.of(), 1_500));

        refuses(with(List.of(), List.of(), 4_000), "too_large", "");
    }

    @Test
    void boundsTheNumberOfValues() {
        reads(with(Collections.nCopies(99_900, ""), List.of(), 2));

        refuses(with(Collections.nCopies(100_000, ""), List.of(), 2), "too_many_values", "/data/remarks/");
    }

    @Test
    void sealsWholeCharactersInOneFormOnly() {
        refuses(with(List.of("ok", "e\u0301"), List.of(), 2), "text_not_nfc", "/data/remarks/1");
        refuses(with(List.of("\ud83c"), List.of(), 2), "lone_surrogate", "/data/remarks/0");
        refuses(with(List.of(), List.of("A\u030a"), 2), "text_not_nfc", "/data/terms/0");
    }

    private static SampleOrderPlacedV1 with(List<String> remarks, List<String> terms, int lineCount) {
        SampleOrderPlacedV1 placed = Samples.placed();
        List<SampleLine> lines = Collections.nCopies(lineCount, placed.lines().getFirst());
        return new SampleOrderPlacedV1(
                placed.happened(),
                placed.seller(),
                placed.sellerLei(),
                placed.incoterm(),
                placed.mode(),
                lines,
                remarks,
                Confidential.of(terms),
                placed.contact());
    }

    private static void reads(SampleOrderPlacedV1 event) {
        SealedEvent sealed = CODEC.seal(event, Samples.first());

        var personal = sealed.disclosures().getLast(); // Is in no header.
        List<Disclosure> disclosures =
                new ArrayList<>(EventHeaders.parseDisclosures(EventHeaders.formatDisclosures(sealed.disclosures())));
        disclosures.add(personal);
        assertThat(CODEC.open(CODEC.read(sealed.bytes()), disclosures)).isEqualTo(event);
    }

    private static void refuses(SampleOrderPlacedV1 event, String code, String pointer) {
        assertThatThrownBy(() -> CODEC.seal(event, Samples.first()))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code))
                .satisfies(refused -> assertThat(refused.pointer()).startsWith(pointer));
    }
}
