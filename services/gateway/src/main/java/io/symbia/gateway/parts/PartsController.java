package io.symbia.gateway.parts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** One picture of health. */
@RestController
@Tag(name = "Health")
class PartsController {
    /**
     * The parts, when they were asked, and what they know together of the evidence.
     *
     * @param cosigners witnesses and mirrors, as the log knows them; absent while it does not say
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Parts(Instant askedAt, List<Part> parts, Optional<List<Cosigner>> cosigners, WitnessingLag evidence) {}

    private final Rounds rounds;

    PartsController(Rounds rounds) {
        this.rounds = rounds;
    }

    @GetMapping("/health")
    @Operation(summary = "Show how each part is", description = "Asked at most once in two seconds, whoever asks.")
    ResponseEntity<Parts> parts() {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(rounds.latest());
    }
}
