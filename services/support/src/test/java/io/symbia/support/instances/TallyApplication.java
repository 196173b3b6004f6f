package io.symbia.support.instances;

import io.symbia.events.kernel.catalogue.EventCatalogue;
import io.symbia.support.SymbiaService;
import io.symbia.support.aggregate.AggregateCatalogue;
import io.symbia.support.command.CommandDoor;
import io.symbia.support.consumer.Reaction;
import io.symbia.support.crate.Crate;
import io.symbia.support.crate.CrateEvent;
import io.symbia.support.crate.service.CrateProjection;
import io.symbia.support.view.ViewReaders;
import java.util.List;
import java.util.Locale;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The crate service with a reaction whose commands name what they cause, as those of real services do. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class TallyApplication {
    /** Says at which port it answers, and ends when whoever started it does. */
    public static void main(String[] args) throws Exception {
        Locale.setDefault(Locale.ROOT);
        var context = SymbiaService.run(TallyApplication.class, "crates", args);
        System.out.println("port " + context.getEnvironment().getProperty("local.server.port"));
        System.out.flush();
        int read;
        do {
            read = System.in.read();
        } while (read >= 0);
        context.close();
    }

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
    Reaction tallyReaction(CommandDoor commands) {
        return new TallyReaction(commands);
    }

    @Bean
    SlipDoor slipDoor(CommandDoor commands, ViewReaders readers) {
        return new SlipDoor(commands, readers);
    }
}
