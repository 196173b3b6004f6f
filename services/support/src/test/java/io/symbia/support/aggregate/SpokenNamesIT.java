package io.symbia.support.aggregate;

import static io.symbia.support.testkit.RefusedFor.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.symbia.events.kernel.domain.Happened;
import io.symbia.events.kernel.origin.Ground;
import io.symbia.events.kernel.origin.Origin;
import io.symbia.events.kernel.origin.ParticipantId;
import io.symbia.events.kernel.origin.PublishedRule;
import io.symbia.events.kernel.origin.RuleName;
import io.symbia.events.words.money.Money;
import io.symbia.support.command.RequestContext;
import io.symbia.support.crate.CrateCommands.OpenCrate;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.refusal.CommonRefusal;
import io.symbia.support.testkit.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In whose name events are written, and what follows from those that were heard. */
class SpokenNamesIT {
    private final String crate = "C-" + UUID.randomUUID();
    private CrateHouse house;

    @BeforeEach
    void open() {
        house = new CrateHouse(TestDatabase.uri(), "spoken-names", (_, _) -> {});
    }

    @AfterEach
    void close() {
        house.close();
    }

    private final OpenCrate open = new OpenCrate(CrateHouse.HAPPENED, crate, 1, Money.of("1.00", "EUR"));
    private final PublishedRule rule = PublishedRule.of("crates/tally", 1);
    private final Origin.Derivation derived =
            rule.from(List.of(new Ground("019379a0-0000-7000-8000-000000000001", rule.text())));

    private void refuses(ParticipantId issuer, Origin origin) {
        assertThatThrownBy(() -> house.door().send(open, RequestContext.of(issuer, origin)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not speak by such an origin");
    }

    @Test
    void nobodySpeaksInTheNameOfAService() {
        refuses(ParticipantId.ofService("crates"), CrateHouse.ORIGIN.origin());
        refuses(new ParticipantId("zj-tea-coop"), derived);
        refuses(ParticipantId.ofService("payment"), derived);
        var foreign = new Origin.Derivation(RuleName.parse("payment/tally"), 1, rule.text(), derived.restsOn());
        refuses(ParticipantId.ofService("crates"), foreign);
        refuses(ParticipantId.ofService("payment"), foreign);
    }

    /** The clock by which it was judged is ahead of this one, or was; or the bound has passed it while it was on its way. */
    @Test
    void aServiceFollowsWhatItHeardWheneverThatWas() {
        follows(Instant.now().plus(Duration.ofDays(1)), CommonRefusal.OCCURRED_IN_FUTURE);
        follows(Instant.now().minus(Duration.ofDays(40 * 366)), CommonRefusal.OCCURRED_TOO_LONG_AGO);
    }

    private void follows(Instant moment, CommonRefusal otherwise) {
        Happened happened = Happened.at(moment.truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
        String heardOf = "C-" + UUID.randomUUID();
        var heard = new OpenCrate(happened, heardOf, 1, Money.of("1.00", "GBP"));
        assertThatThrownBy(() -> house.door().send(heard, CrateHouse.SOMEBODY))
                .satisfies(refused(otherwise)::requireThat);
        RequestContext context = RequestContext.of(rule.service(), derived);
        assertThat(house.door().send(heard, context).created()).isTrue();
    }

    @Test
    void aServiceSpeaksInItsOwnByItsOwnRule() {
        RequestContext context = RequestContext.of(rule.service(), derived);
        assertThat(house.door().send(open, context).created()).isTrue();
    }
}
