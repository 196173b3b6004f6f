package io.symbia.support.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.symbia.support.crate.CrateCommands;
import io.symbia.support.crate.service.CrateHouse;
import io.symbia.support.testkit.FailingDatabase;
import io.symbia.support.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Writes whose outcome nobody tells. */
class LostAnswersIT {
    private final String crate = "L-" + UUID.randomUUID();
    private final StreamHead start = StreamHead.start(CrateCommands.stream(crate));
    private CrateHouse house;
    private Commit commit;

    @BeforeEach
    void open() {
        house = new CrateHouse(TestDatabase.uri(), "lost", (_, _) -> {});
        commit = new CrateRival(house, crate).commit();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private CommitStore on(MongoDatabase database) {
        return new CommitStore(database, house.codec());
    }

    private List<Commit> kept() {
        List<Commit> commits = new ArrayList<>();
        house.commits().follow(start, commits::add);
        return commits;
    }

    @Test
    void anAnswerThatWasLostIsFoundOut() {
        on(FailingDatabase.losingAnswers(house.database().mongo(), 2)).append(start, commit);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void anAnswerThatWasLostToAnotherWriterIsAConflict() {
        house.commits().append(start, new CrateRival(house, crate).commit());
        CommitStore store = on(FailingDatabase.losingAnswers(house.database().mongo(), 0));
        assertThatThrownBy(() -> store.append(start, commit)).isInstanceOf(ConcurrencyException.class);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void whenNobodyAnswersTheClientIsToldSoAndMayTryAgain() {
        CommitStore store = on(FailingDatabase.after(house.database().mongo(), 0));
        assertThatThrownBy(() -> store.append(start, commit)).isInstanceOf(OutcomeUnknownException.class);
        house.commits().append(start, commit);
        house.commits().append(start, commit);
        assertThat(kept()).hasSize(1);
    }
}
