package io.symbia.supplychain.issue;

import static io.symbia.supplychain.batch.BatchRefusal.*;
import static io.symbia.supplychain.unit.LogisticUnitRefusal.*;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.symbia.supplychain.batch.BatchCommand.ConsumeInputs;
import io.symbia.supplychain.batch.BatchRefusal;
import io.symbia.supplychain.unit.LogisticUnitCommand.PackUnit;
import io.symbia.supplychain.unit.LogisticUnitRefusal;
import io.symbia.support.command.CommandAnswer;
import io.symbia.support.command.RequestContext;
import io.symbia.support.door.Example;
import io.symbia.support.http.CommandHttp;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where goods are asked for that batches give out. */
@RestController
class GoodsIssueDoor {
    private final GoodsIssue goodsIssue;

    GoodsIssueDoor(GoodsIssue goodsIssue) {
        this.goodsIssue = goodsIssue;
    }

    @PutMapping("/units/{sscc}")
    @Tag(name = "Logistic units")
    @Operation(summary = "Pack a unit; its batches give out what is in it, or nothing is packed")
    @Example("""
            {"contents":[{"batch":"19506000134366.ZJ2611A","quantity":{"value":"40","unit":"XCT"}}],
             "childUnits":[],"orderNumber":"teehaus-hh:PO-2611-0042","packedAt":"9506000134307"}""")
    @LogisticUnitRefusal.May({
        NOT_THE_PACKER,
        UNIT_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        UNIT_WAS_UNPACKED,
        UNIT_IS_INSIDE_ANOTHER,
        UNIT_INSIDE_ITSELF
    })
    @BatchRefusal.May({
        NOT_A_DRAWER,
        BATCH_STATE_FORBIDS,
        BATCH_IS_QUARANTINED,
        TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        BATCH_HOLDS_LESS,
        OTHER_UNIT_OF_MEASURE,
        TOO_MANY_FOR_BATCH
    })
    ResponseEntity<CommandAnswer> pack(PackUnit command, RequestContext context) {
        return CommandHttp.answer(goodsIssue.pack(command, context), "/supply-chain/units/" + command.sscc());
    }

    @PutMapping("/batches/{batch}/inputs")
    @Tag(name = "Batches")
    @Operation(summary = "Consume quantities of other batches; all of them or none")
    @Example("""
            {"inputs":[{"batch":"09506000134352.LEAF26","quantity":{"value":"1000","unit":"KGM"}}]}""")
    @BatchRefusal.May({
        NOT_THE_PRODUCER,
        NOT_A_DRAWER,
        BATCH_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        BATCH_STATE_FORBIDS,
        BATCH_IS_QUARANTINED,
        TAKING_ALREADY_EXISTS_WITH_OTHER_CONTENT,
        BATCH_CONSUMES_ITSELF,
        BATCH_HOLDS_LESS,
        OTHER_UNIT_OF_MEASURE,
        TOO_MANY_FOR_BATCH
    })
    ResponseEntity<CommandAnswer> consume(ConsumeInputs command, RequestContext context) {
        return CommandHttp.answer(goodsIssue.consume(command, context), "/supply-chain/batches/" + command.batch());
    }
}
