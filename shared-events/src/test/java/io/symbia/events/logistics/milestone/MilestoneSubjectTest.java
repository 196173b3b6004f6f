package io.symbia.events.logistics.milestone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.words.transport.ContainerNumber;
import io.symbia.events.words.transport.Ucr;
import io.symbia.events.words.transport.VesselImo;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What milestones are said about. */
class MilestoneSubjectTest {
    private static final Optional<TransportCall> CALL = Optional.of(new TransportCall(
            Optional.of(new VesselImo("9074729")),
            Optional.of(new VoyageNumber("2103S")),
            Optional.of(new FacilityCode("SMDG:EGH"))));
    private static final Optional<ContainerNumber> CONTAINER = Optional.of(new ContainerNumber("CSQU3054383"));
    private static final Optional<DocumentType> DOCUMENT = Optional.of(DocumentType.TRD);

    /** Each milestone with each of the eight ways to say something of it. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNRECOGNISED")
    void fitsTheMilestonesThatAreSaidAboutIt(Milestone milestone) {
        for (int said = 0; said < 8; said++) {
            var about = new MilestoneSubject(
                    CALL.filter(bit(said, 1)), CONTAINER.filter(bit(said, 2)), DOCUMENT.filter(bit(said, 4)));
            boolean fits = switch (milestone.subject()) {
                case TRANSPORT -> said == 1;
                case EQUIPMENT -> said >= 1 && said <= 3;
                case SHIPMENT -> said == 4;
                case CONSIGNMENT, UNKNOWN -> false;
            };
            var asserted = assertThatCode(() -> MilestoneSubject.requireFit(milestone, Optional.of(about)))
                    .as(milestone + " about " + about);
            if (fits) asserted.doesNotThrowAnyException();
            else asserted.isInstanceOf(RefusedJson.class);
        }
    }

    private static <T> java.util.function.Predicate<T> bit(int said, int mask) {
        return _ -> (said & mask) != 0;
    }

    @ParameterizedTest
    @EnumSource(Milestone.class)
    void onlyAMilestoneOfDocumentsHasToSayOfWhich(Milestone milestone) {
        var asserted = assertThatCode(() -> MilestoneSubject.requireFit(milestone, Optional.empty()));
        if (milestone.subject() == Milestone.Subject.SHIPMENT) asserted.hasMessageContaining("about a document");
        else asserted.doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SMDG:EGH", "SMDG:CTA2", "BIC:DEHAMHHLA", "BIC:CNNGB0001"})
    void facilitiesAreOfAPublishedList(String code) {
        assertThat(new FacilityCode(code)).hasToString(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "EGH",
                "SMDG:",
                "SMDG:egh",
                "SMDG:EGHEGHE",
                "BIC:DEHAMHHL",
                "BIC:DEHA1HHLA",
                "GLN:9506000134307"
            })
    void othersAreNot(String code) {
        assertThatThrownBy(() -> new FacilityCode(code)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void numbersHaveTheLengthsOfTheirMessages() {
        assertThat(Stream.of("2103S", "LH 8400".replace(" ", ""), "1").map(VoyageNumber::new))
                .hasSize(3);
        assertThat(new VoyageNumber("v".repeat(50)).value()).hasSize(50);
        assertThatThrownBy(() -> new VoyageNumber("v".repeat(51))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VoyageNumber(" 1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Ucr("6CN" + "X".repeat(32)).value()).hasSize(35);
        assertThatThrownBy(() -> new Ucr("6CN" + "X".repeat(33))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Ucr("6CN X")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new DelayReason("WEA")).hasToString("WEA");
        assertThatThrownBy(() -> new DelayReason("WEAT")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DelayReason("wea")).isInstanceOf(IllegalArgumentException.class);
    }
}
