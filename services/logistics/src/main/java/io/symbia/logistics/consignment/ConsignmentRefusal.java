package io.symbia.logistics.consignment;

import io.symbia.events.logistics.ConsignmentId;
import io.symbia.events.logistics.CustomsDirection;
import io.symbia.events.logistics.Milestone;
import io.symbia.events.logistics.ReportId;
import io.symbia.events.logistics.RetractionReason;
import io.symbia.events.party.ParticipantId;
import io.symbia.support.refusal.Refusal;
import io.symbia.support.refusal.Status;
import java.time.Instant;

/** Why a consignment does not do what was asked. */
public abstract sealed class ConsignmentRefusal extends Refusal {
    private static final long serialVersionUID = 1;

    private ConsignmentRefusal(Status status, String code, String pointer, String message) {
        super(status, code, pointer, message);
    }

    /** The id is taken by a booking that says something else. */
    public static final class ConsignmentAlreadyExists extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        ConsignmentAlreadyExists(ConsignmentId id) {
            super(
                    Status.CONFLICT,
                    "consignment_already_exists_with_other_content",
                    "",
                    "consignment %s was booked with other content; book another id, or repeat the same content"
                            .formatted(id));
        }
    }

    /** The report's id is taken by a report that says something else. */
    public static final class ReportAlreadyExists extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        ReportAlreadyExists(ReportId id) {
            super(
                    Status.CONFLICT,
                    "report_already_exists_with_other_content",
                    "",
                    "report %s already says something else; retract it, and report under another id".formatted(id));
        }
    }

    /** The issuer has no part in the consignment that would allow this. */
    public static final class NotAParty extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        NotAParty(ParticipantId issuer, String asked, String allowed) {
            super(Status.FORBIDDEN, "not_a_party", "", "%s asked to %s; only %s may".formatted(issuer, asked, allowed));
        }
    }

    /** The issuer wants to decide for customs. */
    public static final class NotTheCustomsAuthority extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        NotTheCustomsAuthority(ParticipantId issuer, CustomsDirection direction, ParticipantId authority) {
            super(
                    Status.FORBIDDEN,
                    "not_the_customs_authority",
                    "",
                    "%s asked to decide at the %s gate; the booking names %s".formatted(issuer, direction, authority));
        }
    }

    /** The issuer wants to take back what another reported. */
    public static final class NotTheReporter extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        NotTheReporter(ParticipantId issuer, ReportId report, ParticipantId reporter) {
            super(
                    Status.FORBIDDEN,
                    "not_the_reporter",
                    "",
                    "%s asked to retract report %s; only %s may, who reported it".formatted(issuer, report, reporter));
        }
    }

    /** Delivered, lost or returned: only a delivery can still be taken back. */
    public static final class ConsignmentIsOver extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        ConsignmentIsOver(ConsignmentId id, String asked, ConsignmentStatus status) {
            super(
                    Status.CONFLICT,
                    "consignment_is_over",
                    "",
                    "asked to %s; consignment %s is %s, possible while BOOKED or IN_TRANSIT"
                            .formatted(asked, id, status));
        }
    }

    /** The gate does not let the goods pass at that moment. */
    public static final class CustomsNotReleased extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        CustomsNotReleased(CustomsDirection direction, Instant asked, CustomsGates.State gate) {
            super(
                    Status.CONFLICT,
                    "customs_not_released",
                    "/occurredAt",
                    "asked to pass the %s gate at %s; the gate is %s%s"
                            .formatted(
                                    direction,
                                    asked,
                                    gate.position(),
                                    gate.since().map(since -> " since " + since).orElse("")));
        }
    }

    /** Customs decides about a gate that the booking did not declare. */
    public static final class CustomsGateNotDeclared extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        CustomsGateNotDeclared(CustomsDirection direction) {
            super(
                    Status.UNPROCESSABLE,
                    "customs_gate_not_declared",
                    "/direction",
                    "asked to decide at the %s gate; the booking declares none there".formatted(direction));
        }
    }

    /** The goods went through; a hold comes too late. */
    public static final class CustomsGateAlreadyPassed extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        CustomsGateAlreadyPassed(CustomsDirection direction, ConsignmentStatus status) {
            super(
                    Status.CONFLICT,
                    "customs_gate_already_passed",
                    "/direction",
                    "asked to decide at the %s gate; the consignment is %s and passed it".formatted(direction, status));
        }
    }

    /** Customs decides what it has already decided. */
    public static final class CustomsGateUnchanged extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        CustomsGateUnchanged(CustomsDirection direction, CustomsGates.Position position) {
            super(
                    Status.CONFLICT,
                    "customs_gate_unchanged",
                    "/decision",
                    "the %s gate is already %s by another decision".formatted(direction, position));
        }
    }

    /** A decision comes in after one that was made later, and must not undo it. */
    public static final class CustomsDecisionOutOfOrder extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        CustomsDecisionOutOfOrder(CustomsDirection direction, Instant asked, CustomsGates.State gate) {
            super(
                    Status.CONFLICT,
                    "customs_decision_out_of_order",
                    "/occurredAt",
                    "asked for a decision of %s at the %s gate; the gate is %s since %s"
                            .formatted(
                                    asked,
                                    direction,
                                    gate.position(),
                                    gate.since().orElseThrow()));
        }
    }

    /** A plan is what was agreed; what is thought later is an estimate. */
    public static final class MilestoneAlreadyPlanned extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        MilestoneAlreadyPlanned(Milestone milestone, ReportId plan, Instant plannedAt) {
            super(
                    Status.CONFLICT,
                    "milestone_already_planned",
                    "/milestone",
                    "%s is planned for %s by report %s; report an estimate (EST), or retract that plan first"
                            .formatted(milestone, plannedAt, plan));
        }
    }

    /** No report of the wanted kind has that id. */
    public static final class ReportUnknown extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        ReportUnknown(ReportId id, String kind) {
            super(Status.NOT_FOUND, "report_unknown", "", "no %s was reported as %s".formatted(kind, id));
        }
    }

    /** The report was taken back before, for the other reason. */
    public static final class ReportAlreadyRetracted extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        ReportAlreadyRetracted(ReportId id, RetractionReason reason) {
            super(
                    Status.CONFLICT,
                    "report_already_retracted",
                    "/reason",
                    "report %s was already retracted, reason %s".formatted(id, reason));
        }
    }

    /** The lateness of the delivery was computed from this plan, and stands on it. */
    public static final class PlanAlreadyMeasured extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        PlanAlreadyMeasured(ReportId plan) {
            super(
                    Status.CONFLICT,
                    "plan_already_measured",
                    "",
                    "the delivery's lateness is measured against plan %s; retract the delivery first".formatted(plan));
        }
    }

    /** The consignment is full. */
    public static final class TooManyReports extends ConsignmentRefusal {
        private static final long serialVersionUID = 1;

        TooManyReports(ConsignmentId id, int max) {
            super(
                    Status.CONFLICT,
                    "too_many_reports",
                    "",
                    "consignment %s has %d reports, the most there may be".formatted(id, max));
        }
    }
}
