package io.symbia.logistics.lateness;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.support.door.Shown;
import io.symbia.support.view.ViewReader;
import io.symbia.support.view.ViewReaders;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How punctual shippers are. */
@RestController
@RequestMapping("/shippers")
@Tag(name = "Lateness")
class LatenessDoor {
    /**
     * The counts, and what they come to.
     *
     * @param punctualPermille early or on time, in thousandths of those that had a planned day, rounded down; absent
     *     when none had
     */
    record Lateness(LatenessView counts, Optional<Long> punctualPermille) {
        static Lateness of(LatenessView counts) {
            long planned = counts.delivered() - counts.unplanned();
            long punctual = counts.early() + counts.onTime();
            return new Lateness(counts, planned == 0 ? Optional.empty() : Optional.of(punctual * 1000 / planned));
        }
    }

    private final ViewReader<LatenessView> views;

    LatenessDoor(ViewReaders readers) {
        this.views = readers.of(Latenesses.NAME, LatenessView.class);
    }

    @GetMapping("/{participantId}/lateness")
    @Operation(summary = "Sum up how late a shipper's consignments were")
    @ApiResponse(responseCode = "200", description = "Deliveries that count, by how late they were.")
    @ApiResponse(responseCode = "404", description = "`not_found`: none of its consignments was delivered")
    ResponseEntity<Lateness> lateness(@PathVariable ParticipantId participantId) {
        return Shown.found(views.find(participantId.value()).map(Lateness::of));
    }
}
