package io.symbia.log.publishing;

import io.symbia.log.patience.Patience;
import io.symbia.tlog.tree.Octets;
import java.io.IOException;
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

    /** What publishing waits for, apart from witnesses. */
    Patience patience();

    /** Publishes what was sealed last, if that takes no more than a few seconds, then ends. */
    @Override
    void close() throws IOException;
}
