package io.symbia.http.sharing;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Shares work out by highest random weight: whoever knows of the same members ranks them alike for a piece of work, and each is first for
 * its part of all pieces. When a member goes, its pieces fall to the others evenly, and no other piece moves.
 */
public final class Rendezvous {
    private Rendezvous() {}

    /**
     * Ranks members for a piece of work.
     *
     * @param members names, each once
     * @param work    name of the piece
     */
    public static List<String> ranked(Collection<String> members, String work) {
        Comparator<String> byWeight = Comparator.comparingLong(member -> weight(member, work));
        return members.stream()
                .sorted(byWeight.thenComparing(Comparator.naturalOrder()).reversed())
                .toList();
    }

    /** Two hashes, mixed (the last steps of MurmurHash3), so that neither a common end of names nor a common beginning shows in the order. */
    private static long weight(String member, String work) {
        long mixed = (long) member.hashCode() << 32 ^ Integer.toUnsignedLong(work.hashCode());
        mixed = (mixed ^ mixed >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
