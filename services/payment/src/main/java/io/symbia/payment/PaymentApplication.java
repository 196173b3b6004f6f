package io.symbia.payment;

import io.micrometer.core.instrument.MeterRegistry;
import io.symbia.payment.escrow.EscrowAgreement;
import io.symbia.payment.instruction.PaymentInstruction;
import io.symbia.payment.payout.InstructionPort;
import io.symbia.payment.payout.OpenInstructions;
import io.symbia.payment.payout.PayoutDesk;
import io.symbia.payment.payout.PayoutSteps;
import io.symbia.payment.provider.GuardedProvider;
import io.symbia.payment.provider.PaymentProvider;
import io.symbia.payment.provider.ProviderSettings;
import io.symbia.payment.provider.SimulatedPayment;
import io.symbia.payment.provider.SimulatedPaymentProvider;
import io.symbia.support.SymbiaService;
import io.symbia.support.aggregate.AggregateCatalogue;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.platform.Members;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The process: escrow agreements, payment instructions and the ledger that books both. */
@SpringBootApplication
@EnableConfigurationProperties(ProviderSettings.class)
public class PaymentApplication {

    static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        SymbiaService.run(PaymentApplication.class, "payment", args);
    }

    @Bean
    AggregateCatalogue aggregates() {
        return AggregateCatalogue.of(EscrowAgreement.class, PaymentInstruction.class);
    }

    /** The only provider there is: it moves no money. Another adapter takes its place here. */
    @Bean
    GuardedProvider provider(StateTables tables, ProviderSettings settings) {
        var payments = tables.open("simulated-provider", SimulatedPayment.class);
        return new GuardedProvider(new SimulatedPaymentProvider(payments, settings), settings);
    }

    @Bean
    OpenInstructions openInstructions(StateTables tables) {
        return new OpenInstructions(tables.open("open-instructions", OpenInstructions.Row.class));
    }

    @Bean
    PayoutSteps payouts(CommandDoor commands, PaymentProvider provider, OpenInstructions open, Clock clock) {
        InstructionPort port =
                (command, context) -> !commands.send(command, context).events().isEmpty();
        return new PayoutSteps(port, provider, open, clock);
    }

    @Bean
    PayoutDesk payoutDesk(
            PayoutSteps payouts,
            OpenInstructions open,
            Members members,
            Clock clock,
            @Value("${symbia.payment.payout.sweep-every:5s}") Duration sweepEvery,
            MeterRegistry meters) {
        return new PayoutDesk(payouts, open, members, clock, sweepEvery, meters);
    }
}
