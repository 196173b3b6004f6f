package io.symbia.support.store;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.envelope.EventContext;
import io.symbia.events.kernel.envelope.StreamSalt;
import io.symbia.events.kernel.origin.EventIds;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.SealedOrigin;
import io.symbia.events.kernel.privacy.Disclosed;
import io.symbia.events.words.money.Money;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.CrateOpenedV1;
import io.symbia.support.crate.service.CrateHouse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Makes first commits of one crate that contradict each other. */
record CrateRival(CrateHouse house, String crate) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final EventIds IDS = new EventIds(Clock.systemUTC(), RANDOM);

    Commit commit() {
        return commit(CrateHouse.ORIGIN);
    }

    /** The same with another origin. */
    Commit commit(SealedOrigin origin) {
        var context = EventContext.first(
                IDS.next(),
                CrateHouse.WHEN,
                CrateCommands.stream(crate),
                StreamSalt.from(RANDOM),
                new ParticipantId("rival"),
                origin.digest());
        var opened = new CrateOpenedV1(
                Happened.at(CrateHouse.WHEN, ZoneOffset.UTC), crate, 7, new Disclosed<>(Money.of("1.00", "EUR")));
        return new Commit(
                new CommitId(CrateCommands.stream(crate), 0),
                List.of(house.codec().seal(opened, context)),
                origin,
                Optional.empty(),
                CrateHouse.WHEN,
                true);
    }
}
