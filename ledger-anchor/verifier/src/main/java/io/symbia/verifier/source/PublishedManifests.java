package io.symbia.verifier.source;

import io.symbia.tlog.entry.ManifestBundle;
import io.symbia.tlog.tree.Octets;
import io.symbia.verifier.report.CouldNotCheckException;
import io.symbia.verifier.report.NotProvenException;
import java.util.List;
import java.util.Optional;

/**
 * The manifests of a published log, read in their order: in bundles as long as the log has full ones, one by one after that. What a bundle
 * holds is worth no more than what is served alone; each manifest is compared with its leaf.
 */
public final class PublishedManifests {
    private static final int BUNDLES_AHEAD = 3; // At most 8 MB each.
    private static final int WORTH_A_BUNDLE = 8; // Fewer are fetched one by one: a bundle is large.

    private final LogSource log;
    private List<Octets> bundle = List.of();
    private long bundleNumber = -1;
    private boolean hasBundles = true; // Until one is not there: then none after it is.
    private long knownEnd; // The manifests before this one are known to be there.

    /** The manifests of that log. */
    public PublishedManifests(LogSource log) {
        this.log = log;
    }

    /**
     * Says that some manifests will be read soon.
     *
     * @param first      number of the first one
     * @param count      how many, all of which are known to be there
     * @param leavesLeft leaves from the first one's batch on, each of which ends at most one batch
     */
    public void expect(long first, int count, long leavesLeft) {
        knownEnd = first + count;
        for (long batch = first; batch < knownEnd; batch++) {
            long number = batch / ManifestBundle.FULL;
            if (number == bundleNumber) {
                continue;
            }
            if (isInBundle(batch, leavesLeft)) {
                log.expect(ManifestBundle.path(number));
            } else {
                log.expect(path(batch));
            }
        }
    }

    /**
     * The bytes of a manifest.
     *
     * @param leavesLeft leaves from its batch on
     */
    public Octets read(long batch, long leavesLeft) throws NotProvenException, CouldNotCheckException {
        long number = batch / ManifestBundle.FULL;
        if (number != bundleNumber && isInBundle(batch, leavesLeft)) {
            open(number, leavesLeft);
            if (!hasBundles) {
                expect(batch, (int) Math.max(0, knownEnd - batch), leavesLeft);
            }
        }
        return number == bundleNumber ? bundle.get((int) (batch % ManifestBundle.FULL)) : log.read(path(batch));
    }

    private void open(long number, long leavesLeft) throws NotProvenException, CouldNotCheckException {
        for (long next = number + 1; next <= number + BUNDLES_AHEAD; next++) {
            if ((next - number) * ManifestBundle.FULL + ManifestBundle.FULL <= leavesLeft) {
                log.expect(ManifestBundle.path(next));
            }
        }
        Optional<Octets> body = log.find(ManifestBundle.path(number));
        hasBundles = body.isPresent();
        if (hasBundles) {
            bundle = parse(number, body.get());
            bundleNumber = number;
        }
    }

    private static List<Octets> parse(long number, Octets body) throws NotProvenException {
        String otherwise;
        try {
            List<Octets> manifests = ManifestBundle.parse(body).manifests();
            if (manifests.size() == ManifestBundle.FULL) {
                return manifests;
            }
            otherwise = "it has " + manifests.size() + " lines, not " + ManifestBundle.FULL;
        } catch (IllegalArgumentException e) {
            otherwise = e.getMessage();
        }
        String place = "manifest " + number * ManifestBundle.FULL;
        throw NotProvenException.unattributed("batches", place, ManifestBundle.path(number) + ": " + otherwise);
    }

    private boolean isInBundle(long batch, long leavesLeft) {
        long rest = ManifestBundle.FULL - batch % ManifestBundle.FULL;
        return hasBundles && rest >= WORTH_A_BUNDLE && rest <= leavesLeft;
    }

    private static String path(long batch) {
        return "manifests/" + batch;
    }
}
