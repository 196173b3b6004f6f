package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowCases.PAYEE;
import static io.symbia.payment.escrow.EscrowCases.PAYER;
import static io.symbia.payment.escrow.EscrowCases.UTC;
import static io.symbia.payment.escrow.EscrowCases.evidence;
import static io.symbia.payment.escrow.EscrowCases.rule;
import static io.symbia.payment.escrow.EscrowCases.tranche;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.StreamId;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.rule.ReleaseCondition;
import io.symbia.events.payment.rule.Stance;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.events.words.trade.EscrowId;
import io.symbia.events.words.trade.OrderNumber;
import io.symbia.payment.AggregateBench;
import io.symbia.payment.escrow.EscrowCommand.CreateEscrow;
import io.symbia.payment.escrow.EscrowCommand.FundEscrow;
import io.symbia.payment.escrow.EscrowCommand.RecordEvidence;
import io.symbia.payment.settlement.EvidenceEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every real order of the delivery records is held in escrow and released shipment by shipment, to the cent. */
class RealOrdersTest {

    private static final Path DELIVERIES =
            Path.of(System.getProperty("symbia.root", "."), "../shared/data/scms/scms_deliveries.csv");
    private static final Money TOTAL = Money.of("992379745.09", "USD"); // The data's own README.
    private static final Instant AGREED_AT = Instant.parse("2006-06-02T00:00:00Z");
    private static final int ORDERS_A_BENCH = 40; // A bench looks through all its events for those of a stream.
    private static final int ORDER = 3;
    private static final int SHIPMENT = 4;
    private static final int VALUE = 25;

    private AggregateBench<EscrowAgreement> bench;

    @Test
    void areReleasedToTheCent() throws IOException {
        assumeTrue(Files.exists(DELIVERIES), "the delivery records are not here: " + DELIVERIES);
        Money released = Money.zero(TOTAL.currency());
        int orders = 0;
        for (Map.Entry<String, Map<String, Money>> order : shipmentsByOrder().entrySet()) {
            Map<String, Money> shipments = order.getValue();
            shipments.values().removeIf(Money::isZero); // Nothing is held for goods that cost nothing.
            if (shipments.isEmpty()) continue;
            if (orders % ORDERS_A_BENCH == 0) bench = new AggregateBench<>(EscrowAgreement.class);
            released = released.plus(live(order.getKey(), shipments));
            orders++;
        }
        assertThat(released).isEqualTo(TOTAL);
        assertThat(orders).isGreaterThan(3_700);
    }

    private Money live(String order, Map<String, Money> shipments) {
        Money amount = shipments.values().stream().reduce(Money.zero(TOTAL.currency()), Money::plus);
        EscrowId escrow = EscrowId.of(PAYER, order);
        List<Tranche> tranches = new ArrayList<>();
        shipments.forEach((shipment, value) -> tranches.add(
                tranche(new TrancheId(shipment), value, List.of(ConsignmentId.of(PAYEE, shipment)), List.of())));
        CreateEscrow create = new CreateEscrow(
                Happened.at(AGREED_AT, UTC),
                escrow,
                OrderNumber.of(PAYER, order),
                PAYER,
                PAYEE,
                Optional.empty(),
                amount,
                rule(tranches.toArray(Tranche[]::new)),
                true);
        bench.send(create, PAYER);
        bench.send(new FundEscrow(Happened.at(AGREED_AT, UTC), escrow, amount), PAYER);
        for (String shipment : shipments.keySet()) bench.send(delivered(escrow, order, shipment), PAYER);
        return releasedIn(bench.events(create.stream()), amount);
    }

    private static RecordEvidence delivered(EscrowId escrow, String order, String shipment) {
        EvidenceEntry entry = new EvidenceEntry(
                ReleaseCondition.delivered(ConsignmentId.of(PAYEE, shipment)),
                Stance.SUPPORTS,
                evidence(
                        new StreamId(
                                "logistics",
                                "consignment",
                                ConsignmentId.of(PAYEE, shipment).value()),
                        1),
                Optional.empty());
        return new RecordEvidence(
                Happened.at(AGREED_AT.plusSeconds(3600), UTC), escrow, entry, List.of(OrderNumber.of(PAYER, order)));
    }

    private static Money releasedIn(List<DomainEvent> history, Money amount) {
        Money sum = Money.zero(amount.currency());
        boolean whole = false;
        for (DomainEvent event : history) {
            if (event instanceof EscrowReleasedV1 release) {
                sum = sum.plus(release.amount().requireDisclosed());
                assertThat(whole).as("only the last release is whole").isFalse();
                whole = release.whole();
            }
        }
        assertThat(whole).isTrue();
        return sum;
    }

    private static Map<String, Map<String, Money>> shipmentsByOrder() throws IOException {
        Map<String, Map<String, Money>> orders = new LinkedHashMap<>();
        try (var lines = Files.lines(DELIVERIES)) {
            lines.skip(1)
                    .map(RealOrdersTest::fields)
                    .forEach(fields -> orders.computeIfAbsent(fields.get(ORDER), _ -> new LinkedHashMap<>())
                            .merge(fields.get(SHIPMENT), Money.of(fields.get(VALUE), "USD"), Money::plus));
        }
        return orders;
    }

    /** RFC 4180 without line breaks inside fields, of which these records have none. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else field.append(c);
        }
        fields.add(field.toString());
        return fields;
    }
}
