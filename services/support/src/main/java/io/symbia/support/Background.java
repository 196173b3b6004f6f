package io.symbia.support;

import io.symbia.support.feed.Feed;
import io.symbia.support.platform.Lease;
import io.symbia.support.platform.Members;
import io.symbia.support.reconciliation.Reconciliation;
import io.symbia.support.relay.Relay;
import io.symbia.support.relay.Sweep;
import io.symbia.support.resend.Resend;
import java.util.List;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/**
 * What runs beside the requests. Begins before the doors open and ends after they have closed, consumers first, so that the
 * relay still publishes what they led to.
 */
final class Background implements SmartLifecycle {
    private final Lease lease;
    private final Members members;
    private final Relay relay;
    private final Sweep sweep;
    private final Resend resend;
    private final List<Feed> feeds;
    private final Optional<Reconciliation> reconciliation;
    private volatile boolean running;

    Background(
            Lease lease,
            Members members,
            Relay relay,
            Sweep sweep,
            Resend resend,
            List<Feed> feeds,
            Optional<Reconciliation> reconciliation) {
        this.lease = lease;
        this.members = members;
        this.relay = relay;
        this.sweep = sweep;
        this.resend = resend;
        this.feeds = List.copyOf(feeds);
        this.reconciliation = reconciliation;
    }

    List<Feed> feeds() {
        return feeds;
    }

    @Override
    public void start() {
        running = true;
        relay.start();
        lease.start();
        members.start();
        sweep.start();
        resend.start();
        feeds.forEach(Feed::start);
        reconciliation.ifPresent(Reconciliation::start);
    }

    @Override
    public void stop() {
        running = false;
        reconciliation.ifPresent(Reconciliation::close);
        feeds.parallelStream().forEach(Feed::close);
        resend.close();
        sweep.close();
        relay.close();
        members.close();
        lease.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0; // The web server has one near the greatest: it starts later and stops earlier.
    }
}
