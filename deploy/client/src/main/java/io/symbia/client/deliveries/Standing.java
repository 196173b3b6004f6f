package io.symbia.client.deliveries;

import io.symbia.client.deliveries.text.Listing;
import io.symbia.client.http.Answer;
import io.symbia.client.http.PlatformClient;
import io.symbia.events.kernel.origin.ParticipantId;
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
 * @param there    the shipments that are booked for it
 * @param isBooked whether all of its shipments were booked
 * @param isPaidSo whether its escrow, if it has one, pays for the shipments of the file
 */
record Standing(Set<String> there, boolean isBooked, boolean isPaidSo) {
    private static final String NUMBERS =
            "; where the rows mean those goods, write the numbers that are in, and goods that came besides are of an order of their own";

    private static final long PAUSE_MILLIS = 50;

    /**
     * Asks until the shipments that are there are those of the file, as long as the platform may not show yet what an earlier import has said.
     *
     * @param buyer        as whom the platform is asked
     * @param settledNanos when it shows that for certain, by {@link System#nanoTime()}
     */
    static Standing of(OrderRecord order, PlatformClient platform, ParticipantId buyer, long settledNanos) {
        Standing standing = of(order, platform, buyer);
        while (!standing.there.equals(order.shipments().keySet()) && System.nanoTime() - settledNanos < 0 && pause()) {
            standing = of(order, platform, buyer);
        }
        return standing;
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
        Set<String> there = new TreeSet<>(texts(placed.path("consigned")));
        Answer escrow = platform.get(OrderPlan.escrowOf(order), buyer);
        boolean isBooked = escrow.isSuccess() || !placed.path("delivered").isEmpty();
        if (!there.equals(order.shipments().keySet())) { // The order may not have heard yet of all that was booked.
            for (Shipment shipment : order.shipments().values()) {
                JsonNode found = platform.get(OrderPlan.pathOf(shipment), buyer).body();
                if (!texts(found.path("booking").path("orderNumbers")).contains(order.number())) continue;
                there.add(shipment.number());
                isBooked |= !found.path("deliveries").isEmpty()
                        || !found.path("reports").isEmpty();
            }
        }
        return new Standing(there, isBooked, !escrow.isSuccess() || OrderPlan.isEscrowOf(order, escrow.body()));
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(one -> one.asString("")).toList();
    }

    /** Says in words how the order that is in differs from the file's; empty if it does not, or if an import was ended before it had all of it in. */
    Optional<String> difference(OrderRecord order) {
        Set<String> others = without(there, order.shipments().keySet());
        Set<String> missing = without(order.shipments().keySet(), there);
        if (!others.isEmpty()) {
            String than = missing.isEmpty() ? "" : ", and without " + listed(missing);
            return said(order, "is in with %s, which its rows do not have%s".formatted(listed(others), than), NUMBERS);
        }
        if (isBooked && !missing.isEmpty()) {
            String had = "is in with %s alone, and its rows have %s too".formatted(listed(there), listed(missing));
            return said(order, had, NUMBERS);
        }
        if (isPaidSo) return Optional.empty();
        return said(order, "is in with an escrow that pays for its shipments other amounts than its rows say", "");
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
