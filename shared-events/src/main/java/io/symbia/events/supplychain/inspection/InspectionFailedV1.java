package io.symbia.events.supplychain.inspection;

import io.symbia.events.domain.EventType;
import io.symbia.events.domain.Happened;
import io.symbia.events.party.ParticipantId;
import io.symbia.events.privacy.Public;
import io.symbia.events.supplychain.BatchId;
import io.symbia.events.supplychain.InspectionId;
import io.symbia.events.supplychain.SupplyChainText;
import java.util.List;
import java.util.Optional;

/**
 * A test of the batch is outside its limit. The verdict is a function of the tests, so whoever may see their values can run it
 * again: see {@link InspectionVerdict}.
 *
 * @param happened when and where in the world; when it was accepted is the event's {@code time}
 * @param inspectionId the inspection
 * @param batch what is inspected
 * @param producer who made the batch, and asked
 * @param kind by whose order and for what
 * @param inspector who samples, tests and certifies
 * @param retestOf the failed inspection that this one repeats
 * @param tests 1 to 200
 * @param certificateNumber of the certificate that states the result
 */
@EventType(InspectionFailedV1.TYPE)
public record InspectionFailedV1(
        @Public Happened happened,
        @Public InspectionId inspectionId,
        @Public BatchId batch,
        @Public ParticipantId producer,
        @Public InspectionKind kind,
        @Public ParticipantId inspector,
        @Public Optional<InspectionId> retestOf,
        @Public List<InspectionTest> tests,
        @Public Optional<String> certificateNumber)
        implements InspectionEvent {

    /** On the wire instead of the name of this class. */
    public static final String TYPE = "symbia.supply-chain.inspection.failed.v1";

    public InspectionFailedV1 {
        tests = List.copyOf(tests);
        certificateNumber.ifPresent(number -> SupplyChainText.require(number, "certificateNumber"));
        InspectionVerdict.FAILED.requireFor(tests); // INVARIANT: no verdict but the one its tests give.
    }
}
