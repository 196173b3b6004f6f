package io.symbia.client.deliveries;

import io.symbia.client.deliveries.text.Listing;
import io.symbia.client.http.Answer;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.origin.ParticipantId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Compares an order that was placed before with the platform's views of it. Its shipments are booked before it is paid for and before anything of
 * it is on its way: once one of those is so, no shipment is missing that an import was about to book.
 *
 * @param there     the shipments that are booked for it
 * @param delivered those of them that have arrived
 * @param isBooked  whether all of its shipments were booked
 * @param escrow    what it pays for
 */
record Standing(Set<String> there, Set<String> delivered, boolean isBooked, Escrow escrow) {
    /** Whether there is an escrow, and whether it pays for the shipments of the file. */
    private enum Escrow {
        NONE,
        AS_IN_FILE,
        OTHERWISE
    }

    private static final String NUMBERS =
            "; where the rows mean those goods, write the numbers that are in, and goods that came besides are of an order of their own";

    private static final long PAUSE_MILLIS = 50;

    /** So long after it was said, what an import before this one has said is in all views; the platform itself lets readers wait for as long. */
    private static final Duration SETTLING = Duration.ofSeconds(2);

    /**
     * Asks until the shipments that are there are those of the file, as long as the platform may not show yet what an earlier import has said.
     * Where nothing shows whose import the order is, another may have placed it a moment ago and be about to book: that one is left the time.
     *
     * @param buyer      as whom the platform is asked
     * @param beganNanos when this import began, by {@link System#nanoTime()}
     */
    static Standing of(OrderRecord order, PlatformClient platform, ParticipantId buyer, long beganNanos) {
        long askedNanos = System.nanoTime();
        Standing standing = of(order, platform, buyer);
        while (!standing.there.equals(order.shipments().keySet())
                && System.nanoTime() - (standing.isBegun(order) ? beganNanos : askedNanos) < SETTLING.toNanos()
                && pause()) {
            standing = of(order, platform, buyer);
        }
        return standing;
    }

    /** Whether an import has come further with the order than its placing: this one's rows, or others. */
    private boolean isBegun(OrderRecord order) {
        return isBooked || !without(there, order.shipments().keySet()).isEmpty();
    }

    private static boolean pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Standing of(OrderRecord order, PlatformClient platform, ParticipantId buyer) {
        JsonNode placed = platform.get(OrderPlan.pathOf(order), buyer).body();
        Set<String> there = shipments(order, placed.path("consigned"));
        Set<String> delivered = shipments(order, placed.path("delivered"));
        Answer agreed = platform.get(OrderPlan.escrowOf(order), buyer);
        boolean isBooked = agreed.isSuccess() || !delivered.isEmpty();
        if (!there.equals(order.shipments().keySet())) { // The order may not have heard yet of all that was booked.
            for (Shipment shipment : order.shipments().values()) {
                JsonNode found = platform.get(OrderPlan.pathOf(shipment), buyer).body();
                if (!texts(found.path("booking").path("orderNumbers"))
                        .contains(order.name().value())) continue;
                there.add(shipment.number());
                isBooked |= !found.path("deliveries").isEmpty()
                        || !found.path("reports").isEmpty();
            }
        }
        Escrow escrow = Escrow.NONE;
        if (agreed.isSuccess()) {
            escrow = OrderPlan.isEscrowOf(order, agreed.body()) ? Escrow.AS_IN_FILE : Escrow.OTHERWISE;
        }
        return new Standing(there, delivered, isBooked, escrow);
    }

    /** The numbers of shipments that the platform names; of those that the seller did not book, the whole name. */
    private static Set<String> shipments(OrderRecord order, JsonNode names) {
        String owned = order.seller() + ":";
        Set<String> numbers = new TreeSet<>();
        for (String name : texts(names)) numbers.add(name.startsWith(owned) ? name.substring(owned.length()) : name);
        return numbers;
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(one -> one.asString("")).toList();
    }

    /** Says in words how the order that is in differs from the file's; empty if it does not, or if an import was ended before it had all of it in. */
    Optional<String> difference(OrderRecord order) {
        Set<String> others = without(there, order.shipments().keySet());
        Set<String> missing = without(order.shipments().keySet(), there);
        if (isBesides(others, missing)) return Optional.empty();
        if (!others.isEmpty()) {
            String than = missing.isEmpty() ? "" : ", and without " + listed(missing);
            return said(order, "is in with %s, which its rows do not have%s".formatted(listed(others), than), NUMBERS);
        }
        if (isBooked && !missing.isEmpty()) {
            String had = "is in with %s alone, and its rows have %s too".formatted(listed(there), listed(missing));
            return said(order, had, NUMBERS);
        }
        if (escrow != Escrow.OTHERWISE) return Optional.empty();
        return said(order, "is in with an escrow that pays for its shipments other amounts than its rows say", "");
    }

    /** Whether all of the file is in and paid for, and what is booked besides is what an import of other rows left at the same time. */
    private boolean isBesides(Set<String> others, Set<String> missing) {
        return missing.isEmpty()
                && escrow == Escrow.AS_IN_FILE
                && others.stream().noneMatch(delivered::contains);
    }

    /** Whether its shipments were booked and none is shown: another import is under way, or the platform is behind. */
    boolean isUnseen() {
        return isBooked && there.isEmpty();
    }

    /** The same in words. */
    String unseen(OrderRecord order) {
        return "order %s is in, and the platform does not show yet with which shipments, as while another import of it is under way; import it again"
                .formatted(order.number());
    }

    private static Optional<String> said(OrderRecord order, String how, String advice) {
        return Optional.of("order %s %s; %s%s".formatted(order.number(), how, DeliveryImport.FOR_EVER, advice));
    }

    private static Set<String> without(Set<String> some, Collection<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(new HashSet<>(others));
        return left;
    }

    private static String listed(Set<String> shipments) {
        return (shipments.size() == 1 ? "shipment " : "shipments ") + Listing.first(List.copyOf(shipments));
    }
}
