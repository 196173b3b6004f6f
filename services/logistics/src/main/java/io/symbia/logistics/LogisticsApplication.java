package io.symbia.logistics;

import io.symbia.logistics.consignment.Consignment;
import io.symbia.support.SymbiaService;
import io.symbia.support.aggregate.AggregateCatalogue;
import java.util.Locale;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the logistics service. */
@SpringBootApplication
public class LogisticsApplication {
    static void main(String[] args) {
        Locale.setDefault(Locale.ROOT); // INVARIANT 153: digits and letters are the same on every machine.
        SymbiaService.run(LogisticsApplication.class, "logistics", args);
    }

    @Bean
    AggregateCatalogue aggregates() {
        return AggregateCatalogue.of(Consignment.class);
    }
}
