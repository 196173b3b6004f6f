package io.symbia.payment.escrow;

import static io.symbia.payment.escrow.EscrowCases.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.events.kernel.domain.DomainEvent;
import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.form.Codes;
import io.symbia.events.payment.DisputeId;
import io.symbia.events.payment.EscrowEvent.DisputeOutcome;
import io.symbia.events.payment.EscrowEvent.EscrowDisputedV1;
import io.symbia.events.payment.EscrowEvent.EscrowFundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowRefundedV1;
import io.symbia.events.payment.EscrowEvent.EscrowReleasedV1;
import io.symbia.events.payment.JournalEvent.JournalEntryPostedV1;
import io.symbia.events.payment.JournalEvent.JournalLine;
import io.symbia.events.payment.JournalEvent.Side;
import io.symbia.events.payment.LedgerAccount;
import io.symbia.events.payment.rule.Tranche;
import io.symbia.events.payment.rule.TrancheId;
import io.symbia.events.words.money.CurrencyCode;
import io.symbia.events.words.money.Money;
import io.symbia.events.words.trade.ConsignmentId;
import io.symbia.payment.AggregateBench;
import io.symbia.payment.escrow.EscrowCommand.CreateEscrow;
import io.symbia.payment.escrow.EscrowCommand.FundEscrow;
import io.symbia.payment.escrow.EscrowCommand.RaiseDispute;
import io.symbia.payment.escrow.EscrowCommand.RefundEscrow;
import io.symbia.payment.escrow.EscrowCommand.ResolveDispute;
import io.symbia.payment.settlement.EvidenceEntry;
import io.symbia.payment.settlement.MoneySplit;
import io.symbia.payment.settlement.SettlementAudit;
import io.symbia.payment.settlement.UnfoundedReleaseException;
import io.symbia.support.refusal.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random lives of agreements in every currency: whatever is asked, in whatever order, no cent is made or lost. */
class EscrowConservationTest {

    private static final long SEED = 20_261_102;
    private static final int AGREEMENTS = Integer.getInteger("symbia.payment.agreements", 200);
    private static final int COMMANDS_EACH = 40;

    private final Random random = new Random(SEED);
    private int refused;
    private int released;
    private int refunded;

    @Test
    void noCentIsMadeOrLost() throws UnfoundedReleaseException {
        List<CurrencyCode> currencies = CurrencyCode.all();
        for (int i = 0; i < AGREEMENTS; i++) live(i, currencies.get(i % currencies.size()));
        assertThat(List.of(refused, released, refunded))
                .as("refused commands, released tranches, refunds: the lives are not trivial")
                .allMatch(count -> count > AGREEMENTS / 10);
    }

