package io.symbia.supplychain.trace;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.events.words.goods.Sscc;
import io.symbia.events.words.trade.BatchId;
import io.symbia.support.door.Shown;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where goods came from and where they went. */
@Tag(name = "Traces")
@RestController
@RequestMapping("/traces")
class TraceDoor {
    private final Tracer tracer;

    TraceDoor(Tracer tracer) {
        this.tracer = tracer;
    }

    @Operation(summary = "The trace of a lot: {gtin}.{lot}")
    @GetMapping("/{batch}")
    ResponseEntity<Trace> lot(@PathVariable BatchId batch) {
        return Shown.found(tracer.of(batch));
    }

    @Operation(summary = "The trace of a logistic unit")
    @GetMapping("/units/{sscc}")
    ResponseEntity<Trace> unit(@PathVariable Sscc sscc) {
        return Shown.found(tracer.of(sscc));
    }
}
