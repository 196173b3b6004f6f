package io.symbia.events.logistics.milestone;

import io.symbia.events.kernel.form.Unrecognised;
import java.time.Duration;

/**
 * A point on a consignment's way. The four-letter names are the event type codes of DCSA Track and Trace; what a
 * milestone is said about (a vehicle, a container, a document) is its {@link Subject}.
 *
 * <p>{@link #DELIVERY} is no DCSA code: DCSA ends at the container, and a consignment ends when its consignee has it
 * (UN/CEFACT Recommendation 24, status 21). It can be planned and estimated like the others; that it happened is told
 * by a delivery with its proof, never by a milestone.
 */
public enum Milestone {
    /** Arrival of the means of transport. */
    ARRI(Subject.TRANSPORT),
    /** Departure of the means of transport. */
    DEPA(Subject.TRANSPORT),

    /** Loaded on a means of transport. */
    LOAD(Subject.EQUIPMENT),
    /** Discharged from a means of transport. */
    DISC(Subject.EQUIPMENT),
    /** Gate in. */
    GTIN(Subject.EQUIPMENT),
    /** Gate out. */
    GTOT(Subject.EQUIPMENT),
    /** Stuffed: goods were put into the equipment. */
    STUF(Subject.EQUIPMENT),
    /** Stripped: goods were taken out of the equipment. */
    STRP(Subject.EQUIPMENT),
    /** Picked up. */
    PICK(Subject.EQUIPMENT),
    /** Dropped off. */
    DROP(Subject.EQUIPMENT),
    /** Inspected. */
    INSP(Subject.EQUIPMENT),
    /** Resealed. */
    RSEA(Subject.EQUIPMENT),
    /** Removed. */
    RMVD(Subject.EQUIPMENT),
    /** Available for pick-up. */
    AVPU(Subject.EQUIPMENT),
    /** Available for drop-off. */
    AVDO(Subject.EQUIPMENT),
    /** Customs selected the equipment for a scan. */
    CUSS(Subject.EQUIPMENT),
    /** Customs selected the equipment for inspection. */
    CUSI(Subject.EQUIPMENT),
    /** Customs released the equipment, as the carrier saw it; the gate itself is opened by customs only. */
    CUSR(Subject.EQUIPMENT),
    /** Crossed a border. */
    CROS(Subject.EQUIPMENT),

    /** Document or request received. */
    RECE(Subject.SHIPMENT),
    /** Drafted. */
    DRFT(Subject.SHIPMENT),
    /** Pending approval. */
    PENA(Subject.SHIPMENT),
    /** Pending update. */
    PENU(Subject.SHIPMENT),
    /** Rejected. */
    REJE(Subject.SHIPMENT),
    /** Approved. */
    APPR(Subject.SHIPMENT),
    /** Issued. */
    ISSU(Subject.SHIPMENT),
    /** Surrendered. */
    SURR(Subject.SHIPMENT),
    /** Submitted. */
    SUBM(Subject.SHIPMENT),
    /** Voided. */
    VOID(Subject.SHIPMENT),
    /** Confirmed. */
    CONF(Subject.SHIPMENT),
    /** Requested. */
    REQS(Subject.SHIPMENT),
    /** Completed. */
    CMPL(Subject.SHIPMENT),
    /** On hold. */
    HOLD(Subject.SHIPMENT),
    /** Released. */
    RELS(Subject.SHIPMENT),

    /** The consignee has the goods. */
    DELIVERY(Subject.CONSIGNMENT),
    /** A code of a later list. */
    @Unrecognised
    UNRECOGNISED(Subject.UNKNOWN);

    /** DCSA's {@code eventClassifierCode}: how sure a report about a milestone is. */
    public enum Classifier {
        /** Planned: agreed. */
        PLN,
        /** Estimated: expected now. */
        EST,
        /** Actual: happened. */
        ACT
    }

    /** The longest time between a planned or expected moment and the telling of it: thirty years. */
    public static final Duration FORESIGHT = Duration.ofDays(10_958);

    private final Subject subject;

    Milestone(Subject subject) {
        this.subject = subject;
    }

    /** What the milestone is said about. */
    public Subject subject() {
        return subject;
    }

    /** DCSA's three families of events, and the consignment itself. */
    public enum Subject {
        /** A vessel, truck, train or aircraft. */
        TRANSPORT,
        /** A container or another loading unit. */
        EQUIPMENT,
        /** The shipment's documents and requests. */
        SHIPMENT,
        /** The consignment as a whole. */
        CONSIGNMENT,
        /** Something that this program does not know. */
        UNKNOWN
    }
}
