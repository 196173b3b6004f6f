package io.symbia.credit;

import io.symbia.credit.file.CreditFile;
import io.symbia.credit.line.CreditLine;
import io.symbia.credit.participant.Participant;
import io.symbia.support.SymbiaService;
import io.symbia.support.aggregate.AggregateCatalogue;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The credit service as a process. */
@SpringBootApplication
public class CreditApplication {
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        SymbiaService.run(CreditApplication.class, "credit", arguments);
    }

    @Bean
    AggregateCatalogue aggregates() {
        return AggregateCatalogue.of(Participant.class, CreditFile.class, CreditLine.class);
    }
}
