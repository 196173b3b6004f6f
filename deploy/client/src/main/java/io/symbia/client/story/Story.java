package io.symbia.client.story;

import static io.symbia.client.story.Cast.BANK;
import static io.symbia.client.story.Cast.COOP;
import static io.symbia.client.story.Cast.ESCROW;
import static io.symbia.client.story.Cast.LINE;
import static io.symbia.client.story.Cast.TEEHAUS;

import io.symbia.client.http.Answer;
import io.symbia.client.http.Call;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.origin.ParticipantId;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Tells the story. Every command names what it creates and says when, the same in every telling: told a second time in the same house, the
 * story changes nothing.
 */
public final class Story {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(100);
    private static final int CHAPTERS = 10;

    private final PlatformClient platform;
    private final PrintStream out;
    private int told;
    private int commands;
    private int events;

    /**
     * What a telling did.
     *
     * @param commands that were given
     * @param events   that they made at once; 0 when the house had heard the story before
     * @param sealed   events in the log at the end: those, what services made in answer to them, and whatever was there before
     */
    public record Outcome(int commands, int events, long sealed) {}

    /** @param out where the spectator reads */
    public Story(PlatformClient platform, PrintStream out) {
        this.platform = platform;
        this.out = out;
    }

    /**
     * Tells it all.
     *
     * @param folder where the last chapter leaves the event, its proof and the policy
     * @throws StoryStuck when it cannot go on
     */
    public Outcome tell(Path folder) throws IOException {
        tell(Chapters.participants());
        tell(Chapters.leaves());
        tell(Chapters.order());
        money("before");
        tell(Chapters.tea());
        await(
                "/supply-chain/batches/" + Cast.TEA_LOT,
                COOP,
                "both inspections at the batch",
                batch -> batch.path("passed").size() == 2);
        tell(Chapters.packing());
        tell(Chapters.journey());
        escrowIsReleased();
        await(
                "/credit/files/" + COOP,
                COOP,
                "evidence of delivery, inspections and payment in the file",
                file -> file.path("evidence").has("PAYMENT_SETTLED")
                        && file.path("evidence").has("DELIVERY")
                        && file.path("evidence").path("INSPECTION_PASSED").asInt(0) == 2);
        tell(Chapters.score());
        score();
        trace();
        title("the delivery's proof is saved, verified offline, and refused with one byte changed");
        JsonNode journey = await(
                "/logistics/consignments/" + Cast.CONSIGNMENT,
                TEEHAUS,
                "the delivery",
                view -> view.path("delivery").has("fact"));
        new Proof(platform, out).show(journey.path("delivery").path("fact"), folder);
        return new Outcome(commands, events, sealed());
    }

    /** Events in the log: each batch has one leaf of its own beside them. */
    private long sealed() {
        JsonNode log = await("/log/status", TEEHAUS, "the log's status", view -> view.has("size"));
        return log.path("size").asLong() - log.path("batches").asLong();
    }

    /** What the escrow holds and has let go, as its payer sees it. */
    private void money(String when) {
        JsonNode amounts = await(
                        "/payment/escrows/" + ESCROW,
                        TEEHAUS,
                        "the money in escrow",
                        view -> !view.at("/amounts/funded/amount")
                                .asString("0.00")
                                .equals("0.00"))
                .path("amounts");
        out.printf(
                "        money %s: paid in %s, released to %s %s, left in escrow %s%n",
                when, amount(amounts, "funded"), COOP, amount(amounts, "released"), amount(amounts, "remaining"));
    }

    private static String amount(JsonNode amounts, String name) {
        JsonNode money = amounts.path(name);
        return money.path("currency").asString() + " " + money.path("amount").asString();
    }

    private void escrowIsReleased() {
        title("the rule is met: the escrow is released, the payment settled, the credit given back");
        JsonNode escrow = await(
                "/payment/escrows/" + ESCROW,
                TEEHAUS,
                "the release of the escrow",
                view -> view.path("status").asString("").equals("RELEASED"));
        out.printf(
                "        nobody gave a command: payment saw delivery and inspections, escrow %s is %s%n",
                ESCROW, escrow.path("status").asString());
        money("after");
        show("/payment/escrows/" + ESCROW);
        await(
                "/credit/lines/" + LINE,
                BANK,
                "the release of the credit",
                line -> line.path("released").asInt(0) == 1);
    }

    private void score() {
        String path = "/credit/files/" + COOP + "/score-runs/" + Cast.SCORE_RUN;
        JsonNode run = await(path, BANK, "the score", view -> view.has("score"));
        out.printf(
                "        score %d of 10000, band %s, by model %s%n",
                run.path("score").asInt(),
                run.path("band").asString(),
                run.path("modelId").asString());
        for (JsonNode factor : run.path("factors")) {
            out.printf(
                    "        %-12s %5d  weight %2d %%  evidence: %d of %s, %s%n",
                    factor.path("name").asString(),
                    factor.path("value").asInt(),
                    factor.path("weight").asInt(),
                    factor.path("count").asInt(),
                    run.path("evidenceIn").asString(),
                    factor.path("evidence"));
        }
    }

    private void trace() {
        title("the pallet is traced back to its tea leaves");
        String path = "/supply-chain/traces/units/" + Cast.PALLET;
        JsonNode trace = await(
                path,
                TEEHAUS,
                "the leaves in the trace",
                view -> view.toString().contains(Cast.LEAF_LOT));
        for (JsonNode edge : trace.path("edges")) {
            out.printf(
                    "        %s %s %s%n",
                    edge.path("from").asString(),
                    edge.path("relation").asString(),
                    edge.path("to").asString());
        }
        show(path);
    }

    private void tell(Chapter chapter) {
        title(chapter.title());
        out.printf("        by %s%n", chapter.actors());
        for (Call call : chapter.calls()) {
            Answer answer = platform.put(call);
            if (!answer.isSuccess()) throw new StoryStuck(call.path() + " was refused: " + answer.refusal());
            commands++;
            events += answer.body().path("events").size();
        }
        chapter.shown().forEach(this::show);
    }

    private void show(String path) {
        out.printf("        see %s%n", platform.address(path));
    }

    private void title(String text) {
        out.printf("[%2d/%d] %s%n", ++told, CHAPTERS, text);
    }

    /** Looks until what a reader sees is as it should be. */
    private JsonNode await(String path, ParticipantId reader, String what, Predicate<JsonNode> condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = platform.get(path, reader);
            if (answer.isSuccess() && condition.test(answer.body())) return answer.body();
            if (System.nanoTime() > deadline) {
                throw new StoryStuck("waited %d s for %s; %s answers %d"
                        .formatted(PATIENCE.toSeconds(), what, path, answer.status()));
            }
            LockSupport.parkNanos(LOOK_AGAIN_AFTER.toNanos());
        }
    }
}
