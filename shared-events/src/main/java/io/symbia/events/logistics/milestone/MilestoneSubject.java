package io.symbia.events.logistics.milestone;

import io.symbia.events.kernel.canonical.RefusedJson;
import io.symbia.events.kernel.privacy.Public;
import io.symbia.events.words.transport.ContainerNumber;
import java.util.Optional;

/**
 * What a milestone is said about. A departure says little without the vessel, a loading without the container, and that something was issued
 * says nothing without the document.
 *
 * @param transportCall of a milestone of a means of transport or of equipment
 * @param equipment     of a milestone of equipment
 * @param document      of a milestone of the shipment's documents, which need it
 */
public record MilestoneSubject(
        @Public Optional<TransportCall> transportCall,
        @Public Optional<ContainerNumber> equipment,
        @Public Optional<DocumentType> document) {
    private static final MilestoneSubject UNSAID =
            new MilestoneSubject(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Refuses what a milestone is not said about: a vessel departs, a container is loaded, a document is issued.
     *
     * @param about what is said; a milestone of documents needs one
     * @throws RefusedJson with a pointer below {@code /about}
     */
    public static void requireFit(Milestone milestone, Optional<MilestoneSubject> about) {
        boolean documents = milestone.subject() == Milestone.Subject.SHIPMENT;
        if (documents && about.flatMap(MilestoneSubject::document).isEmpty()) {
            throw new RefusedJson(
                    "missing", "/about/document", milestone + " is said about a document, which is named");
        }
        if (about.isEmpty()) return;
        MilestoneSubject said = about.get();
        boolean equipment = milestone.subject() == Milestone.Subject.EQUIPMENT;
        boolean moves = equipment || milestone.subject() == Milestone.Subject.TRANSPORT;
        if (said.equals(UNSAID)) throw new RefusedJson("invalid_value", "/about", "it says something or is left out");
        requireUnsaid(documents, said.document(), "document", milestone);
        requireUnsaid(equipment, said.equipment(), "equipment", milestone);
        requireUnsaid(moves, said.transportCall(), "transportCall", milestone);
    }

    private static void requireUnsaid(boolean fits, Optional<?> said, String name, Milestone milestone) {
        if (!fits && said.isPresent()) {
            throw new RefusedJson("invalid_value", "/about/" + name, milestone + " is not said about that");
        }
    }
}
