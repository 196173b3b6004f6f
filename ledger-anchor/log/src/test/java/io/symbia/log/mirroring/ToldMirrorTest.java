package io.symbia.log.mirroring;

import static org.assertj.core.api.Assertions.assertThat;

import io.symbia.disk.FolderDisk;
import io.symbia.log.proof.Prover;
import io.symbia.log.publishing.Sealed;
import io.symbia.log.storage.LogReader;
import io.symbia.log.storage.commits.Commit;
import io.symbia.log.testkit.SimulatedLog;
import io.symbia.tlog.checkpoint.AddCheckpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A mirror to which a stranger takes one step of each upload before the log does, and no more. The log's own step is nothing new any more, and its
 * answer never comes.
 */
@Timeout(120)
class ToldMirrorTest extends StrangersHarness {
    private static final int TREES = 4;

    @Test
    void bringsTheEntriesOfATreeThatAStrangerHasToldItOf() throws Exception {
        requireHoldsWhereAStrangerIsFirst("/add-checkpoint", 200);
    }

    @Test
    void bringsTheManifestsWhereAStrangerHasBroughtTheEntries() throws Exception {
        requireHoldsWhereAStrangerIsFirst("/add-entries", 202);
    }

    @Test
    void asksForCosignaturesWhereAStrangerHasBroughtTheManifests() throws Exception {
        requireHoldsWhereAStrangerIsFirst("/add-manifests", 200);
    }

    private void requireHoldsWhereAStrangerIsFirst(String path, int status) throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(List.of(behindTheDoor(mirror)), 1)) {
            atTheDoor(exchange -> {
                HttpResponse<byte[]> answer = passOn(exchange, mirror);
                if (path(exchange).equals(path) && answer.statusCode() == status) holdBack();
                answer(exchange, answer);
            });
            requirePublishes(log);
            assertThat(heldBack).hasValueGreaterThanOrEqualTo(TREES);
        }
    }

    private static void requirePublishes(SimulatedLog log) {
        for (int tree = 0; tree < TREES; tree++) {
            sealMore(log);
            awaitPublished(log);
        }
        await(() -> log.publication().mirrors().getFirst().problem().isEmpty());
    }

    /** The mirror is always told of a later tree than the log is about to tell it of, and gets nothing of it. */
    @Test
    void bringsALaterTreeOfWhichAStrangerHasToldIt() throws Exception {
        requireBringsALaterTree(true);
        assertThat(heldBack).hasValueGreaterThanOrEqualTo(TREES);
    }

    @Test
    void bringsALaterTreeWhereTheMirrorSaysThatItIsAhead() throws Exception {
        requireBringsALaterTree(false);
    }

    private void requireBringsALaterTree(boolean holdsBack) throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(List.of(behindTheDoor(mirror)), 1)) {
            atTheDoor(exchange -> {
                boolean isFirst = path(exchange).equals("/add-checkpoint");
                if (isFirst) tellOfAnother(log, mirror);
                HttpResponse<byte[]> answer = passOn(exchange, mirror);
                if (isFirst && holdsBack) holdBack();
                answer(exchange, answer);
            });
            requirePublishes(log);
        }
    }

    private void tellOfAnother(SimulatedLog log, RunningMirror mirror) throws IOException, InterruptedException {
        synchronized (log) {
            long told = Long.parseLong(
                    mirror.get("pending").body().lines().findFirst().orElseThrow());
            sealMore(log);
            Commit last = log.last();
            LogReader reader = new LogReader(new FolderDisk(data()));
            mirror.promise(new AddCheckpoint(
                    told,
                    told == 0 ? List.of() : Prover.consistency(told, last.size(), reader),
                    signed(last.size(), last.root())));
        }
    }

    /** A log shows each checkpoint again when another witness has answered; by then somebody else may have shown it so. */
    @Test
    void isDoneWhereAStrangerHasShownWhatIsPublished() throws Exception {
        try (RunningMirror mirror = new RunningMirror(folder.resolve("mirror")).start();
                SimulatedLog log = log(List.of(), 0)) {
            atTheDoor(exchange -> {
                HttpResponse<byte[]> answer = passOn(exchange, mirror);
                if (path(exchange).equals("/add-published")) holdBack();
                answer(exchange, answer);
            });
            sealMore(log);
            Commit last = log.last();
            Sealed tree = new Sealed(last.batch() + 1, last.size(), last.root(), signed(last.size(), last.root()));
            MirrorClient client = clientAt(behindTheDoor(mirror));
            client.hold(tree);
            for (int showing = 0; showing < 3; showing++) client.publish(tree.checkpoint());
            await(() -> heldBack.get() == 3); // None of them was answered.
        }
    }
}
