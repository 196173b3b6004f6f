package io.symbia.events.logistics;

import io.symbia.events.kernel.domain.Computed;
import io.symbia.events.kernel.domain.EventType;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.logistics.milestone.DelayReason;
import io.symbia.events.logistics.milestone.Milestone;
import io.symbia.events.logistics.milestone.Milestone.Classifier;
import io.symbia.events.logistics.milestone.MilestoneSubject;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.transport.UnLocode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** A report about a milestone of a consignment, in the stream {@code logistics/consignment/<consignmentId>}. */
public sealed interface MilestoneReport extends ConsignmentEvent.Retractable {
    Classifier classifier();

    Milestone milestone();

    Optional<UnLocode> location();

    /** When it is planned, expected or was reached. */
    Instant at();

    /** What it is said about, as far as the reporter says. */
    Optional<MilestoneSubject> about();

    /** Why it is late, if somebody says so; a plan is not. */
    Optional<DelayReason> delayReason();

    /** A milestone was planned (DCSA classifier PLN): what was agreed, and what lateness is measured against, by local time there if stated. */
    @EventType("symbia.logistics.consignment.milestone-planned.v1")
    record MilestonePlannedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public ParticipantId reportedBy,
            @Public Milestone milestone,
            @Public Optional<UnLocode> location,
            @Public Instant at,
            @Public Optional<ZoneOffset> atOffset,
            @Public Optional<MilestoneSubject> about)
            implements MilestoneReport {
        @Override
        public Classifier classifier() {
            return Classifier.PLN;
        }

        @Override
        public Optional<DelayReason> delayReason() {
            return Optional.empty();
        }
    }

    /**
     * A milestone is expected (DCSA classifier EST): the newest expectation, which replaces no plan.
     *
     * @param delayReason why it is expected late
     */
    @EventType("symbia.logistics.consignment.milestone-estimated.v1")
    record MilestoneEstimatedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public ParticipantId reportedBy,
            @Public Milestone milestone,
            @Public Optional<UnLocode> location,
            @Public Instant at,
            @Public Optional<ZoneOffset> atOffset,
            @Public Optional<MilestoneSubject> about,
            @Public Optional<DelayReason> delayReason)
            implements MilestoneReport {
        @Override
        public Classifier classifier() {
            return Classifier.EST;
        }
    }

    /**
     * A milestone was reached (DCSA classifier ACT), when the event happened.
     *
     * @param milestone  never a delivery, which has an event of its own
     * @param delayReason why it was reached late
     * @param outOfOrder whether a milestone that happened later had been reported before this one
     */
    @EventType("symbia.logistics.consignment.milestone-reached.v1")
    record MilestoneReachedV1(
            @Public Happened happened,
            @Public ConsignmentId consignmentId,
            @Public ReportId reportId,
            @Public ParticipantId reportedBy,
            @Public Milestone milestone,
            @Public Optional<UnLocode> location,
            @Public Optional<MilestoneSubject> about,
            @Public Optional<DelayReason> delayReason,
            @Public @Computed boolean outOfOrder)
            implements MilestoneReport {
        @Override
        public Classifier classifier() {
            return Classifier.ACT;
        }

        @Override
        public Instant at() {
            return happened.at();
        }
    }
}
