package io.symbia.events.kernel.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.symbia.events.kernel.canonical.CanonicalBytes;
import io.symbia.events.kernel.canonical.CanonicalJson;
import io.symbia.events.kernel.canonical.JsonLimits;
import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.canonical.StrictJson;
import io.symbia.events.kernel.privacy.Disclosure;
import io.symbia.events.kernel.privacy.DisclosureSalt;
import io.symbia.events.kernel.privacy.Sensitivity;
import io.symbia.events.sample.Samples;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events that a later writer sealed: what it added is passed over, and what is known is checked as before. */
class NextYearTest {
    private static final EventCodec CODEC = new EventCodec(Samples.CATALOGUE, new SecureRandom());

    private final SealedEvent sealed = CODEC.seal(Samples.placed(), Samples.first());
    private final List<Disclosure> disclosures = new ArrayList<>(sealed.disclosures());

    private CanonicalBytes with(Consumer<ObjectNode> change) {
        ObjectNode event = (ObjectNode) StrictJson.parse(sealed.bytes(), JsonLimits.EVENT);
        change.accept(event);
        return CanonicalJson.format(event);
    }

    private EventEnvelope withData(Consumer<ObjectNode> change) {
        return CODEC.read(with(event -> change.accept((ObjectNode) event.get("data"))));
    }

    private Disclosure disclosure(String name, JsonNode value) {
        Disclosure made = Disclosure.of(DisclosureSalt.from(new SecureRandom()), name, value, Sensitivity.RESTRICTED);
        disclosures.add(made);
        return made;
    }

    private void refusesToOpen(EventEnvelope envelope, String code, String pointer) {
        assertThatThrownBy(() -> CODEC.open(envelope, disclosures))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(code))
                .satisfies(refused -> assertThat(refused.pointer()).isEqualTo(pointer));
    }

    @Test
    void areReadWithAttributesThatNobodyKnewThisYear() {
        CanonicalBytes bytes = with(event -> event.put("provenance", "x").put("a1", ""));

        EventEnvelope envelope = CODEC.read(bytes);

        assertThat(envelope.unread()).containsExactly("a1", "provenance");
        assertThat(CODEC.open(envelope, disclosures)).isEqualTo(Samples.placed());
        assertThat(sealed.envelope().unread()).isEmpty();
    }

    @Test
    void haveNoMoreAttributesThanTheLogLooksAt() {
        int more = EventEnvelope.MAX_ATTRIBUTES - 14; // Those that this event has.
        Consumer<ObjectNode> added = event -> {
            for (int number = 0; number < more; number++) event.put("later" + number, "x");
        };

        assertThat(CODEC.read(with(added)).unread()).hasSize(more);
        CanonicalBytes tooMany = with(added.andThen(event -> event.put("one", "x")));
        assertThatThrownBy(() -> CODEC.read(tooMany))
                .asInstanceOf(type(RefusedJson.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo("too_many_attributes"));
    }

    @Test
    void areOpenedWithMembersAtAnyDepth() {
        EventEnvelope envelope = withData(data -> {
            data.putObject("route").putArray("legs").add(1);
            ((ObjectNode) data.get("lines").get(0)).put("colour", "green");
        });

        assertThat(CODEC.open(envelope, disclosures)).isEqualTo(Samples.placed());
    }

    @Test
    void areOpenedWithMoreCommitmentsAndTheirValues() {
        Disclosure margin = disclosure("margin", JsonNodeFactory.instance.stringNode("0.12"));
        Disclosure inner =
                disclosure("toll", JsonNodeFactory.instance.objectNode().put("amount", "1"));
        EventEnvelope envelope = withData(data -> {
            data.withArray("_sd").add(margin.digest()).add("A".repeat(43));
            data.putObject("route").putArray("_sd").add(inner.digest());
        });

        assertThat(CODEC.open(envelope, disclosures)).isEqualTo(Samples.placed());
        disclosures.removeLast();
        assertThat(CODEC.open(envelope, disclosures)).isEqualTo(Samples.placed());
    }

    @Test
    void showNothingThatWasNotCommittedTo() {
        disclosure("margin", JsonNodeFactory.instance.stringNode("0.12"));

        refusesToOpen(withData(data -> data.put("x", 1)), "disclosure_fits_nothing", "/data");
    }

    @Test
    void passNoPlainValueForOneThatIsCommittedTo() {
        refusesToOpen(withData(data -> data.put("contact", "Zhang San")), "plain_value", "/data/contact");
        refusesToOpen(
                withData(data -> ((ObjectNode) data.get("lines").get(0)).putNull("unitPrice")),
                "plain_value",
                "/data/lines/0/unitPrice");
    }

    @Test
    void discloseNoValueBesideAPlainOne() {
        Disclosure seller = disclosure("seller", JsonNodeFactory.instance.stringNode("x"));
        refusesToOpen(
                withData(data -> data.withArray("_sd").add(seller.digest())), "disclosure_misplaced", "/data/_sd");
        disclosures.removeLast();
        Disclosure colour = disclosure("colour", JsonNodeFactory.instance.stringNode("x"));
        refusesToOpen(
                withData(data -> data.put("colour", "y").withArray("_sd").add(colour.digest())),
                "disclosure_misplaced",
                "/data/_sd");
    }

    @Test
    void commitToEachValueOnceWhereverItStands() {
        String digest = disclosures.getFirst().digest();

        refusesToOpen(
                withData(data -> data.putObject("route").putArray("_sd").add(digest)), "duplicate_digest", "/data");
        refusesToOpen(withData(data -> data.withArray("_sd").add(1)), "wrong_type", "/data/_sd");
        Disclosure nested = disclosure("margin", JsonNodeFactory.instance.objectNode());
        Disclosure nesting = disclosure(
                "more",
                JsonNodeFactory.instance
                        .objectNode()
                        .set("_sd", JsonNodeFactory.instance.arrayNode().add("x")));
        refusesToOpen(
                withData(data -> data.withArray("_sd").add(nested.digest()).add(nesting.digest())),
                "disclosure_malformed",
                "/data");
    }

    @Test
    void commitToNoLessThanIsKnown() {
        disclosures.clear();

        refusesToOpen(withData(data -> data.withArray("_sd").remove(0)), "missing", "/data/_sd");
    }

    /** One part more could change what the others mean. */
    @Test
    void addNothingToAValueOfSeveralParts() {
        refusesToOpen(
                withData(data -> ((ObjectNode) data.at("/lines/0/quantity")).put("per", "100")),
                "unknown_field",
                "/data/lines/0/quantity/per");
    }
}