    private void live(int life, CurrencyCode currency) throws UnfoundedReleaseException {
        AggregateBench<EscrowAgreement> bench = new AggregateBench<>(EscrowAgreement.class);
        List<ConsignmentId> consignments = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(4); i++) consignments.add(new ConsignmentId("ZJ-TEA-COOP:C-" + i));
        CreateEscrow create = terms(currency, consignments);
        bench.send(create, PAYER);
        for (int i = 0; i < COMMANDS_EACH; i++) {
            try {
                EscrowCommand command = randomCommand(create, consignments, bench);
                bench.send(command, pick(List.of(PAYER, PAYEE, ARBITER)));
            } catch (Refusal _) {
                refused++;
            }
        }
        List<DomainEvent> history = bench.events(create.stream());
        verify(life, create.amount(), history);
        SettlementAudit.verify(history);
        released += count(history, EscrowReleasedV1.class);
        refunded += count(history, EscrowRefundedV1.class);
    }

    private static int count(List<DomainEvent> history, Class<?> type) {
        return (int) history.stream().filter(type::isInstance).count();
    }

    private CreateEscrow terms(CurrencyCode currency, List<ConsignmentId> consignments) {
        Money amount = Money.ofMinor(consignments.size() * 10L + random.nextInt(1_000_000), currency);
        List<Money> parts = MoneySplit.byWeights(amount, Collections.nCopies(consignments.size(), 1L));
        List<Tranche> tranches = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            tranches.add(tranche(new TrancheId("T-" + i), parts.get(i), List.of(consignments.get(i)), List.of()));
        }
        return create(amount, rule(tranches.toArray(Tranche[]::new)));
    }

    private EscrowCommand randomCommand(
            CreateEscrow terms, List<ConsignmentId> consignments, AggregateBench<EscrowAgreement> bench) {
        return switch (random.nextInt(8)) {
            case 0 -> new FundEscrow(Happened.at(NOON, UTC), ESCROW, near(terms.amount()));
            case 1 -> new RefundEscrow(Happened.at(NOON, UTC), ESCROW, near(remaining(terms.amount(), bench)));
            case 2 -> new RaiseDispute(Happened.at(NOON, UTC), ESCROW, dispute(random.nextInt(6)), Optional.empty());
            case 3, 4 ->
                new ResolveDispute(
                        Happened.at(NOON, UTC), ESCROW, randomDispute(bench), pick(Codes.of(DisputeOutcome.class)));
            default -> {
                ConsignmentId consignment = pick(consignments);
                int sequence = random.nextInt(6);
                EvidenceEntry entry =
                        random.nextInt(4) > 0 ? delivered(consignment, sequence) : retracted(consignment, sequence);
                yield record(random.nextInt(60), entry);
            }
        };
    }

    private DisputeId randomDispute(AggregateBench<EscrowAgreement> bench) {
        List<DisputeId> known = bench.events(EscrowAgreement.streamOf(ESCROW)).stream()
                .filter(EscrowDisputedV1.class::isInstance)
                .map(event -> ((EscrowDisputedV1) event).disputeId())
                .toList();
        return known.isEmpty() ? dispute(1) : pick(known);
    }

    private Money near(Money amount) {
        Money unit = Money.ofMinor(1, amount.currency());
        Money other = random.nextInt(4) > 0 ? amount : random.nextBoolean() ? amount.plus(unit) : amount.minus(unit);
        return other.isPositive() ? other : unit;
    }

    private static Money remaining(Money agreed, AggregateBench<EscrowAgreement> bench) {
        Money gone = Money.zero(agreed.currency());
        for (DomainEvent event : bench.events(EscrowAgreement.streamOf(ESCROW))) {
            if (event instanceof EscrowReleasedV1 release)
                gone = gone.plus(release.amount().requireDisclosed());
        }
        return agreed.minus(gone);
    }

    private <V> V pick(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** Adds up events and journal independently of the aggregate. */
    private void verify(int life, Money agreed, List<DomainEvent> history) {
        Money funded = Money.zero(agreed.currency());
        Money toPayee = funded;
        Money toPayer = funded;
        Map<String, BigDecimal> accounts = new TreeMap<>();
        for (DomainEvent event : history) {
            switch (event) {
                case EscrowFundedV1 e -> funded = funded.plus(e.amount().requireDisclosed());
                case EscrowReleasedV1 e -> toPayee = toPayee.plus(e.amount().requireDisclosed());
                case EscrowRefundedV1 e -> toPayer = toPayer.plus(e.amount().requireDisclosed());
                case JournalEntryPostedV1 e -> e.lines().forEach(line -> book(accounts, line));
                default -> {}
            }
            assertThat(toPayee.plus(toPayer).exceeds(funded))
                    .as("seed %d life %d: %s", SEED, life, history)
                    .isFalse();
        }
        assertThat(funded.isZero() || funded.equals(agreed)).isTrue();
        assertThat(held(accounts, LedgerAccount.CLIENT_MONEY)).isEqualByComparingTo(funded.amount());
        assertThat(held(accounts, LedgerAccount.payable(PAYEE)))
                .isEqualByComparingTo(toPayee.negate().amount());
        assertThat(held(accounts, LedgerAccount.payable(PAYER)))
                .isEqualByComparingTo(toPayer.negate().amount());
        assertThat(held(accounts, LedgerAccount.escrow(ESCROW)))
                .isEqualByComparingTo(toPayee.plus(toPayer).minus(funded).amount());
        assertThat(accounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("0");
    }

    private static void book(Map<String, BigDecimal> accounts, JournalLine line) {
        BigDecimal amount = line.amount().requireDisclosed().amount();
        accounts.merge(line.account().value(), line.side() == Side.DEBIT ? amount : amount.negate(), BigDecimal::add);
    }

    private static BigDecimal held(Map<String, BigDecimal> accounts, LedgerAccount account) {
        return accounts.getOrDefault(account.value(), BigDecimal.ZERO);
    }
}
