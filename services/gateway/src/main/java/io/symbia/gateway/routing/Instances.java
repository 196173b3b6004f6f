package io.symbia.gateway.routing;

import io.symbia.http.sharing.Rendezvous;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds the instances of a target, and ranks them for a request. Where the name of a target has several addresses, each is an
 * instance: requests about one thing go to the same one while the same are there, so that it has the thing in its memory and loses no race
 * for it to another. All of them would answer alike.
 */
public final class Instances {
    /** An instance that was not reached is asked last for so long: by then the name has other addresses, or it is back. */
    static final Duration AVOIDED = Duration.ofSeconds(5);

    private static final int MAX_TRIES = 3;
    private static final int NAMING_SEGMENTS = 3; // Of /payment/escrows/E-1/releases: target, kind and name.

    private final Names names;
    private final Map<URI, Long> avoidedUntilNanos =
            new ConcurrentHashMap<>(); // Of those that were not reached lately.

    Instances(Names names) {
        this.names = names;
    }

    /** Finds the addresses of a host. */
    @FunctionalInterface
    public interface Names {
        /** All addresses of a host. */
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * The instances to try, one after the other; at least one.
     *
     * @param path of the request, as it came
     */
    List<URI> of(Target target, String path) {
        Map<String, URI> all = addresses(target);
        if (all.size() < 2) return List.of(target.url());
        List<URI> ranked = new ArrayList<>();
        rank(all, path).forEach(address -> ranked.add(all.get(address)));
        long now = System.nanoTime();
        avoidedUntilNanos.values().removeIf(until -> until - now < 0);
        List<URI> avoided =
                ranked.stream().filter(avoidedUntilNanos::containsKey).toList();
        ranked.removeAll(avoided);
        ranked.addAll(avoided);
        return ranked.subList(0, Math.min(MAX_TRIES, ranked.size()));
    }

    /** Takes note that nobody was reached at an address. */
    void avoid(URI instance) {
        avoidedUntilNanos.put(instance, System.nanoTime() + AVOIDED.toNanos());
    }

    /** A request that names nothing goes to any: lists, and what is given a name by its body. */
    private static List<String> rank(Map<String, URI> all, String path) {
        String[] segments = path.split("/", NAMING_SEGMENTS + 2); // The first is empty.
        if (segments.length <= NAMING_SEGMENTS || segments[NAMING_SEGMENTS].isEmpty()) {
            List<String> any = new ArrayList<>(all.keySet());
            Collections.shuffle(any);
            return any;
        }
        String name = String.join("/", Arrays.copyOf(segments, NAMING_SEGMENTS + 1));
        return Rendezvous.ranked(all.keySet(), name);
    }

    /** A certificate names a host and not its addresses, so behind TLS there is one. */
    private Map<String, URI> addresses(Target target) {
        URI url = target.url();
        if (!url.getScheme().equals("http")) return Map.of();
        try {
            Map<String, URI> addresses = new LinkedHashMap<>();
            List<InetAddress> found = List.of(names.of(url.getHost()));
            // Of an instance with an address of each kind there is one.
            boolean hasOld = found.stream().anyMatch(Inet4Address.class::isInstance);
            for (InetAddress address : found) {
                if (hasOld && address instanceof Inet6Address) continue;
                String host = address instanceof Inet6Address
                        ? "[" + address.getHostAddress().replaceFirst("%.*", "") + "]"
                        : address.getHostAddress();
                addresses.put(host, URI.create("http://" + host + (url.getPort() < 0 ? "" : ":" + url.getPort())));
            }
            return addresses;
        } catch (UnknownHostException unknown) { // Whoever connects to it says so.
            return Map.of();
        }
    }
}
