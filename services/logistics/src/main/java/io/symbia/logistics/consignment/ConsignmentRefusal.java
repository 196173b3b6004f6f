package io.symbia.logistics.consignment;

import static io.symbia.support.refusal.RefusalText.conflict;
import static io.symbia.support.refusal.RefusalText.forbidden;
import static io.symbia.support.refusal.RefusalText.notFound;
import static io.symbia.support.refusal.RefusalText.unprocessable;

import io.symbia.support.door.Refuses;
import io.symbia.support.refusal.RefusalKind;
import io.symbia.support.refusal.RefusalText;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Why a consignment does not do what was asked. */
public enum ConsignmentRefusal implements RefusalKind {
    /** The id is taken by a booking that says something else. */
    CONSIGNMENT_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("consignment %s was booked with other content; book another id, or repeat the same content")),

    /** The report's id is taken by a report that says something else. */
    REPORT_ALREADY_EXISTS_WITH_OTHER_CONTENT(
            conflict("report %s already says something else; retract it, and report under another id")),

    /** The issuer has no part in the consignment that would allow this. */
    NOT_A_PARTY(forbidden("%s asked to %s; only %s may")),

    /** The issuer wants to decide for customs. */
    NOT_THE_CUSTOMS_AUTHORITY(forbidden("%s asked to decide at the %s gate; the booking names %s")),

    /** The issuer wants to take back what another reported. */
    NOT_THE_REPORTER(forbidden("%s asked to retract report %s; only %s may, who reported it")),

    /** Delivered, lost or returned: only a delivery can still be taken back. */
    CONSIGNMENT_IS_OVER(conflict("asked to %2$s; consignment %1$s is %3$s, possible while BOOKED or IN_TRANSIT")),

    /** Goods do not arrive before somebody has booked their way. */
    DATED_BEFORE_BOOKING(unprocessable("consignment %s was booked for %s, a delivery is said to be of %s; correct the"
                    + " time of the delivery, or leave it out if the goods arrive now")
            .at("/occurredAt")),

    /** Nothing arrives with a consignment that was not booked with it. */
    GOODS_NOT_BOOKED(unprocessable("consignment %2$s was booked without %3$s").at("/goods/%1$s")),

    /** The gate does not let the goods pass at that moment. */
    CUSTOMS_NOT_RELEASED(
            conflict("asked to pass the %s gate at %s; the gate is %s").at("/occurredAt")),

    /** Customs decides about a gate that the booking did not declare. */
    CUSTOMS_GATE_NOT_DECLARED(unprocessable("asked to decide at the %s gate; the booking declares none there")
            .at("/direction")),

    /** The goods went through; a hold comes too late. */
    CUSTOMS_GATE_ALREADY_PASSED(conflict("asked to decide at the %s gate; the consignment is %s and passed it")
            .at("/direction")),

    /** Customs decides what it has already decided. */
    CUSTOMS_GATE_UNCHANGED(
            conflict("the %s gate is already %s by another decision").at("/decision")),

    /** A decision comes in after one that was made later, and must not undo it. */
    CUSTOMS_DECISION_OUT_OF_ORDER(conflict("asked for a decision of %s at the %s gate; the gate is %s")
            .at("/occurredAt")),

    /** A plan is what was agreed; what is thought later is an estimate. */
    MILESTONE_ALREADY_PLANNED(
            conflict("%1$s is planned for %3$s by report %2$s; report an estimate (EST), or retract that plan first")
                    .at("/milestone")),

    /** No report of the wanted kind has that id. */
    REPORT_UNKNOWN(notFound("no %2$s was reported as %1$s")),

    /** The report was taken back before, at another moment or for the other reason. */
    REPORT_ALREADY_RETRACTED(
            conflict("report %s was already retracted at %s, reason %s").at("/%4$s")),

    /** The lateness of the delivery was computed from this plan, and stands on it. */
    PLAN_ALREADY_MEASURED(conflict("the delivery's lateness is measured against plan %s; retract the delivery first")),

    /** A party, or a gate of customs, has its share of the consignment's reports. */
    TOO_MANY_REPORTS(conflict("consignment %s has %s reports by %s, the most there may be of one"));

    /** Says at a door how its command may be refused. */
    @Refuses
    @Retention(RetentionPolicy.RUNTIME)
    @interface May {
        ConsignmentRefusal[] value();
    }

    private final RefusalText text;

    ConsignmentRefusal(RefusalText text) {
        this.text = text;
    }

    @Override
    public RefusalText text() {
        return text;
    }
}
