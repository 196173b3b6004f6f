package io.symbia.support.crate.service;

import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.support.aggregate.AggregateCatalogue;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.consumer.StateTables;
import io.symbia.support.crate.Crate;
import io.symbia.support.crate.CrateEvent;
import io.symbia.support.view.ViewReaders;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The crate service. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class CrateApplication {
    @Bean
    EventCatalogue eventCatalogue() {
        return new EventCatalogue(List.of(CrateEvent.class));
    }

    @Bean
    AggregateCatalogue aggregates() {
        return AggregateCatalogue.of(Crate.class);
    }

    @Bean
    CrateProjection crateProjection() {
        return new CrateProjection();
    }

    @Bean
    CrateReaction crateReaction(CommandDoor commands, StateTables tables) {
        return new CrateReaction(commands, tables);
    }

    @Bean
    CrateController crateController(CommandDoor commands, ViewReaders readers) {
        return new CrateController(commands, readers);
    }
}
