package io.symbia.log.publishing;

import io.symbia.log.patience.Patience;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Step 5 of a seal: what was committed and signed becomes what readers see, at once or when enough witnesses have cosigned it. What is
 * published only ever grows.
 */
public interface Publication extends AutoCloseable {
    /** Begins its work. What was sealed before is published too. */
    void start(Runnable whenPublished);

    /** Throws, for good, once it is known that this log has signed a tree that its files do not have; asked before each seal. */
    void requireOneHistory();

    /** Takes the newest sealed tree. Does not wait for anybody but the disk; of several that wait, the newest is published. */
    void sealed(Sealed newest);

    /** What readers may see; nothing before the first checkpoint is published. */
    Optional<Published> published();

    /** The checkpoint that was published at a size, with all its signatures, if it is kept here; not every one is. */
    Optional<Octets> earlier(long size) throws IOException;

    /** How each witness is doing; none if nobody is asked. */
    List<WitnessStatus> witnesses();

    /** How each mirror is doing; none if there is none. */
    default List<MirrorStatus> mirrors() {
        return List.of();
    }

    /** What is missing before the newest sealed tree is published, apart from the disk; nothing if it is published. */
    default Optional<String> missing() {
        return Optional.empty();
    }

    /**
     * By how much the clocks of most witnesses are ahead of this log's, as far as they have been heard; negative if they are behind, zero unless
     * more than half of all witnesses are on one side.
     */
    default Duration ahead() {
        return Duration.ZERO;
    }

    /** As {@link #ahead}, before each seal: waits some seconds at most, once, for first answers, and asks again if clocks seem to differ. */
    default Duration compareClocks() {
        return Duration.ZERO;
    }

    /**
     * Whether somebody shows witnesses each tree before this log has asked all of them about the one before. While that is so, nobody should be
     * shown a newer one: then whoever does that has none left, and the witnesses agree.
     */
    default boolean isOvertaken() {
        return false;
    }

    /** Checks a little of what the start has passed over; whether there is more. */
    default boolean checkNext() throws IOException {
        return false;
    }

    /** What publishing waits for, apart from witnesses. */
    Patience patience();

    /** Publishes what was sealed last, if that takes no more than a few seconds, then ends. */
    @Override
    void close() throws IOException;
}
